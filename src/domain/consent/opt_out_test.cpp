#include "domain/consent/opt_out.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace domain::consent {
namespace {

const OptOutContext kUnknown;
const OptOutContext kProactive{.last_was_proactive = true, .task_open = {}};
const OptOutContext kTask{.last_was_proactive = false, .task_open = true};
const OptOutContext kIdle{.last_was_proactive = {}, .task_open = false};

// "language: text / text / text", a line for each language; `*` is no hint.
int expect_all(std::string_view lines, OptOutAnswer answer, const OptOutContext& context) {
    int cases = 0;
    for (const auto line : base::split(lines, '\n')) {
        const auto colon = line.find(':');
        if (colon == line.npos) continue;
        const auto language = base::trim(line.substr(0, colon));
        for (const auto part : base::split(line.substr(colon + 1), '/')) {
            ++cases;
            const auto text = base::trim(part);
            EXPECT_EQ(base::name_of(read_opt_out(text, language == "*" ? "" : language, context).answer),
                      base::name_of(answer))
                << language << ": " << text;
        }
    }
    return cases;
}

// The whole table of behaviours.md §3.8, less the starred words and bare "dung" (§10.16).
constexpr std::string_view kHard = R"(
en: stop / stopall / unsubscribe / revoke / opt out / optout / remove me / STOP / Stop. / opt-out
fr: stop / arret / arrete / arretez / desabonner / desinscription / desinscrire / arrêt / Arrêtez ! / désabonner
es: stop / baja / parar / cancelar suscripcion / darme de baja / cancelar suscripción / BAJA
pt: parar / pare / sair / descadastrar / cancelar inscricao / remover / stop / cancelar inscrição / PARAR / Sair.
vi: dừng / tu choi / từ chối / huy dang ky / hủy đăng ký / huỷ đăng ký / ngung / ngừng / ngưng / stop / DỪNG / Từ chối!
de: stopp / stop / abmelden / abbestellen / austragen / Stopp!
it: stop / basta / disiscrivimi / cancellami / annulla iscrizione / annulla l'iscrizione
nl: stop / afmelden / uitschrijven / stopzetten
pl: stop / rezygnuje / rezygnuję / wypisz / wypisz mnie
ro: stop / dezabonare
cs: stop / odhlasit / odhlásit
hu: stop / leiratkozas / leiratkozás
ru: стоп / отписаться / отказ / СТОП / Стоп!
uk: стоп / відписатися / відмова / Відмова.
tr: dur / ret / cik / çık / stop / ÇIK / DUR
ar: توقف / ايقاف / إيقاف / الغاء الاشتراك / إلغاء الاشتراك
he: הסר / עצור / להסיר
hi: रोकें / बंद करें / stop / बंद करो
id: berhenti / stop / henti
ms: berhenti / stop / henti
th: หยุด / เลิกรับ
zh: 退订 / 取消订阅 / 停止 / td / 退訂 / TD
zh-Hant: 退訂 / 取消訂閱
ja: 停止 / 配信停止 / 解除 / ストップ / ｽﾄｯﾌﾟ
ko: 수신거부 / 거부 / 중지 / 그만 / 수신 거부
sv: stopp / avsluta
da: stop / afmeld
no: stopp / avmeld
nb: stopp / avmeld
fi: lopeta / peruuta tilaus
el: διακοπη / διαγραφη / διακοπή / ΔΙΑΓΡΑΦΉ
*: stop / parar / sair / abmelden / arrêtez / стоп / 退订 / dừng / توقف / unsubscribe
)";

TEST(OptOutWords, KeywordAloneStops) {
    EXPECT_GE(expect_all(kHard, OptOutAnswer::stop, kUnknown), 140);
    expect_all(kHard, OptOutAnswer::stop, kTask);
}

