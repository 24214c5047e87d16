// Sentences that plainly take back consent to messages (behaviours.md §10.17). Matched against a whole
// sentence without its polite words, so that a condition, a question or another object ("stop sending me the
// wrong size") is no match. Drafts, as all lists but the English keywords.
#include <vector>

#include "domain/consent/words.h"

namespace domain::consent {
namespace {

constexpr Patterns kEuropean[] = {
    {"en",
     "(?:(?:me|us|these|those|this|your|any|more|all|the|such|of|stupid|annoying|marketing|promotional|promo|"
     "automated|automatic|unwanted|further|other|spam|text|sms|kind of|sort of) "
     ")*(?:messages?|texts?|sms|spam|ads?|"
     "adverts?|advertising|advertisements?|promotions?|promos?|offers?|marketing|newsletters?|notifications?|"
     "updates?|emails?|reminders?)",
     R"((?:(?:can|could|would|will) you |you (?:must|should|need to|have to) |i (?:want|need|would like|wish) you to |just |and |then )*(?:please |kindly )?stop (?:sending|texting|messaging|contacting|spamming|bothering|emailing|harassing|pinging|disturbing)(?: (?:to )?(?:me|us))?(?: (?:with )?@)(?: (?:any ?more|again|ever again|already|at once|right now|from now on|forever|to me|to my phone|to this number))*
(?:(?:can|could|would|will) you |just |and )*(?:please |kindly )?stop (?:texting|messaging|contacting|spamming|bothering|emailing|harassing|pinging|disturbing|writing to|writing) (?:me|us)(?: (?:any ?more|again|ever again|already|at once|right now|forever))*
(?:just )?stop (?:it )?(?:with )?@
(?:do not|dont|never) (?:ever )?(?:text|message|contact|write|write to|email|spam|bother|disturb) (?:me|us)(?: (?:any ?more|again|ever again|ever))*
(?:do not|dont|never) (?:ever )?send (?:me|us) (?:@|anything)(?: (?:any ?more|again|ever again|ever))*
i never want to hear from you(?: again)?
(?:do not|dont|never) send @(?: to me)?(?: (?:any ?more|again|ever again|ever))*
no more @
(?:take|remove|delete|unsubscribe|drop|opt) me (?:off|from|out|of|out of) (?:your |the |this |these |all |mailing |contact |marketing |text )*(?:lists?|database|contacts|@)
unsubscribe me(?: (?:from )?(?:this|everything|all|all of this|@))?
unsubscribe (?:from )?@
i (?:want|would like|wish|need|d like|have decided) to (?:unsubscribe|opt out|be removed|be taken off your list|revoke my consent|withdraw my consent)(?: (?:from|of) @)?
id like to (?:unsubscribe|opt out|stop receiving @)
i (?:want|would like|wish) to stop (?:receiving|getting) @
i (?:do not|dont|no longer) (?:want|wish|need|like)(?: to)?(?: (?:receive|get|have|see))? @(?: from you)?(?: any ?more)?
i (?:do not|dont|no longer) (?:want|wish) to (?:be contacted|hear from you|be messaged|be texted|get anything from you)(?: (?:any ?more|again|by you))*
(?:i )?(?:hereby )?(?:revoke|withdraw) (?:my )?(?:consent|permission)(?: (?:to|for) @)?
cancel (?:the |these |your |all |my )*(?:messages|notifications|newsletter|texts|sms|text messages)
leave me alone)"},
    {"fr",
     "(?:(?:de|d|des|ces|vos|les|tous|toutes|le|la|votre|vos|plus|ce) "
     ")*(?:messages?|sms|textos?|pubs?|publicites?|"
     "publicite|promos?|promotions?|offres?|newsletters?|notifications?|mails?|spams?|dpub|dsms)(?: "
     "(?:publicitaires?|promotionnels?|commerciaux))?",
     R"((?:arrêtez?|arrêter|cessez?|stop|stoppez)(?: tout de suite)? (?:de |d)(?:m|me |nous )?(?:envoyer|écrire|contacter|harceler|déranger|spammer)(?: @)?
(?:arrêtez?|cessez?|stop|stoppez)(?: avec| a| aux)? @
ne (?:m|me |nous )?(?:envoyez|envoie|écrivez|contactez|écris|contacte|dérangez) plus(?: (?:rien|jamais))?(?: @)?
(?:je )?(?:ne )?(?:veux|souhaite|désire) plus (?:recevoir|avoir|de)(?: de vos nouvelles)?(?: @)?
plus de (?:pubs?|publicités?|spams?|sms|messages|textos)(?: svp)?
(?:je )?(?:veux|souhaite|voudrais|désire) (?:me désabonner|me désinscrire|ne plus recevoir @|être retiré de (?:la|votre) liste)
(?:désabonnez|désinscrivez|retirez|supprimez|enlevez) moi(?: de (?:la|votre|vos|cette) listes?)?
(?:je )?retire mon consentement
laissez moi tranquille)"},
    {"es",
     "(?:(?:de|sus|estos|esos|mas|los|tus|tantos|el|la|tanta|tanto|este|vuestros|otros) "
     ")*(?:mensajes?|sms|textos?|"
     "publicidad|promociones|promocion|promos?|ofertas?|anuncios?|notificaciones|correos?|spam|whatsapps?)(?:"
     " "
     "(?:promocionales|publicitarios|comerciales))?",
     R"((?:por favor )?(?:deja|deje|dejen|dejad|para|pare|paren|basta) de (?:enviarme|mandarme|enviar|mandar|escribirme|contactarme|molestarme|enviarnos)(?: @)?
no me (?:escriban|escribas|escriba|contacten|contacte|contactes|molesten)(?: más)?
no (?:me |nos )?(?:envíen|envíe|envíes|enviéis|manden|mande|mandes|mandéis)(?: más)? @(?: más)?
no me (?:envíen|envíe|envíes|manden|mande|mandes)(?: nada)? más(?: nada)?
no mas @
(?:ya )?no (?:quiero|deseo) (?:recibir |que me (?:envíen|envíes|manden|mandes|escriban|contacten) )?(?:más )?@(?: más)?
(?:ya )?no (?:quiero|deseo) (?:recibir|saber) (?:nada )?(?:más|nada mas)(?: de ustedes)?
(?:quiero|deseo|quisiera|me gustaría|solicito) (?:darme de baja|cancelar (?:la|mi) suscripción|dejar de recibir @|la baja)
(?:dame|denme|deme|dadme) de baja(?: de (?:la|su|esta) lista)?
(?:retiro|revoco) mi consentimiento
(?:quítame|quítenme|bórrenme|elimínenme|sáquenme) de (?:la|su|esta) lista
déjenme en paz)"},
    {"pt",
     "(?:(?:de|essas|esses|mais|as|os|suas|seus|tantas|tantos|estas|estes|a|o|tais) "
     ")*(?:mensagens|mensagem|sms|textos?|"
     "propagandas?|promocoes|promocao|ofertas?|anuncios?|notificacoes|publicidade|spam|emails?|avisos|"
     "conteudos?)(?: "
     "(?:promocionais|publicitarias|de marketing|de vocês))?",
     R"((?:pare|parem|para|favor parar|quero que parem|deixem?|parar) de (?:me )?(?:enviar|mandar|escrever|contatar|contactar|incomodar|perturbar|importunar|enviar me|mandar me)(?: @)?(?: para mim| pra mim)?
pare com @
não me (?:escreva|escrevam|contate|contatem|contactem|incomode|incomodem|perturbe|perturbem)(?: mais)?
não (?:me |nos )?(?:mande|mandem|manda|envie|enviem)(?: mais)? @(?: mais)?
não me (?:mande|mandem|manda|envie|enviem) mais(?: nada)?
(?:eu )?(?:já )?não (?:quero|desejo|gostaria de) (?:mais )?(?:receber |que me (?:mandem|enviem) )?(?:mais )?@(?: mais)?
(?:eu )?(?:já )?não (?:quero|desejo) (?:mais )?(?:receber|ser contatado|ser contatada|contato)(?: mais)?(?: nada)?(?: de vocês)?
(?:eu )?(?:quero|desejo|gostaria de|queria) (?:parar de receber|deixar de receber) @
(?:eu )?(?:quero|desejo|gostaria de|queria) (?:sair d[ae] (?:sua |esta |essa )?lista|me descadastrar|cancelar (?:a |minha )?inscrição|ser removid[oa] d[ae] (?:sua )?lista)
(?:me )?(?:tire|tirem|tira|remova|removam|retire|retirem|exclua|descadastre|descadastrem)(?: me)? (?:da|do|de|dessa|desta) (?:sua |esta |essa )?(?:lista|cadastro)(?: de vocês)?
(?:me )?(?:descadastre|descadastrem)(?: me)?
(?:tire|tirem|tira|remova|remover|removam|retire|exclua) (?:o )?meu (?:número|contato|telefone|nome)(?: (?:da|dessa|desta) (?:sua |esta )?lista)?
(?:chega|basta) de @
(?:eu )?(?:retiro|revogo) (?:o )?meu consentimento
me deixem? em paz)"},
    {"vi",
     "(?:(?:các|những|mấy|thêm|bất kỳ|nữa|cái) )*(?:tin nhắn|tin|sms|quảng cáo|tin quảng cáo|khuyến "
     "mãi|thông báo|tin "
     "nhắn quảng cáo|tin nhan|quang cao|khuyen mai)(?: (?:này|nữa|cho tôi|nay|nua|rác|từ (?:shop|bạn|các "
     "bạn)))*",
     R"((?:tôi |mình |em )?(?:không|ko|k) (?:muốn|cần)(?: nhận)?(?: thêm)? @
(?:toi |minh |em )?(?:khong|ko) muon nhan (?:them )?@
(?:shop |bạn |các bạn )?(?:đừng|không|ngừng|dừng|ngưng|thôi) (?:gửi|nhắn)(?: cho (?:tôi|mình|em|anh|chị))? @(?: cho (?:tôi|mình|em|anh|chị))?(?: nữa)?
(?:shop |bạn |các bạn )?(?:ngừng|dừng|ngưng) (?:gửi|nhắn)(?: cho (?:tôi|mình|em|anh|chị))?(?: nữa)?
(?:shop |ban )?(?:dung|ngung) (?:gui|nhan) @
(?:đừng|không) (?:nhắn|nhắn tin|liên hệ|làm phiền)(?: gì)?(?: cho)?(?: (?:tôi|mình|em|anh|chị))? nữa
(?:tôi |mình )?(?:muốn )?(?:hủy|huỷ) (?:nhận|đăng ký nhận|theo dõi) @)"},
    {"de",
     "(?:(?:keine|mehr|diese|eure|ihre|weiteren|solche|die|das|den|der|mit|deine|dieser|ihren|euren|"
     "irgendwelche) "
     ")*(?:nachrichten|nachricht|sms|werbung|werbenachrichten|newsletter|angebote|mails|e "
     "mails|emails|benachrichtigungen|"
     "spam|meldungen)",
     R"((?:hören sie|hört|hör)(?: sofort)? auf(?: damit)? (?:mir|uns)(?: @)? (?:zu )?(?:schreiben|schicken|senden|zu senden|zu schicken|zu schreiben)
(?:schicken|senden|schreiben) sie mir (?:bitte )?(?:nicht mehr|keine @(?: mehr)?|nichts mehr|nie wieder)
(?:schicken|senden) sie keine @(?: mehr)?
(?:schick|schickt|sende|sendet|schreib|schreibt) mir (?:bitte )?(?:nicht mehr|keine @(?: mehr)?|nichts mehr|nie wieder)
keine @ mehr(?: schicken| senden)?
keine (?:werbung|werbenachrichten)(?: schicken| senden)?
(?:ich )?(?:will|möchte|wünsche)(?: bitte)? keine @(?: mehr)?(?: (?:bekommen|erhalten|haben|kriegen))?
(?:ich )?(?:will|möchte) (?:mich (?:gern |gerne )?abmelden|mich austragen|(?:den|ihren|euren) newsletter (?:abbestellen|abmelden)|nichts mehr von (?:ihnen|euch) (?:hören|bekommen))
(?:meld|melde|melden sie|tragen sie|trag|tragt) mich (?:bitte )?(?:ab|aus)
(?:nehmen sie|nimm|nehmt|streichen sie) mich (?:bitte )?(?:von|aus) (?:der|ihrer|eurer|dieser) liste
(?:bitte )?(?:stoppen sie|stoppt|stopp|beenden sie) @
ich widerrufe (?:hiermit )?meine (?:einwilligung|zustimmung)
lasst mich in ruhe|lassen sie mich in ruhe)"},
    {"it",
     "(?:(?:di|questi|i|altri|piu|vostri|dei|delle|la|queste|le|altre|vostre|dei vostri) "
     ")*(?:messaggi|messaggio|sms|"
     "pubblicita|promozioni|offerte|newsletter|notifiche|mail|email|spam|comunicazioni)(?: (?:pubblicitari|"
     "promozionali|commerciali|promozionali))?",
     R"((?:smettetela|smettila|smettete|smetti|smetta|basta|la smetta) (?:di )?(?:mandarmi|inviarmi|scrivermi|contattarmi|disturbarmi|mandare|inviare)(?: @)?
non (?:mi )?(?:scrivete|scrivetemi|scrivermi|contattatemi|contattate|contattarmi)(?: più)?
non (?:mi )?(?:mandate|mandatemi|inviate|inviatemi|mandarmi|inviarmi)(?: più)? @(?: più)?
non (?:mandatemi|inviatemi|mi mandate|mi inviate) più(?: niente| nulla)?
non (?:voglio|desidero|vorrei) (?:più )?(?:ricevere )?(?:più )?@(?: da voi)?(?: più)?
non (?:voglio|desidero) (?:più )?(?:essere contattat[oa]|ricevere (?:più )?(?:niente|nulla))
basta (?:con )?@
(?:voglio|vorrei|desidero) (?:disiscrivermi|cancellarmi|cancellare l ?iscrizione|annullare l ?iscrizione|smettere di ricevere @|non ricevere più @)
(?:cancellatemi|toglietemi|rimuovetemi|disiscrivetemi)(?: dalla (?:vostra )?lista)?
(?:revoco|ritiro) (?:il )?(?:mio )?consenso
lasciatemi in pace)"},
    {"nl",
     "(?:(?:geen|deze|die|jullie|uw|meer|de|met|al|zulke|reclame) "
     ")*(?:berichten|berichtjes|sms|smsjes|reclame|aanbiedingen|"
     "nieuwsbrief|nieuwsbrieven|mails|e mails|meldingen|spam|appjes)",
     R"((?:stop|hou op|houd op) (?:met )?(?:mij |me )?(?:@ )?(?:te )?(?:sturen|berichten|appen|spammen|mailen|sms en)(?: @)?(?: te)?(?: sturen)?
stop (?:met )?(?:(?:het|mij|me) )*(?:sturen van )?@(?: (?:te )?sturen)?
stuur (?:mij|me|ons) (?:alstublieft |aub )?(?:geen @(?: meer)?|niets meer|niks meer)
geen @ meer
geen reclame
(?:ik )?wil geen @(?: meer)?(?: (?:ontvangen|krijgen))?
(?:ik )?wil (?:me |mij |mezelf )?(?:graag )?(?:afmelden|uitschrijven)
(?:meld|schrijf) (?:mij|me) (?:af|uit)
(?:haal|verwijder) (?:mij|me) (?:van|uit) (?:de|jullie|uw|deze) lijst
ik trek mijn toestemming in
laat me met rust)"},
};

constexpr Patterns kFurther[] = {
    {"pl",
     "(?:(?:mi|tych|zadnych|wiecej|waszych|reklamowych|takich|te) "
     ")*(?:wiadomości|smsów|smsy|sms|reklam|reklamy|ofert|"
     "powiadomień|maili|spamu|newslettera)",
     R"((?:przestańcie|przestań|proszę przestać|przestać) (?:mi |do mnie )?(?:wysyłać|pisać|przysyłać)(?: @| do mnie)?
nie (?:wysyłajcie|wysyłaj|wysyłać|przysyłajcie|przysyłaj|przysyłać)(?: (?:mi|do mnie|więcej|już))* @
nie (?:piszcie|pisz)(?: (?:do mnie|więcej|już))+
nie (?:chcę|życzę sobie)(?: (?:już|więcej))*(?: (?:otrzymywać|dostawać))?(?: (?:już|więcej))* @
chcę się wypisać
(?:wypiszcie|usuńcie) mnie(?: z listy)?
(?:wycofuję|cofam) (?:moją )?zgodę)"},
    {"ro",
     "(?:(?:aceste|alte|mai|multe|de|din) )*(?:mesaje|mesajele|smsuri|sms "
     "uri|sms|reclame|reclamele|oferte|notificări|"
     "promoții|spam)(?: publicitare)?",
     R"((?:încetați|opriți vă|opriți|încetează)(?: să| din)?(?: (?:îmi|mai))*(?: (?:trimiteți|trimite|trimis))? @
nu (?:îmi |mi )?mai (?:trimiteți|trimite) @
nu (?:îmi |mi )?mai (?:scrieți|scrie)
nu (?:mă )?mai contactați
nu (?:mai )?(?:vreau|doresc)(?: (?:să (?:mai )?primesc|mai))*(?: @)
(?:vreau|doresc) să mă dezabonez
retrag consimțământul)"},
    {"cs",
     "(?:(?:mi|tyto|ty|žádné|další|vaše|takové|reklamní) )*(?:zprávy|sms|sms "
     "ky|reklamy|reklamu|nabídky|upozornění|"
     "newsletter|spam)",
     R"((?:přestaňte|přestaň) (?:mi )?(?:posílat|psát|zasílat)(?: @)?
(?:neposílejte|nezasílejte)(?: (?:mi|už|dál))* @
nepište(?: (?:mi|už|dál))+
(?:už )?nechci(?: (?:už|dostávat|další))* @
chci se odhlásit
odvolávám (?:svůj )?souhlas)"},
    {"hu",
     "(?:(?:nekem|több|ezeket|az|a|ilyen) )*(?:üzenetet|üzeneteket|sms t|sms "
     "eket|reklámot|reklámokat|hirdetést|ajánlatot|"
     "értesítést|hírlevelet)",
     R"((?:ne küldjenek|ne küldjetek|ne küldj)(?: (?:nekem|többet|több))* @(?: többet)?
nem (?:kérek|akarok)(?: (?:több|többet))*(?: @)(?: (?:kapni|többé))?
hagyják abba (?:az )?(?:üzenetküldést|üzeneteket)
(?:le akarok|szeretnék le)iratkozni|szeretnék leiratkozni
visszavonom (?:a )?hozzájárulásomat)"},
    {"ru",
     "(?:(?:эти|мне|больше|ваши|свои|всякие|этих|ваших|рекламные|любые|от вас) "
     ")*(?:сообщения|сообщений|смс|рекламу|рекламы|"
     "рассылку|рассылки|рассылок|спам|спама|уведомления|уведомлений|письма)",
     R"((?:прекратите|перестаньте|хватит|перестань|прекрати) (?:мне |нам )?(?:слать|присылать|отправлять|писать|рассылать|спамить)(?: (?:мне|нам))?(?: @)?
не (?:пишите|беспокойте|пиши)(?: (?:мне|нам|больше|меня))*
не (?:присылайте|шлите|отправляйте|присылай)(?: (?:мне|нам|больше))* @(?: больше)?
больше не (?:пишите|беспокойте)(?: (?:мне|нам|меня))?
больше не (?:присылайте|шлите|отправляйте)(?: (?:мне|нам))? @
(?:я )?(?:больше )?не хочу(?: (?:больше|получать|видеть))* @
(?:я )?хочу отписаться(?: от @)?
отпишите меня(?: от @)?
(?:уберите|удалите|исключите) меня из (?:списка|рассылки|базы)
остановите @
(?:я )?отзываю (?:свое |своё )?согласие
оставьте меня в покое)"},
    {"uk",
     "(?:(?:ці|мені|більше|ваші|свої|цих|ваших|рекламні) "
     ")*(?:повідомлення|повідомлень|смс|рекламу|реклами|розсилку|розсилки|"
     "спам|спаму|сповіщення|сповіщень)",
     R"((?:припиніть|перестаньте|досить|годі) (?:мені |нам )?(?:слати|надсилати|присилати|писати|спамити)(?: мені)?(?: @)?
не пишіть(?: (?:мені|нам|більше))*
не (?:надсилайте|присилайте|шліть)(?: (?:мені|нам|більше))* @
більше не пишіть(?: мені)?
більше не (?:надсилайте|присилайте|шліть)(?: мені)? @
(?:я )?(?:більше )?не хочу(?: (?:більше|отримувати))* @
(?:я )?хочу відписатис[яь](?: від @)?
(?:я )?відкликаю (?:свою )?згоду)"},
    {"tr",
     "(?:(?:bana|bu|artık|daha|fazla|reklam|tanıtım|hiç|bir daha) "
     ")*(?:mesaj|mesajlar|mesajları|mesajı|mesajlarınızı|sms|reklam|"
     "reklamlar|bildirim|bildirimleri|kampanya|spam)",
     R"((?:@ (?:göndermeyi|atmayı|yollamayı)|yazmayı) (?:bırakın|bırak|kesin|durdurun|durdur)
@ (?:göndermeyin|gönderme|atmayın|atma|yollamayın|istemiyorum|almak istemiyorum)(?: artık)?
(?:bana |artık |bir daha )*(?:yazmayın|mesaj atmayın)(?: artık)?
(?:artık )?@ almak istemiyorum
@ (?:durdurun|durdur|iptal edin)
(?:listeden|abonelikten) (?:çıkmak|ayrılmak) istiyorum
beni (?:listeden|listenizden) (?:çıkarın|silin)
(?:onayımı|iznimi) geri (?:çekiyorum|alıyorum))"},
    {"id",
     "(?:(?:saya|ini|itu|lagi|semua|iklan) )*(?:pesan|pesanan "
     "ringkas|sms|iklan|promosi|promo|notifikasi|spam|mesej)(?: "
     "(?:ini|itu|promosi|iklan|ke saya|kepada saya|lagi))*",
     R"((?:berhenti|stop|hentikan)(?: untuk)? (?:mengirim|mengirimi|kirim|mengirimkan|menghantar|hantar)(?: saya)?(?: @)
(?:jangan|jgn) (?:kirim|kirimi|hantar)(?: saya)? @(?: lagi)?
(?:jangan|jgn) (?:hubungi|sms|ganggu) saya(?: lagi)?
(?:saya )?(?:tidak|tak|gak|nggak) (?:mau|ingin|mahu)(?: lagi)?(?: (?:menerima|terima|dapat))?(?: lagi)? @
(?:stop|hentikan) @
(?:saya )?(?:mau|ingin|mahu|nak) berhenti (?:berlangganan|melanggan)
(?:saya )?(?:menarik|tarik) (?:kembali )?persetujuan)"},
    {"sv",
     "(?:(?:mig|fler|era|dessa|mer|alla|några) "
     ")*(?:meddelanden|sms|reklam|erbjudanden|mejl|notiser|utskick|spam)",
     R"((?:sluta|slutar) (?:att )?(?:skicka|sända|skriva|smsa|messa|kontakta)(?: (?:mig|till mig))?(?: @)?(?: till mig)?
(?:skicka|sänd) (?:mig )?inte(?: mig)? @
(?:skicka )?inga @(?: tack)?
jag vill inte (?:ha|få|längre ha|längre få)(?: @)(?: längre)?
(?:jag vill )?(?:avregistrera|avanmäla) mig
jag återkallar mitt samtycke)"},
    {"da",
     "(?:(?:mig|flere|jeres|disse|mere|alle) )*(?:beskeder|sms "
     "er|sms|reklamer|reklame|tilbud|mails|notifikationer|spam)",
     R"((?:stop|hold op) med (?:at )?(?:sende|skrive|sms e|kontakte)(?: (?:mig|til mig))?(?: @)?(?: til mig)?
send (?:mig )?ikke(?: mig)? @
skriv ikke(?: til mig)?(?: mere)?
(?:ikke|ingen) flere @
jeg (?:vil|ønsker) ikke (?:have|modtage|længere have|længere modtage|at modtage)(?: @)(?: mere)?
(?:jeg vil )?(?:gerne )?(?:afmelde|frameldes) mig
jeg trækker mit samtykke tilbage)"},
    {"no",
     "(?:(?:meg|flere|deres|disse|mer|alle|dere) )*(?:meldinger|sms "
     "er|sms|reklame|tilbud|eposter|varsler|spam)",
     R"((?:stopp|slutt) (?:med )?(?:å )?(?:sende|skrive|kontakte)(?: (?:meg|til meg))?(?: @)?(?: til meg)?
(?:ikke|slutt å) send(?:e)? (?:meg )?(?:flere )?@
send (?:meg )?ikke @
ingen flere @
jeg (?:vil|ønsker) ikke (?:ha|motta|lenger ha|lenger motta|å motta)(?: @)(?: mer)?
jeg vil (?:melde meg av|avmelde meg)
jeg trekker (?:mitt |tilbake mitt )?samtykke(?:t)?(?: tilbake)?)"},
    {"fi",
     "(?:(?:minulle|enää|näitä|lisää|teidän|näiden) "
     ")*(?:viestejä|viestien|tekstiviestejä|tekstareita|mainoksia|mainosten|"
     "tarjouksia|ilmoituksia|roskapostia)",
     R"((?:lopeta|lopettakaa)(?: @)?(?: lähettäminen| lähettely)
(?:älä|älkää) (?:lähetä|lähettäkö)(?: minulle| enää)* @(?: enää)?
en halua(?: (?:enää|saada|vastaanottaa))* @(?: enää)?
haluan (?:peruuttaa tilauksen uutiskirjeestä|pois listalta)
(?:poista|poistakaa) minut (?:listalta|postituslistalta)
perun suostumukseni)"},
    {"el",
     "(?:(?:μου|αυτα|τα|αλλα|σας|τις|αυτες|πια) "
     ")*(?:μηνυματα|sms|διαφημισεις|προσφορες|ειδοποιησεις|email|spam)",
     R"((?:σταματήστε|σταμάτα|σταματήσετε) να (?:μου |με )?(?:στέλνετε|στέλνεις|γράφετε|ενοχλείτε)(?: @)?
μην? (?:μου |με )?(?:(?:στέλνετε|στείλετε|στέλνεις|ξαναστείλετε)(?: (?:άλλο|άλλα|πια|ξανά))? @|γράφετε|ενοχλείτε)(?: (?:πια|ξανά))?
δεν θέλω(?: (?:να λαμβάνω|να λαβαίνω|άλλα|πια|πλέον))* @(?: πια)?
θέλω (?:να )?(?:διαγραφώ|απεγγραφώ)
(?:διαγράψτε|αφαιρέστε) με(?: απο τη λίστα)?
ανακαλώ τη συγκατάθεσή μου)"},
};

constexpr Patterns kOtherScripts[] = {
    {"ar",
     "(?:(?:هذه|لي|المزيد من|أي|كل) "
     ")*(?:الرسائل|رسائل|رسايل|رسالة|الإعلانات|إعلانات|العروض|عروض|الإشعارات|إشعارات)(?: "
     "(?:لي|إلي|هذه|التسويقية|الإعلانية|بعد الآن))*",
     R"((?:توقفوا|توقف|كفوا|كف) عن (?:إرسال|ارسال|مراسلتي|إزعاجي)(?: @)?
(?:أوقفوا|أوقف|إيقاف)(?: إرسال)? @
لا (?:ترسلوا|ترسل)(?: (?:لي|إلي))?(?: (?:أي|المزيد من))? @(?: (?:بعد الآن|مرة أخرى))?
لا (?:تراسلوني|تراسلني)(?: (?:بعد الآن|مرة أخرى))?
لا (?:أريد|أرغب في|ارغب في|أود)(?: (?:استلام|تلقي|استقبال))?(?: (?:أي|المزيد من))? @
(?:أريد|أرغب في|اود) (?:إلغاء الاشتراك|الغاء الاشتراك)
أسحب موافقتي)"},
    {"he",
     "(?:(?:לי|את|אותן|עוד|יותר) )*(?:הודעות|ההודעות|הודעה|סמסים|פרסומות|פרסומים|מבצעים|ספאם|התראות)(?: "
     "(?:האלה|אלי|אליי|"
     "ממכם|יותר))*",
     R"((?:תפסיקו|להפסיק|תפסיק|הפסיקו|די) (?:לשלוח(?: לי)? @|להציק לי|לכתוב לי)
אל (?:תשלחו|תשלח)(?: (?:לי|אליי|אלי|יותר|עוד))* @(?: יותר)?
אל תכתבו(?: (?:לי|אליי|אלי|יותר|עוד))+
(?:אני )?לא (?:רוצה|מעוניין|מעוניינת|מעונין)(?: יותר)?(?: (?:לקבל|בקבלת|ב))?(?: (?:יותר|עוד))? @
(?:תסירו|הסירו|להסיר|תורידו) אותי(?: מ(?:הרשימה|רשימת התפוצה|רשימת הדיוור))?
אני (?:רוצה|מבקש|מבקשת) (?:להסיר את עצמי|להסיר|הסרה)(?: מהרשימה)?)"},
    {"hi",
     "(?:(?:मुझे|ये|यह|और|कोई|अब|आपके|ऐसे|सारे|सभी|विज्ञापन|प्रचार) "
     ")*(?:संदेश|मैसेज|मेसेज|एसएमएस|sms|विज्ञापन|ऑफर|सूचनाएं|message)",
     R"((?:@ )(?:भेजना|भेजने) (?:बंद|बन्द) (?:करें|करो|कीजिए|कर दो|कर दें)
(?:@ )(?:मत|न|ना) (?:भेजें|भेजो|भेजिए|भेजना)
मुझे (?:अब )?(?:और )?@ (?:मत|न) भेजें?
(?:@ )(?:नहीं चाहिए|नहीं चाहता|नहीं चाहती)
(?:@ )(?:बंद|बन्द) (?:करें|करो|कीजिए|कर दो)
(?:मुझे )?(?:mujhe )?(?:message|msg|sms|messages) (?:mat bhejo|mat bhejiye|bhejna band karo|band karo))"},
    {"zh", "(?:短信|简讯|簡訊|消息|信息|訊息|讯息|广告|廣告|推广|推廣|推送|促销|通知|骚扰短信)",
     R"((?:请|請)?(?:不要|别|別|停止|勿)(?:再)?(?:给我|給我|向我)?(?:发送|發送|发|發|传|傳|推送)(?:给我|給我)?(?:这些|這些|这种|這種|任何)?@(?:给我|給我)?(?:了|啦)?
(?:请|請)?(?:不要|别|別)(?:再)?(?:打扰我|打擾我|联系我|聯絡我|聯繫我|骚扰我|騷擾我)(?:了)?
(?:我)?(?:不想|不要|不需要|不愿意)(?:再)?(?:收到|接收|收)(?:你们的|你們的|你的|您的|任何|这些|這些)?@(?:了)?
(?:我)?(?:要|想|想要)(?:退订|退訂|取消订阅|取消訂閱)(?:你们的|这些|這些)?@?
(?:请|請)?(?:退订|退訂|取消订阅|取消訂閱|取消|停止|屏蔽)(?:所有|这些|這些|你们的|该|全部)?@)"},
    {"ja", "(?:メッセージ|メール|sms|広告|お知らせ|通知|案内|配信|メルマガ|宣伝|ライン|連絡)",
     R"((?:もう|これ以上|今後)?(?:この|こういう|このような)?@(?:を|は)?(?:送らないで|送るのをやめて|送信しないで|配信しないで|送ってこないで)(?:ください|下さい|くれ|ほしい)?
(?:もう|これ以上|今後)?(?:この|こういう|このような)?@(?:を|は|の)?(?:配信|送信)?(?:を)?(?:停止|中止|解除|やめ|止め)(?:して|て)?(?:ください|下さい|ほしい|ほしいです|したい|したいです|希望)?
(?:もう|これ以上)?@(?:は)?(?:不要|いりません|要りません|いらない|いらないです|結構)(?:です)?
(?:もう|二度と)?(?:連絡しないで|連絡してこないで)(?:ください|下さい)?
@(?:を)?受け取りたくない(?:です)?)"},
    {"ko", "(?:메시지|메세지|문자|문자메시지|광고|광고문자|알림|홍보|스팸|카톡|연락)",
     R"((?:더이상|이제|앞으로|다시는|다신)?(?:이런)?@?(?:를|을|는|은|좀)?(?:그만)(?:보내|보내주|보내시|하)(?:세요|주세요|십시오|줘|라|요)?
(?:더이상|이제|앞으로|다시는|다신)?(?:이런)?@(?:를|을|는|은|좀)?(?:보내지|하지)(?:마|마세요|마십시오|말아주세요|말아줘|말아요|말아)
(?:더이상|이제)?@(?:를|을|는|은)?(?:받고싶지않습니다|받고싶지않아요|받기싫어요|원하지않습니다|원치않습니다|필요없어요|필요없습니다)
@(?:를|을)?(?:수신거부|거부|중지|차단)(?:하고싶어요|하고싶습니다|할래요|해)?)"},
    {"th", "(?:ข้อความ|sms|เอสเอ็มเอส|โฆษณา|โปรโมชั่น|โปรโมชัน|แจ้งเตือน|การแจ้งเตือน|ข่าวสาร|สแปม)",
     R"((?:ช่วย|กรุณา)?(?:หยุด|เลิก|อย่า|ไม่ต้อง|งด)(?:การ)?(?:ส่ง)@(?:มา)?(?:ให้|หา)?(?:ฉัน|ผม|เรา|หนู)?(?:ได้แล้ว|สักที|อีก|แล้ว|อีกต่อไป|อีกเลย)?
(?:ฉัน|ผม|เรา)?(?:ไม่)(?:อยาก|ต้องการ|ขอ)(?:รับ|ได้รับ)?@(?:อีก|แล้ว|อีกต่อไป|อีกเลย)?
(?:ขอ)?(?:ยกเลิก|เลิก|หยุด)(?:การ)?(?:รับ|ติดตาม|สมัครรับ)@)"},
};

}  // namespace

std::span<const Patterns> revocations() {
    static const std::vector<Patterns> all = [] {
        std::vector<Patterns> joined(std::begin(kEuropean), std::end(kEuropean));
        joined.insert(joined.end(), std::begin(kFurther), std::end(kFurther));
        joined.insert(joined.end(), std::begin(kOtherScripts), std::end(kOtherScripts));
        return joined;
    }();
    return all;
}

}  // namespace domain::consent
