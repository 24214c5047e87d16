#include "domain/auto_texts/words.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace domain::auto_texts {
namespace {

// Sentences with a slot that the shop cannot fill are left out (fill.h), so contact means stand one by one.
constexpr std::array kWords{
    Words{
        .language = "en",
        .at = "at {t}",
        .at_one = "at {t}",
        .today = "today",
        .tomorrow = "tomorrow",
        .on_days = {"on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday",
                    "on Sunday"},
        .on_date = "on {d} {month}",
        .months = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
                   "October", "November", "December"},
        .moment = "{day} {at}",
        .closed = "closed",
        .zone_time = "{city} time",
        .welcome = "Hello, this is {{name}}. How can we help?",
        .return_greeting = "Welcome back to {{name}}. How can we help?",
        .away = "Thank you for your message to {{name}}. We are closed now. We answer again {{next_open}}. "
                "You can call us: "
                "{{phone}}. Or write an e-mail: {{email}}. More here: {{url}}",
        .closing_soon =
            "{{name}} closes {{closes}}. If we do not manage before then, we answer {{next_open}}.",
        .opt_out_confirmation =
            "Done: {{name}} will not write to you first any more. When you ask something, we still "
            "answer. To change your mind, write START.",
        .opt_out_question =
            "Should {{name}} stop writing to you first? Then answer STOP. If you meant something else, just "
            "tell us; until then we only answer.",
        .opt_in_confirmation = "Thank you. {{name}} may write to you again. To end that, write STOP.",
        .person_coming = "A person of {{name}} answers you here.",
        .person_later = "Nobody is here right now. A person answers {{next_open}}. You can call us: "
                        "{{phone}}. Or write an e-mail: {{email}}.",
        .person_offer = "That did not help yet. To have a person of {{name}} answer, write “person”.",
        .safety_notice = "For your safety we hid part of your message: it looked like a card number, a "
                         "password or another "
                         "secret. Please do not send such things in a chat. We will not ask for them here.",
        .shop_changed = "From now on {{name}} answers you here. The page of the shop: {{page}}",
        .document_notice =
            "Your picture may show an identity document. We have blurred it for our staff. Please do not "
            "send such documents in a chat: you can take the picture back at any time.",
    },
    Words{
        .language = "fr",
        .at = "à {t}",
        .at_one = "à {t}",
        .today = "aujourd’hui",
        .tomorrow = "demain",
        .on_days = {"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"},
        .on_date = "le {d} {month}",
        .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
                   "octobre", "novembre", "décembre"},
        .moment = "{day} {at}",
        .closed = "fermé",
        .zone_time = "heure de {city}",
        .welcome = "Bonjour, ici {{name}}. Que pouvons-nous faire pour vous ?",
        .return_greeting = "Heureux de vous retrouver chez {{name}}. Que pouvons-nous faire pour vous ?",
        .away = "Merci pour votre message à {{name}}. Nous sommes fermés en ce moment. Nous répondrons "
                "{{next_open}}. Vous "
                "pouvez nous appeler : {{phone}}. Ou nous écrire : {{email}}. Plus d’informations : {{url}}",
        .closing_soon =
            "{{name}} ferme {{closes}}. Si nous n’y arrivons pas avant, nous répondrons {{next_open}}.",
        .opt_out_confirmation =
            "C’est noté : {{name}} ne vous écrira plus en premier. Si vous posez une question, nous y "
            "répondrons. Pour changer d’avis, écrivez START.",
        .opt_out_question =
            "{{name}} doit-il cesser de vous écrire en premier ? Alors répondez STOP. Si vous vouliez dire "
            "autre chose, dites-le-nous ; d’ici là, nous ne faisons que répondre.",
        .opt_in_confirmation =
            "Merci. {{name}} peut de nouveau vous écrire. Pour y mettre fin, écrivez STOP.",
        .person_coming = "Une personne de {{name}} vous répond ici.",
        .person_later = "Personne n’est là en ce moment. Une personne vous répondra {{next_open}}. Vous "
                        "pouvez nous appeler : {{phone}}. Ou nous écrire : {{email}}.",
        .person_offer = "Cela ne vous a pas encore aidé. Pour qu’une personne de {{name}} réponde, écrivez « "
                        "conseiller ».",
        .safety_notice =
            "Pour votre sécurité, nous avons masqué une partie de votre message : cela ressemblait à un "
            "numéro "
            "de carte, à un mot de passe ou à un autre secret. N’envoyez rien de tel dans une conversation. "
            "Nous ne vous le demanderons pas ici.",
        .shop_changed = "À partir de maintenant, {{name}} vous répond ici. La page de la boutique : {{page}}",
        .document_notice =
            "Votre image montre peut-être une pièce d’identité. Nous l’avons floutée pour nos employés. "
            "N’envoyez pas de tels documents dans un chat : vous pouvez retirer l’image à tout moment.",
    },
    Words{
        .language = "es",
        .at = "a las {t}",
        .at_one = "a la {t}",
        .today = "hoy",
        .tomorrow = "mañana",
        .on_days = {"el lunes", "el martes", "el miércoles", "el jueves", "el viernes", "el sábado",
                    "el domingo"},
        .on_date = "el {d} de {month}",
        .months = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
                   "octubre", "noviembre", "diciembre"},
        .moment = "{day} {at}",
        .closed = "cerrado",
        .zone_time = "hora de {city}",
        .welcome = "Hola, esto es {{name}}. ¿En qué podemos ayudarte?",
        .return_greeting = "Qué bien verte de nuevo en {{name}}. ¿En qué podemos ayudarte?",
        .away = "Gracias por tu mensaje a {{name}}. Ahora está cerrado. Volvemos a responder {{next_open}}. "
                "Puedes llamarnos: "
                "{{phone}}. O escribirnos: {{email}}. Más información: {{url}}",
        .closing_soon = "{{name}} cierra {{closes}}. Si no nos da tiempo antes, responderemos {{next_open}}.",
        .opt_out_confirmation =
            "Hecho: {{name}} ya no te escribirá primero. Si preguntas algo, te responderemos. Si cambias "
            "de idea, escribe START.",
        .opt_out_question =
            "¿Quieres que {{name}} deje de escribirte primero? Entonces responde STOP. Si querías decir otra "
            "cosa, dínoslo; hasta entonces solo respondemos.",
        .opt_in_confirmation = "Gracias. {{name}} puede volver a escribirte. Para terminarlo, escribe STOP.",
        .person_coming = "Una persona de {{name}} te responde aquí.",
        .person_later = "Ahora no hay nadie. Una persona responderá {{next_open}}. Puedes llamarnos: "
                        "{{phone}}. O escribirnos: {{email}}.",
        .person_offer =
            "Esto aún no te ha ayudado. Para que responda una persona de {{name}}, escribe «persona».",
        .safety_notice =
            "Por tu seguridad hemos ocultado una parte de tu mensaje: parecía un número de tarjeta, una "
            "contraseña u otro secreto. No envíes esas cosas en un chat. Aquí no te las pediremos.",
        .shop_changed = "A partir de ahora te responde aquí {{name}}. La página de la tienda: {{page}}",
        .document_notice =
            "Tu imagen puede mostrar un documento de identidad. La hemos difuminado para nuestro personal. "
            "No envíes documentos así en un chat: puedes retirar la imagen cuando quieras.",
    },
    Words{
        .language = "pt",
        .at = "às {t}",
        .at_one = "à {t}",
        .today = "hoje",
        .tomorrow = "amanhã",
        .on_days = {"na segunda", "na terça", "na quarta", "na quinta", "na sexta", "no sábado",
                    "no domingo"},
        .on_date = "em {d} de {month}",
        .months = {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
                   "outubro", "novembro", "dezembro"},
        .moment = "{day} {at}",
        .closed = "fechado",
        .zone_time = "horário de {city}",
        .welcome = "Olá, aqui é {{name}}. Como podemos ajudar?",
        .return_greeting = "Que bom ver você de novo em {{name}}. Como podemos ajudar?",
        .away = "Obrigado pela sua mensagem para {{name}}. Agora estamos fechados. Voltamos a responder "
                "{{next_open}}. Você "
                "pode ligar: {{phone}}. Ou escrever um e-mail: {{email}}. Mais informações: {{url}}",
        .closing_soon = "{{name}} fecha {{closes}}. Se não der tempo antes, respondemos {{next_open}}.",
        .opt_out_confirmation =
            "Pronto: {{name}} não vai mais escrever para você primeiro. Se você perguntar algo, ainda "
            "respondemos. Se mudar de ideia, escreva START.",
        .opt_out_question = "Quer que {{name}} pare de escrever para você primeiro? Então responda PARAR. Se "
                            "era outra coisa, "
                            "é só dizer; até lá apenas respondemos.",
        .opt_in_confirmation =
            "Obrigado. {{name}} pode voltar a escrever para você. Para encerrar, escreva PARAR.",
        .person_coming = "Uma pessoa da equipe de {{name}} responde aqui.",
        .person_later = "Não há ninguém agora. Uma pessoa responde {{next_open}}. Você pode ligar: "
                        "{{phone}}. Ou escrever: {{email}}.",
        .person_offer =
            "Isso ainda não ajudou. Para que uma pessoa de {{name}} responda, escreva “atendente”.",
        .safety_notice = "Para sua segurança, escondemos uma parte da sua mensagem: parecia um número de "
                         "cartão, uma senha ou "
                         "outro segredo. Não envie essas coisas em uma conversa. Aqui não vamos pedi-las.",
        .shop_changed = "A partir de agora, {{name}} responde aqui. A página da loja: {{page}}",
        .document_notice =
            "Sua foto pode mostrar um documento de identidade. Ela fica borrada para a nossa equipe. Não "
            "envie documentos assim num chat: você pode apagar a foto quando quiser.",
    },
    Words{
        .language = "vi",
        .at = "lúc {t}",
        .at_one = "lúc {t}",
        .today = "hôm nay",
        .tomorrow = "ngày mai",
        .on_days = {"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ Nhật"},
        .on_date = "ngày {d}/{month}",
        .months = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"},
        .moment = "{at} {day}",
        .closed = "đóng cửa",
        .zone_time = "giờ {city}",
        .welcome = "Chào bạn, đây là {{name}}. Cửa hàng có thể giúp gì cho bạn?",
        .return_greeting = "Rất vui được gặp lại bạn ở {{name}}. Cửa hàng có thể giúp gì cho bạn?",
        .away = "Cảm ơn bạn đã nhắn cho {{name}}. Hiện cửa hàng đang đóng cửa. Chúng tôi sẽ trả lời "
                "{{next_open}}. Bạn có thể "
                "gọi: {{phone}}. Hoặc gửi thư điện tử: {{email}}. Xem thêm: {{url}}",
        .closing_soon =
            "{{name}} đóng cửa {{closes}}. Nếu chưa kịp trước giờ đó, chúng tôi sẽ trả lời {{next_open}}.",
        .opt_out_confirmation =
            "Đã xong: {{name}} sẽ không chủ động nhắn cho bạn nữa. Khi bạn hỏi, chúng tôi vẫn trả lời. Nếu "
            "đổi ý, bạn nhắn BẮT ĐẦU.",
        .opt_out_question =
            "Bạn có muốn {{name}} ngừng chủ động nhắn cho bạn không? Nếu có, bạn trả lời DỪNG. Nếu bạn muốn "
            "nói điều khác, cứ cho chúng tôi biết; từ giờ đến lúc đó chúng tôi chỉ trả lời.",
        .opt_in_confirmation = "Cảm ơn bạn. {{name}} có thể nhắn lại cho bạn. Muốn dừng, bạn nhắn DỪNG.",
        .person_coming = "Nhân viên của {{name}} sẽ trả lời bạn tại đây.",
        .person_later = "Hiện không có ai ở đây. Nhân viên sẽ trả lời {{next_open}}. Bạn có thể gọi: "
                        "{{phone}}. Hoặc viết e-mail: {{email}}.",
        .person_offer =
            "Câu trả lời chưa giúp được bạn. Để gặp nhân viên của {{name}}, hãy viết “nhân viên”.",
        .safety_notice =
            "Để bảo vệ bạn, chúng tôi đã ẩn một phần tin nhắn: phần đó giống số thẻ, mật khẩu hoặc thông tin "
            "bí "
            "mật khác. Xin đừng gửi những thứ đó trong tin nhắn. Ở đây chúng tôi sẽ không hỏi đến.",
        .shop_changed = "Từ bây giờ, {{name}} sẽ trả lời bạn tại đây. Trang của cửa hàng: {{page}}",
        .document_notice =
            "Ảnh của bạn có thể là giấy tờ tùy thân. Chúng tôi đã làm mờ ảnh với nhân viên. Xin đừng gửi "
            "giấy tờ như vậy qua trò chuyện: bạn có thể thu hồi ảnh bất cứ lúc nào.",
    },
};