TEST(OptOutWords, AtMostTwoPoliteWordsChangeNothing) {
    expect_all(R"(
en: stop please / please stop / Stop, thanks! / please stop, thank you / Hi, stop. / STOP STOP STOP
fr: stop svp / arrêtez s'il vous plaît / Stop merci / désabonner s.v.p.
es: por favor parar / baja por favor / Stop, gracias
pt: por favor parar / parar, por favor / Pare, obrigado / sair por favor / Oi, parar
vi: làm ơn dừng / dừng lại nhé / xin dừng ạ / stop nhé
de: Bitte abmelden / Stopp bitte / abmelden, danke
it: stop per favore / basta grazie
nl: stop alstublieft / graag afmelden / stop a.u.b.
pl: proszę wypisz / stop, dziękuję
ru: стоп, пожалуйста / пожалуйста стоп
uk: стоп, будь ласка
tr: lütfen dur / stop lütfen
ar: توقف من فضلك / من فضلك توقف
he: עצור בבקשה / הסר תודה
hi: कृपया रोकें / कृपया बंद करें
id: tolong berhenti / stop terima kasih
th: หยุดครับ / กรุณาหยุด / stop ครับ
zh: 请停止 / 停止，谢谢 / 请退订
ja: 停止してください / 配信停止をお願いします
ko: 중지해주세요 / 그만 하세요
sv: stopp tack / snälla stopp
da: stop tak
no: stopp takk
fi: lopeta kiitos
el: διακοπή παρακαλώ
)",
               OptOutAnswer::stop, kUnknown);
    expect_all(R"(en: please please please stop)", OptOutAnswer::ask, kUnknown);
}

// §6 case 40.
TEST(OptOutWords, DisguisesAreSeenThrough) {
    expect_all(R"(
en: ＳＴＯＰ / S T O P / s.t.o.p / s-t-o-p / stop!!! 😡 / 🛑 STOP 🛑 / "STOP" / «stop» / ЅТОР / sтop / sto​p / STOPPP / sToP / st0p / 𝐒𝐓𝐎𝐏 / Ⓢⓣⓞⓟ / #stop / stooooop / S t o p please
ru: стоп!!! / с т о п / cтoп
tr: İPTAL / IPTAL / ABONELİKTEN ÇIK
pt: P A R A R / ＰＡＲＡＲ
)",
               OptOutAnswer::stop, kProactive);
}

constexpr std::string_view kStarred = R"(
en: cancel / end / quit / Cancel. / cancel please / QUIT
fr: annuler
es: cancelar / no mas / no más
pt: cancelar
vi: huy / tc / hủy / huỷ / Huy / TC
de: ende / ENDE
it: annulla
pl: anuluj
ru: отмена
tr: iptal / İPTAL / IPTAL
th: ยกเลิก / ยกเลิกครับ
zh: 取消
ja: キャンセル
ko: 취소
*: cancel / quit
)";

TEST(OptOutWords, StarredWordsGoByTheContext) {
    expect_all(kStarred, OptOutAnswer::ask, kUnknown);  // §10.18
    expect_all(kStarred, OptOutAnswer::ask, kTask);
    expect_all(kStarred, OptOutAnswer::stop, kProactive);
    expect_all(kStarred, OptOutAnswer::stop, kIdle);
}

// §10.16: "dừng" is a stop, "đúng" (right) is not, bare "dung" asks back, whatever the context.
TEST(OptOutWords, VietnameseMarksAreOtherWords) {
    for (const auto& context : {kUnknown, kProactive, kTask, kIdle}) {
        expect_all("vi: dung / Dung / dung ạ / dung lai", OptOutAnswer::ask, context);
        expect_all("vi: dừng / dừng", OptOutAnswer::stop, context);
        expect_all("vi: đúng / đúng rồi / dùng / đứng / dũng / Dũng / đừng / hụy / huỳ / tử chồi / ngủng",
                   OptOutAnswer::no, context);
    }
    expect_all("*: dung / tc / td / dur / ret", OptOutAnswer::ask, kProactive);
    expect_all("*: đúng", OptOutAnswer::no, kUnknown);
}

TEST(OptOutWords, OrdinaryWordsOfOtherLanguagesSayNothing) {
    expect_all(R"(
en: dung / huy / ret / dur
fr: dur / dung
pt: td / tc / ret / ende / dur
es: td / remover / huy
da: ret
hu: baja
de: dung / pare
)",
               OptOutAnswer::no, kProactive);
}

