// Sentences as people write them, set down before the patterns were tuned to them: which answers are right.
#include <gtest/gtest.h>

#include "base/text.h"
#include "domain/consent/opt_out.h"

namespace domain::consent {
namespace {

// "answers|language|text".
constexpr std::string_view kSentences = R"(
stop|en|Stop all messages
stop|en|STOP MESSAGING ME!!!
stop|en|Please unsubscribe me from your list
stop|en|please take me off this mailing list, thank you
stop|en|I don't want any more messages from you
stop|en|Do not message me again.
stop|en|stop sending messages
stop|en|stop sending me texts
stop|en|stop these messages please
stop|en|stop contacting me
stop|en|please remove me
stop|en|i want to opt out
stop|en|I want to stop receiving these messages
stop|en|stop sending promotions
stop|en|I never want to hear from you again
stop|en|stop it with the ads
stop ask|en|stop now!
stop ask|en|Stop this
stop ask|en|enough, stop
ask no|en|Stop! You sent the wrong thing
ask|en|I'd like to cancel my appointment on Friday
ask no|en|Does the number 12 bus stop outside?
no|en|What time do you close?
ask no|en|I couldn't stop by yesterday
ask no|en|the screen protector has a full stop on it
ask no|en|how long until the sale ends? end of month?
no|en|Is the cancelled order refunded?
no|en|I'm nonstop busy
ask no|en|I want to start and end at 5
ask no|en|please quit the small talk lol
stop|fr|Arrêtez de m'envoyer des messages
stop|fr|Stop aux messages svp
stop|fr|Ne me contactez plus
stop|fr|je ne souhaite plus recevoir de messages
stop|fr|je souhaite me désinscrire
stop|fr|désabonnez-moi
stop|fr|STOP SMS
stop|fr|arrêtez d'envoyer des pubs
ask no|fr|Pouvez-vous arrêter la livraison ?
ask no|fr|L'arrêt du tram est loin ?
no|fr|À quelle heure fermez-vous ?
ask no|fr|je n'arrête pas de penser à ce canapé
stop|es|Dejen de mandarme mensajes
stop|es|ya no quiero recibir mensajes
stop|es|No me manden más publicidad
stop|es|no quiero más mensajes
stop|es|quiero dejar de recibir mensajes
stop|es|Denme de baja por favor
ask no|es|¿Puedo cancelar mi cita?
no|es|¿Hasta qué hora abren?
ask no|es|la baja temporada es barata
ask no|es|no más azúcar por favor
stop|pt|para de me mandar mensagem
stop|pt|não quero mais mensagens
stop|pt|não quero receber mensagens
stop|pt|por favor, parem de me mandar mensagens
stop|pt|me tira da lista
stop|pt|Pare de enviar mensagens
stop|pt|quero cancelar a inscrição
stop|pt|não me mandem mais mensagens, por favor
stop|pt|remova meu número da lista
stop|pt|não desejo mais receber promoções
ask no|pt|posso parar o carro aí na frente?
ask no|pt|não quero parar de receber as novidades
no|pt|qual o preço da camiseta?
ask no|pt|que horas vocês vão sair?
ask no|pt|quero sair com a bolsa hoje
ask|pt|quero cancelar a compra
stop|vi|Đừng nhắn tin cho tôi nữa
stop|vi|Làm ơn đừng gửi tin nhắn nữa
stop|vi|Tôi không muốn nhận tin nhắn quảng cáo nữa
stop|vi|Vui lòng dừng gửi tin
stop|vi|Hủy đăng ký nhận tin
stop|vi|ngừng nhắn tin cho tôi
stop|vi|DUNG GUI TIN NHAN
ask|vi|dung
no|vi|Đúng rồi shop ơi
no|vi|Em tên Huy
no ask|vi|Chị muốn hủy đơn
no|vi|mấy giờ shop đóng cửa
no ask|vi|dung roi
stop|de|Hör auf mir zu schreiben
stop|de|Bitte keine Nachrichten mehr
stop|de|Ich möchte mich abmelden
stop|de|Bitte nehmen Sie mich aus der Liste
stop|de|Ich will keine Werbung
stop|de|stoppen Sie die Nachrichten
stop|de|Bitte schicken Sie keine Nachrichten mehr
ask no|de|Bitte stornieren Sie meine Bestellung
no|de|Wann haben Sie Feierabend?
no ask|de|Ich bin am Ende der Straße
no ask|de|Ich möchte mich nicht abmelden
stop|it|Basta messaggi per favore
stop|it|Non inviatemi più messaggi
stop|it|smettila di scrivermi
stop|it|non voglio ricevere messaggi
stop|it|cancellatemi dalla lista
ask no|it|Basta così, grazie
ask no|it|voglio annullare l'ordine
stop|nl|Stop met berichten sturen
stop|nl|stuur me geen berichten meer
stop|nl|Ik wil geen reclame meer ontvangen
ask no|nl|Stopt de bus hier?
stop|pl|Proszę nie wysyłać więcej wiadomości
stop|pl|nie chcę więcej wiadomości
stop|ro|Nu mai vreau mesaje
stop|cs|Neposílejte mi už žádné zprávy
stop|hu|Nem kérek több reklámot
stop|ru|прекратите слать мне сообщения
stop|ru|Больше не присылайте рекламу
stop|ru|Не хочу больше получать ваши сообщения
stop|ru|удалите меня из рассылки
ask no|ru|стоп, это не мой заказ
no|ru|Где остановка автобуса?
stop|uk|Не хочу отримувати повідомлення
stop|tr|Bana mesaj atmayın
stop|tr|Mesaj almak istemiyorum
stop|tr|Lütfen bana mesaj göndermeyin
ask|tr|siparişi iptal etmek istiyorum
no|tr|durum nedir
stop|ar|لا ترسل لي رسائل
stop|ar|توقف عن ارسال الرسائل
stop|ar|أوقفوا إرسال الرسائل من فضلكم
stop|he|תפסיקו לשלוח הודעות
stop|he|נא להסיר אותי מהרשימה
stop|hi|मुझे मैसेज भेजना बंद करें
stop|hi|मुझे और मैसेज नहीं चाहिए
stop|id|Tolong berhenti mengirim pesan
stop|id|Jangan kirim pesan lagi
stop|ms|Sila berhenti menghantar mesej
stop|th|กรุณาหยุดส่งข้อความ
stop|th|เลิกส่งข้อความมาได้แล้ว
no ask|th|วันหยุดนี้เปิดไหม
stop|zh|请停止给我发短信
stop|zh|不要再发信息给我了
stop|zh|不要再发消息了
ask no|zh|可以取消预约吗
no|zh|几点关门
stop|ja|メッセージを送るのをやめてください
stop|ja|もうメッセージはいりません
stop|ja|配信を停止したいです
stop|ja|配信停止希望
ask no|ja|予約をキャンセルしたい
stop|ko|메시지 그만 보내주세요
stop|ko|문자 보내지 마세요
stop|ko|더 이상 연락하지 마세요
stop|ko|수신거부합니다
ask no|ko|예약 취소할게요
stop|sv|Sluta skicka meddelanden till mig
stop|da|Stop med at skrive til mig
stop|no|Ikke send meg flere meldinger
stop|fi|Älä lähetä enää viestejä
stop|el|Μην μου στέλνετε άλλα μηνύματα
no ask|en|Have you stopped making the green one?
no ask|en|My order was cancelled, why?
no ask|en|remove me from the waiting list for Friday
no ask|en|please don't send it to my old address
no ask|en|don't send me the red one
no ask|en|i don't want messages on the cake, just flowers
no ask|en|stop the delivery please
no ask|en|no more sugar please
no ask|en|can you stop by with the parcel?
no ask|en|I do not want to stop receiving messages
no ask|en|You never stop sending great stuff
no ask|en|never stop sending me offers!
no ask|en|take me off hold please
no ask|en|I would like to unsubscribe from the gym, not from this chat
no ask|en|text me when you stop
no ask|en|only stop sending me messages at night
no ask|pt|não quero parar de receber mensagens
no ask|pt|não parem de me mandar mensagens, adoro
no ask|pt|pare de se preocupar
no ask|pt|me manda mensagem quando sair
no ask|pt|não mande para o endereço antigo
no ask|pt|quero remover o bordado
no ask|pt|não me mande a nota errada
no ask|es|no dejen de enviarme ofertas
no ask|es|no me manden el pedido hoy
no ask|es|¿pueden parar en mi calle?
no ask|fr|n'arrêtez pas de m'envoyer des messages
no ask|fr|ne m'envoyez pas la facture
no ask|de|bitte nicht abmelden
no ask|de|Hören Sie nicht auf mir zu schreiben
no ask|it|non smettete di mandarmi messaggi
no ask|vi|đừng ngừng gửi tin nhắn cho tôi
no ask|vi|không gửi được tin nhắn
no ask|vi|Huy
no ask|vi|Dung
no ask|ru|не переставайте присылать скидки
no ask|ru|не присылайте синий
no ask|ja|予約を解除しないでください
no ask|ja|商品を送らないでください
no ask|zh|不要停止发送消息
no ask|zh|不要发货到旧地址
no ask|ko|보내지 마세요
no ask|tr|mesaj göndermeyi bırakmayın
no ask|th|อย่าหยุดส่งข้อความนะ
no ask|ar|لا تتوقف عن إرسال الرسائل
no ask|he|אל תפסיקו לשלוח הודעות
no ask|hi|मैसेज भेजना बंद न करें
no ask|id|jangan berhenti mengirim promo
)";

TEST(OptOutSentences, AreReadAsAPersonWould) {
    int read = 0;
    for (const auto line : base::split(kSentences, '\n')) {
        const auto parts = base::split(line, '|');
        if (parts.size() != 3) continue;
        ++read;
        const auto answer = base::name_of(read_opt_out(parts[2], parts[1], {}).answer);
        EXPECT_TRUE(parts[0].contains(answer)) << line << ": " << answer;
    }
    EXPECT_GE(read, 200);
}

// Whatever bytes come, there is an answer; and the hint never turns an English stop into anything else.
TEST(OptOutSentences, AnyBytesHaveAnAnswer) {
    std::uint32_t state = 1;
    const auto next = [&] { return state = state * 1664525u + 1013904223u; };
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::uint32_t i = next() >> 26; i > 0; --i)
            text.push_back(static_cast<char>(next() >> 24));
        (void)read_opt_out(text, "", {});
        (void)read_opt_out(text, "vi", {});
    }
    for (const char* language : {"", "en", "pt", "vi", "zh-Hans", "ar", "th", "xx", "-", "EN_us"})
        EXPECT_EQ(read_opt_out("Stop!", language, {}).answer, OptOutAnswer::stop) << language;
}

}  // namespace
}  // namespace domain::consent
