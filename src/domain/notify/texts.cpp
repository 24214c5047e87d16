#include "domain/notify/texts.h"

#include <algorithm>
#include <array>

namespace domain::notify {
namespace {

constexpr std::array kWords{
    Words{
        "en",
        "New message · {shop}",
        "{n} new messages · {shop}",
        "A conversation is yours now · {shop}",
        "{time} left to write first · {shop}",
        "{time} left to answer · {shop}",
        "Not answered in 24 hours · {shop}",
        "Answer before {when}.",
        "The answer was due {when}.",
        "Open the conversation:",
        "Open the inbox:",
        "You get this as one of the people of this shop. What you are told is up to you: in the inbox, at "
        "your name.",
        "{n} h",
        "{n} min",
        "A test",
        "This is how you will be told. It works.",
        "1 customer waits for an answer",
        "{n} customers wait for an answer",
        "{shop}: answer before {when}",
        "Nobody is told about messages · {shop}",
        "A customer has written to {shop}, and nobody there can be told: no e-mail and no device is set up. "
        "Ask them to turn notifications on in the inbox, at their name.",
        "{shop}: {state}",
        "In 28 days: {n} answered in time, {late} late, {unanswered} not at all.",
        "Answer what is overdue first, then every message within 24 hours. The inbox shows where you stand.",
        {"all is well", "answers are getting slow", "at risk of being taken off the air", "on probation",
         "taken off the air", "suspended", "banned"},
        "{date}: is {shop} open?",
        "{date} is a public holiday, and no special hours are set. Customers are told the usual hours. Set "
        "what "
        "is right in the hours of the shop.",
        "{shop} has answered you",
        "There is an answer from {shop}. Read it here (the link works once, for 7 days):",
        "No more mails about this conversation:",
    },
    Words{
        "pt",
        "Nova mensagem · {shop}",
        "{n} novas mensagens · {shop}",
        "Uma conversa agora é sua · {shop}",
        "Ainda {time} para escrever primeiro · {shop}",
        "Ainda {time} para responder · {shop}",
        "Sem resposta em 24 horas · {shop}",
        "Responda antes de {when}.",
        "A resposta era para {when}.",
        "Abrir a conversa:",
        "Abrir a caixa de entrada:",
        "Você recebe isto por fazer parte desta loja. O que chega a você é você quem decide: na caixa de "
        "entrada, "
        "no seu nome.",
        "{n} h",
        "{n} min",
        "Um teste",
        "É assim que você será avisado. Funciona.",
        "1 cliente espera por uma resposta",
        "{n} clientes esperam por uma resposta",
        "{shop}: responder antes de {when}",
        "Ninguém é avisado das mensagens · {shop}",
        "Um cliente escreveu para {shop}, e ninguém de lá pode ser avisado: não há e-mail nem aparelho "
        "configurado. Peça que liguem as notificações na caixa de entrada, no seu nome.",
        "{shop}: {state}",
        "Em 28 dias: {n} respondidas a tempo, {late} com atraso, {unanswered} sem resposta.",
        "Responda primeiro o que está atrasado, depois cada mensagem em até 24 horas. A caixa de entrada "
        "mostra a situação.",
        {"tudo bem", "as respostas estão demorando", "em risco de sair do ar", "em período de prova",
         "fora do ar", "suspensa", "banida"},
        "{date}: {shop} abre?",
        "{date} é feriado, e não há horário especial. Os clientes veem o horário de sempre. Defina o certo "
        "nos "
        "horários da loja.",
        "{shop} respondeu",
        "Há uma resposta de {shop}. Leia aqui (o link funciona uma vez, por 7 dias):",
        "Não receber mais e-mails desta conversa:",
    },
    Words{
        "fr",
        "Nouveau message · {shop}",
        "{n} nouveaux messages · {shop}",
        "Une conversation est à vous · {shop}",
        "Encore {time} pour écrire en premier · {shop}",
        "Encore {time} pour répondre · {shop}",
        "Sans réponse depuis 24 heures · {shop}",
        "Répondez avant {when}.",
        "La réponse était attendue pour {when}.",
        "Ouvrir la conversation :",
        "Ouvrir la boîte de réception :",
        "Vous recevez ceci parce que vous faites partie de ce magasin. C’est vous qui choisissez : dans la "
        "boîte de "
        "réception, à votre nom.",
        "{n} h",
        "{n} min",
        "Un essai",
        "Voilà comment vous serez prévenu. Cela fonctionne.",
        "1 client attend une réponse",
        "{n} clients attendent une réponse",
        "{shop} : répondre avant {when}",
        "Personne n’est prévenu des messages · {shop}",
        "Un client a écrit à {shop}, et personne ne peut y être prévenu : ni e-mail ni appareil n’est réglé. "
        "Demandez-leur d’activer les notifications dans la boîte de réception, à leur nom.",
        "{shop} : {state}",
        "En 28 jours : {n} réponses à temps, {late} en retard, {unanswered} sans réponse.",
        "Répondez d’abord à ce qui est en retard, puis à chaque message sous 24 heures. La boîte de "
        "réception montre où vous en êtes.",
        {"tout va bien", "les réponses ralentissent", "risque d’être retiré", "à l’essai", "retiré",
         "suspendu", "banni"},
        "{date} : {shop} est-il ouvert ?",
        "{date} est un jour férié, et aucun horaire spécial n’est réglé. Les clients voient l’horaire "
        "habituel. "
        "Indiquez le bon dans les horaires du magasin.",
        "{shop} vous a répondu",
        "Il y a une réponse de {shop}. Lisez-la ici (le lien marche une fois, pendant 7 jours) :",
        "Plus d’e-mails pour cette conversation :",
    },
    Words{
        "es",
        "Mensaje nuevo · {shop}",
        "{n} mensajes nuevos · {shop}",
        "Una conversación ahora es tuya · {shop}",
        "Quedan {time} para escribir primero · {shop}",
        "Quedan {time} para responder · {shop}",
        "Sin respuesta en 24 horas · {shop}",
        "Responde antes de {when}.",
        "La respuesta era para {when}.",
        "Abrir la conversación:",
        "Abrir la bandeja:",
        "Recibes esto por ser parte de esta tienda. Tú decides qué te llega: en la bandeja, en tu nombre.",
        "{n} h",
        "{n} min",
        "Una prueba",
        "Así se te avisará. Funciona.",
        "1 cliente espera una respuesta",
        "{n} clientes esperan una respuesta",
        "{shop}: responder antes de {when}",
        "A nadie se le avisa de los mensajes · {shop}",
        "Un cliente ha escrito a {shop}, y allí no se puede avisar a nadie: no hay correo ni dispositivo. "
        "Pídeles "
        "que activen las notificaciones en la bandeja, en su nombre.",
        "{shop}: {state}",
        "En 28 días: {n} respondidas a tiempo, {late} tarde, {unanswered} sin respuesta.",
        "Responde primero lo atrasado y después cada mensaje en 24 horas. La bandeja muestra cómo estás.",
        {"todo bien", "las respuestas se retrasan", "en riesgo de quedar fuera", "a prueba",
         "fuera de servicio", "suspendida", "vetada"},
        "{date}: ¿abre {shop}?",
        "{date} es festivo, y no hay horario especial. Los clientes ven el horario habitual. Indica el "
        "correcto en "
        "los horarios de la tienda.",
        "{shop} te ha respondido",
        "Hay una respuesta de {shop}. Léela aquí (el enlace sirve una vez, durante 7 días):",
        "No recibir más correos de esta conversación:",
    },
    Words{
        "vi",
        "Tin nhắn mới · {shop}",
        "{n} tin nhắn mới · {shop}",
        "Một cuộc trò chuyện nay là của bạn · {shop}",
        "Còn {time} để chủ động nhắn · {shop}",
        "Còn {time} để trả lời · {shop}",
        "Chưa trả lời trong 24 giờ · {shop}",
        "Hãy trả lời trước {when}.",
        "Lẽ ra phải trả lời trước {when}.",
        "Mở cuộc trò chuyện:",
        "Mở hộp thư:",
        "Bạn nhận được thư này vì bạn thuộc cửa hàng này. Bạn tự chọn được báo những gì: trong hộp thư, ở "
        "tên bạn.",
        "{n} giờ",
        "{n} phút",
        "Thử thông báo",
        "Bạn sẽ được báo như thế này. Mọi thứ hoạt động tốt.",
        "1 khách đang chờ trả lời",
        "{n} khách đang chờ trả lời",
        "{shop}: trả lời trước {when}",
        "Không ai được báo tin nhắn · {shop}",
        "Một khách đã nhắn cho {shop}, mà ở đó không báo được cho ai: chưa có e-mail hay thiết bị nào. Hãy "
        "nhờ họ "
        "bật thông báo trong hộp thư, ở tên của họ.",
        "{shop}: {state}",
        "Trong 28 ngày: {n} trả lời đúng hạn, {late} trễ, {unanswered} không trả lời.",
        "Hãy trả lời những tin trễ trước, rồi mỗi tin trong vòng 24 giờ. Hộp thư cho biết tình hình.",
        {"mọi thứ đều tốt", "trả lời đang chậm dần", "có nguy cơ bị gỡ", "đang thử thách", "đã bị gỡ",
         "bị tạm ngưng", "bị cấm"},
        "{date}: {shop} có mở cửa không?",
        "{date} là ngày lễ mà chưa có giờ đặc biệt. Khách vẫn thấy giờ thường lệ. Hãy đặt giờ đúng trong giờ "
        "mở cửa "
        "của cửa hàng.",
        "{shop} đã trả lời bạn",
        "{shop} đã trả lời. Đọc tại đây (liên kết dùng được một lần, trong 7 ngày):",
        "Không nhận thư về cuộc trò chuyện này nữa:",
    },
};

}  // namespace

const Words& words_of(std::string_view language) {
    const auto primary = language.substr(0, language.find_first_of("-_"));
    const auto found = std::ranges::find(kWords, primary, &Words::language);
    return found == kWords.end() ? kWords.front() : *found;
}

std::string fill(std::string_view words, std::initializer_list<Value> values) {
    std::string out;
    while (!words.empty()) {
        const auto open = words.find('{');
        const auto close = words.find('}', open);
        if (close == std::string_view::npos) break;
        out += words.substr(0, open);
        const auto name = words.substr(open + 1, close - open - 1);
        const auto found = std::ranges::find(values, name, &Value::name);
        if (found != values.end()) out += found->text;
        words.remove_prefix(close + 1);
    }
    return out.append(words);
}

std::string time_left(const Words& words, base::Duration left) {
    const auto minutes =
        std::max<std::int64_t>(1, std::chrono::duration_cast<std::chrono::minutes>(left).count());
    const bool is_long = minutes >= 120;
    return fill(is_long ? words.hours : words.minutes,
                {{"n", std::to_string(is_long ? minutes / 60 : minutes)}});
}

std::string title_of(const Words& words, Kind kind, std::int64_t count, std::string_view shop,
                     base::Duration left) {
    switch (kind) {
        case Kind::message:
            return fill(count > 1 ? words.messages : words.message,
                        {{"n", std::to_string(count)}, {"shop", shop}});
        case Kind::assigned:
            return fill(words.assigned, {{"shop", shop}});
        case Kind::window:
            return fill(words.window, {{"time", time_left(words, left)}, {"shop", shop}});
        case Kind::reminder:
            return fill(words.reminder, {{"time", time_left(words, left)}, {"shop", shop}});
        case Kind::breach:
            return fill(words.breach, {{"shop", shop}});
    }
    return {};
}

}  // namespace domain::notify