// §10.17.
TEST(OptOutWords, PlainRevocationStops) {
    expect_all(R"(
en: stop sending me these messages / Please stop sending me these messages. / stop texting me / Stop messaging me! / Don't text me again / Do not contact me anymore / no more messages please / no more spam / take me off your list / please remove me from your mailing list / unsubscribe me / I want to unsubscribe / I would like to opt out / I'd like to unsubscribe please / I don't want to receive any more messages / I no longer want to receive your messages / I do not want your ads / stop the messages / stop all promotional messages / Can you stop sending me messages? / I withdraw my consent / I revoke my consent / Unsubscribe me from this / I'm not interested. Stop sending me messages / Stop spamming me / leave me alone
fr: arrêtez de m'envoyer des messages / Merci d'arrêter les messages, arrêtez vos messages / ne m'envoyez plus de messages / Ne m'écrivez plus / je ne veux plus recevoir vos messages / je veux me désabonner / plus de pub / stop pub / retirez-moi de votre liste
es: dejen de enviarme mensajes / no me envíen más mensajes / no quiero recibir más mensajes / Quiero darme de baja / no más mensajes / dejen de escribirme / deja de mandarme publicidad por favor / no me escriban más / retiro mi consentimiento
pt: pare de me mandar mensagens / Parem de me enviar mensagens, por favor / não quero mais receber mensagens / não quero receber mais mensagens / não me mande mais mensagens / não me mandem mais nada / quero parar de receber mensagens / quero sair da lista / me tirem dessa lista / quero me descadastrar / chega de propaganda / não me escrevam mais / não quero mais receber essas mensagens de vocês
vi: đừng gửi tin nhắn cho tôi nữa / tôi không muốn nhận tin nhắn nữa / không muốn nhận quảng cáo / đừng nhắn nữa / dừng gửi tin nhắn / toi khong muon nhan tin nhan nua / ngừng gửi quảng cáo
de: hören Sie auf mir zu schreiben / Bitte schicken Sie mir keine Nachrichten mehr / keine Werbung mehr / ich möchte keine Nachrichten mehr erhalten / ich will mich abmelden / keine Nachrichten mehr bitte / melden Sie mich bitte ab / Schreiben Sie mir nicht mehr
it: smettetela di mandarmi messaggi / non voglio più ricevere messaggi / basta messaggi / non scrivetemi più / voglio disiscrivermi / basta con la pubblicità
nl: stop met het sturen van berichten / stuur mij geen berichten meer / ik wil geen berichten meer ontvangen / ik wil me afmelden / geen reclame meer
pl: przestańcie wysyłać wiadomości / nie chcę otrzymywać więcej wiadomości / chcę się wypisać / wypiszcie mnie z listy
ro: nu mai trimiteți mesaje / nu mai vreau să primesc mesaje
cs: přestaňte mi posílat zprávy / nechci dostávat další zprávy / chci se odhlásit
hu: ne küldjenek több üzenetet / nem kérek több üzenetet
ru: перестаньте присылать сообщения / не пишите мне больше / хватит слать рекламу / я не хочу получать рассылку / хочу отписаться / отпишите меня от рассылки
uk: перестаньте надсилати повідомлення / не пишіть мені більше / я хочу відписатися
tr: mesaj göndermeyin / artık mesaj istemiyorum / reklam mesajı atmayın
ar: لا أريد استلام رسائل / توقفوا عن إرسال الرسائل / أوقفوا الرسائل
he: תפסיקו לשלוח לי הודעות / אני לא רוצה לקבל הודעות / הסירו אותי מהרשימה
hi: संदेश भेजना बंद करें / मुझे मैसेज मत भेजो / मैसेज नहीं चाहिए
id: berhenti mengirim pesan / jangan kirim pesan lagi / saya tidak mau menerima pesan lagi / stop iklan
th: หยุดส่งข้อความ / ไม่อยากรับข้อความอีก / ไม่ต้องการรับโฆษณา
zh: 不要再给我发短信了 / 请不要再发送广告 / 我不想再收到短信 / 我要退订 / 别打扰我
ja: メールを送らないでください / もうメッセージを送らないで / 配信を停止してください / メールの配信を停止してください
ko: 문자 그만 보내세요 / 광고 보내지 마세요 / 더 이상 메시지 보내지 마세요
sv: sluta skicka meddelanden / jag vill inte ha fler meddelanden / inga fler sms tack
da: stop med at sende beskeder / jeg vil ikke have flere beskeder
no: slutt å sende meldinger / jeg vil ikke ha flere meldinger
fi: lopettakaa viestien lähettäminen / en halua enää viestejä
el: σταματήστε να μου στέλνετε μηνύματα / δεν θέλω άλλα μηνύματα
*: pare de me mandar mensagens / stop sending me messages / не пишите мне больше
en-GB: pare de me mandar mensagens
)",
               OptOutAnswer::stop, kUnknown);
}