std::string replaced(std::string_view text, std::string_view slot, std::string_view value) {
    std::string out(text);
    if (const auto at = out.find(slot); at != std::string::npos) out.replace(at, slot.size(), value);
    return out;
}

std::string day_in(const Words& words, const time::LocalTime& local, int days_ahead) {
    if (days_ahead == 0) return std::string(words.today);
    if (days_ahead == 1) return std::string(words.tomorrow);
    if (days_ahead < 7) return std::string(words.on_days[static_cast<std::size_t>(local.weekday)]);
    return replaced(replaced(words.on_date, "{d}", std::to_string(local.day)), "{month}",
                    words.months[static_cast<std::size_t>(local.month - 1)]);
}

}  // namespace

const Words* find_words(std::string_view tag) {
    const std::string primary = base::lower_ascii(tag.substr(0, tag.find_first_of("-_")));
    const auto* found = std::ranges::find(kWords, primary, &Words::language);
    return found == kWords.end() ? nullptr : found;
}

const Words& english() {
    return kWords[0];
}

std::string_view own_text(const Words& words, AutoText kind) {
    switch (kind) {
        case AutoText::welcome:
            return words.welcome;
        case AutoText::return_greeting:
            return words.return_greeting;
        case AutoText::away:
            return words.away;
        case AutoText::closing_soon:
            return words.closing_soon;
        case AutoText::follow_up:
            return {};
        case AutoText::opt_out_confirmation:
            return words.opt_out_confirmation;
        case AutoText::opt_out_question:
            return words.opt_out_question;
        case AutoText::opt_in_confirmation:
            return words.opt_in_confirmation;
        case AutoText::safety_notice:
            return words.safety_notice;
        case AutoText::document_notice:
            return words.document_notice;
        case AutoText::person_coming:
            return words.person_coming;
        case AutoText::person_later:
            return words.person_later;
        case AutoText::person_offer:
            return words.person_offer;
        case AutoText::starter_answer:
            return {};  // the shop's own words, or none
        case AutoText::shop_changed:
            return words.shop_changed;
    }
    return {};
}

std::string clock_in(const Words& words, int minute) {
    const std::string clock = fmt::format("{}:{:02}", minute / 60, minute % 60);
    return replaced(minute / 60 == 1 ? words.at_one : words.at, "{t}", clock);
}

std::string moment_in(const Words& words, const time::LocalTime& local, int days_ahead) {
    return replaced(replaced(words.moment, "{day}", day_in(words, local, days_ahead)), "{at}",
                    clock_in(words, local.minute));
}

std::string in_zone(const Words& words, std::string_view zone) {
    std::string city(zone.substr(zone.rfind('/') + 1));
    std::ranges::replace(city, '_', ' ');
    return replaced(words.zone_time, "{city}", city);
}

}  // namespace domain::auto_texts