// §10.17, §6 case 39: a keyword inside a longer message asks back.
TEST(OptOutWords, KeywordInALongerMessageAsksBack) {
    expect_all(R"(
en: cancel my order / Cancel my order please / I want to cancel the appointment / STOP. Where is my order? / how do I unsubscribe? / can you stop the delivery / why did you stop selling the blue one / please end this / I want to quit / stop sending me the wrong size / stop sending me messages about shoes, but keep the order updates / Stop sending me messages, unless it is about my order / stop sending messages until Monday / what happens if I unsubscribe? / if I say stop, what then?
fr: je veux annuler ma commande / arrêtez la commande / comment me désabonner du suivi de commande
es: quiero cancelar mi pedido / pueden parar el envío / quiero dar de baja la línea 3
pt: quero cancelar meu pedido / podem parar a entrega / como faço para descadastrar um produto? / quero remover um item do carrinho / não quero mais receber mensagens de promoção só do pedido
vi: hủy đơn hàng giúp em / tôi muốn hủy lịch hẹn / từ chối nhận hàng được không
de: ich möchte meine Bestellung stornieren / können wir den Termin abbrechen / wie kann ich mich vom Kurs abmelden
it: vorrei annullare l'ordine / posso annullare
nl: ik wil mijn bestelling annuleren
pl: proszę anuluj zamówienie 12
ru: хочу отменить заказ / отмена заказа / стоп а где мой заказ
uk: хочу скасувати замовлення
tr: siparişimi iptal edin
ar: اريد الغاء الطلب
he: אני רוצה לבטל הזמנה
hi: ऑर्डर रद्द करें
id: saya mau batalkan pesanan
th: ยกเลิกออเดอร์ / ขอยกเลิกนัดวันพรุ่งนี้
zh: 我想取消订单 / 请停止发货
ja: 注文をキャンセルしたいです / 配送を停止できますか
ko: 주문 취소해 주세요 / 배송 중지 가능한가요
*: cancel my order / quero cancelar meu pedido
)",
               OptOutAnswer::ask, kProactive);
}

TEST(OptOutWords, RevocationWithAQuestionMarkAsksBack) {
    expect_all(R"(
en: no more offers? / Will you send no more ads?  No more ads? / I don't want your offers?
de: Keine Angebote mehr?
es: ¿no más ofertas?
)",
               OptOutAnswer::ask, kUnknown);
    expect_all("de: Keine Angebote? / keine Nachrichten", OptOutAnswer::no, kUnknown);
    expect_all("fr: plus d'offres ?", OptOutAnswer::no, kUnknown);
}

// Sentences that merely contain the word, or say the opposite.
TEST(OptOutWords, OrdinarySentencesSayNothing) {
    expect_all(R"(
en: please stop by the shop / Can I stop by the shop tomorrow? / Where is the bus stop? / I'll stop in around five / don't stop / Please don't stop sending me offers / I do not want to unsubscribe / I can't stop smiling, thank you! / We came non-stop from Leeds / at the end of the week / Is it open until the end of June? / Do you have it in blue? / thanks! / yes / no / ok / hello / I'm stopping by / weekend opening hours? / It ended well / I quit smoking, do you have gum? / the bus stops here / is there a cancellation fee / 42 / 👍 / ?
fr: sans arrêt / où est l'arrêt de bus ? / n'arrêtez pas / c'est dur / Bonjour, avez-vous du pain ? / je ne veux pas me désabonner / je suis en arrêt maladie
es: ¿está en la planta baja? / sin parar / no quiero parar de recibir ofertas / busco una talla baja / para mañana / no quiero darme de baja / ¿Tienen más? / estoy de baja
pt: não quero parar de receber / não quero parar de receber as mensagens / não pare de me mandar ofertas / quando vai sair o novo livro? / vou sair de casa às 9 / trabalho sem parar / não quero cancelar / não me descadastre / Vocês têm em azul? / onde fica a parada de ônibus / compare os preços / preparar o pedido / td bem / não quero sair da lista
vi: Anh Huy ơi cho em hỏi / tên tôi là Huy / em tên Dung / đúng rồi ạ / đúng / không hủy / đừng hủy / shop ở gần trạm dừng nào / dùng được không / shop không ngừng cải tiến
de: am Ende der Woche / bis Ende Mai / ich will mich nicht abmelden / wo ist die Bushaltestelle / Wochenende / Habt ihr keine Angebote?
it: non basta / basta che sia blu / mi basta un chilo / non voglio disiscrivermi
nl: niet stoppen / waar is de bushalte / ik wil me niet afmelden
pl: nie rezygnuję / gdzie jest przystanek
ru: не отписывайте меня / я не хочу отписаться / где остановка
uk: не хочу відписатися
tr: iptal etmeyin / iptal etme / durak nerede / dur bakalım
ar: لا توقف / أين المحل
he: לא לבטל / איפה החנות
hi: बंद मत करें / दुकान कहाँ है / रोकें नहीं
id: jangan berhenti / kerja tanpa henti / saya tidak mau berhenti / berhenti di halte mana
th: วันหยุดเปิดไหม / ร้านหยุดวันไหน / ไม่ยกเลิก / วันหยุดยาวนี้เปิดไหมคะ
zh: 不要取消 / 我不想退订 / 你们停止营业了吗 / 有蓝色的吗
ja: 停止しないでください / ロック解除の方法は / 青はありますか
ko: 그만큼 좋아요 / 거부하지 마세요 / 취소하지 마세요 / 파란색 있어요?
sv: jag vill inte avsluta / har ni den i blått
da: hvor er busstoppestedet / jeg vil ikke afmelde mig
no: jeg vil ikke avmelde meg
fi: en halua lopettaa / missä kauppa on
el: δεν θέλω διακοπή / πού είναι το μαγαζί
*: bus stop / Wochenende / no quiero parar de recibir / não quero parar de receber
)",
               OptOutAnswer::no, kUnknown);
}

TEST(OptOutWords, OptInIsReadAndIsNoStop) {
    constexpr std::string_view kOptIn = R"(
en: start / unstop / subscribe / START please
fr: reprendre / start
es: alta / start
pt: voltar / quero receber / start / Quero receber, por favor
vi: dang ky / bat dau / đăng ký / bắt đầu
de: anmelden
it: riprendi
nl: aanmelden
pl: zapisz
ro: abonare
cs: prihlasit
hu: feliratkozas
ru: старт / подписаться
uk: старт / підписатися
tr: basla / başla
ar: اشتراك
he: הצטרף
hi: शुरू
id: mulai / mula
th: เริ่ม
zh: 订阅 / 開始
ja: 再開
ko: 수신동의 / 재개
sv: start
)";
    expect_all(kOptIn, OptOutAnswer::no, kProactive);
    EXPECT_TRUE(read_opt_out("quero receber", "pt", kUnknown).is_opt_in);
    EXPECT_EQ(read_opt_out("START please", "en", kUnknown).reason_code, "OPTED_IN");
    EXPECT_FALSE(read_opt_out("when do you start?", "en", kUnknown).is_opt_in);
    EXPECT_FALSE(read_opt_out("start stop", "en", kUnknown).is_opt_in);
}

// §6 case 41.
TEST(OptOutWords, QuotedLinesAndSignaturesAreNotTheirs) {
    const auto answer = [](std::string_view text) { return read_opt_out(text, "en", kUnknown).answer; };
    EXPECT_EQ(answer("> Reply STOP to unsubscribe\nYes, two please"), OptOutAnswer::no);
    EXPECT_EQ(answer("On Monday Aurora wrote:\n> Our offer\n> Reply STOP to opt out\n\nStop"),
              OptOutAnswer::stop);
    EXPECT_EQ(answer("Stop\n\nSent from my iPhone"), OptOutAnswer::stop);
    EXPECT_EQ(answer("Stop\n-- \nJane Miller"), OptOutAnswer::stop);
    EXPECT_EQ(answer("> Reply STOP to unsubscribe"), OptOutAnswer::no);
    EXPECT_EQ(answer("https://example.org/stop"), OptOutAnswer::no);
}

TEST(OptOutWords, NothingAndNonsenseSayNothing) {
    EXPECT_EQ(read_opt_out("", "en", kProactive).answer, OptOutAnswer::no);
    EXPECT_EQ(read_opt_out("  \n ... 😀", "", kProactive).answer, OptOutAnswer::no);
    EXPECT_EQ(read_opt_out("\xff\xfe stop", "en", kProactive).answer, OptOutAnswer::no);
    const std::string long_text(100'000, 'x');
    EXPECT_EQ(read_opt_out(long_text, "", kProactive).answer, OptOutAnswer::no);
}

TEST(OptOutWords, ReasonsAreNamed) {
    EXPECT_EQ(read_opt_out("stop", "en", kUnknown).reason_code, "OPTED_OUT");
    EXPECT_EQ(read_opt_out("cancel", "en", kUnknown).reason_code, "OPT_OUT_AMBIGUOUS");
    EXPECT_EQ(read_opt_out("cancel my order", "en", kUnknown).reason_code, "OPT_OUT_SUSPECTED");
    EXPECT_EQ(read_opt_out("hello", "en", kUnknown).reason_code, "");
}

}  // namespace
}  // namespace domain::consent
