#include "domain/consent/why_line.h"

#include <algorithm>
#include <array>

namespace domain::consent {
namespace {

struct Why {
    std::string_view reason_code;
    std::string_view words;
};
struct Language {
    std::string_view tag;
    std::array<Why, 13> why;
    std::string_view stop;  // with a word that opt_out_words.cpp has
};

constexpr Language kLanguages[] = {
    {"en",
     {{
         {"INFORM.LAUNCH_PREVIEW", "You asked about this before it came out."},
         {"INFORM.SPECIAL_HOURS", "Our opening hours are about to change."},
         {"CONVERT.BROWSE_REMINDER", "You looked at this here."},
         {"CONVERT.BACK_IN_STOCK", "You asked us to tell you."},
         {"CONVERT.TRIAL_FOLLOWUP", "Your trial is coming to an end."},
         {"POSTSALE.SHIPPED", "This is about your order."},
         {"POSTSALE.REVIEW_REQUEST", "This is about what you bought."},
         {"APPT.REMINDER", "This is about your appointment."},
         {"APPT.CHECKIN", "This is about your appointment."},
         {"CONV.LATE_ANSWER", "You wrote to us."},
         {"CONV.NEXT_DAY_NUDGE", "This is about our conversation."},
         {"CONV.PROMISED_INFO", "We promised to tell you."},
         {"SAFETY.RECALL", "This is about the safety of what you bought."},
     }},
     "To end such messages, write STOP."},
    {"pt",
     {{
         {"INFORM.LAUNCH_PREVIEW", "Você perguntou por isto antes do lançamento."},
         {"INFORM.SPECIAL_HOURS", "Nosso horário vai mudar."},
         {"CONVERT.BROWSE_REMINDER", "Você viu isto aqui."},
         {"CONVERT.BACK_IN_STOCK", "Você pediu para avisar."},
         {"CONVERT.TRIAL_FOLLOWUP", "Seu período de teste está acabando."},
         {"POSTSALE.SHIPPED", "É sobre o seu pedido."},
         {"POSTSALE.REVIEW_REQUEST", "É sobre a sua compra."},
         {"APPT.REMINDER", "É sobre o seu horário marcado."},
         {"APPT.CHECKIN", "É sobre o seu horário marcado."},
         {"CONV.LATE_ANSWER", "Você escreveu para nós."},
         {"CONV.NEXT_DAY_NUDGE", "É sobre a nossa conversa."},
         {"CONV.PROMISED_INFO", "Prometemos avisar você."},
         {"SAFETY.RECALL", "É sobre a segurança do que você comprou."},
     }},
     "Para não receber mais, escreva PARAR."},
    {"fr",
     {{
         {"INFORM.LAUNCH_PREVIEW", "Vous aviez demandé cet article avant sa sortie."},
         {"INFORM.SPECIAL_HOURS", "Nos horaires vont changer."},
         {"CONVERT.BROWSE_REMINDER", "Vous avez regardé cet article ici."},
         {"CONVERT.BACK_IN_STOCK", "Vous aviez demandé à être prévenu."},
         {"CONVERT.TRIAL_FOLLOWUP", "Votre essai se termine bientôt."},
         {"POSTSALE.SHIPPED", "C’est au sujet de votre commande."},
         {"POSTSALE.REVIEW_REQUEST", "C’est au sujet de votre achat."},
         {"APPT.REMINDER", "C’est au sujet de votre rendez-vous."},
         {"APPT.CHECKIN", "C’est au sujet de votre rendez-vous."},
         {"CONV.LATE_ANSWER", "Vous nous avez écrit."},
         {"CONV.NEXT_DAY_NUDGE", "C’est au sujet de notre conversation."},
         {"CONV.PROMISED_INFO", "Nous avions promis de vous le dire."},
         {"SAFETY.RECALL", "C’est au sujet de la sécurité de votre achat."},
     }},
     "Pour ne plus recevoir ces messages, écrivez STOP."},
    {"es",
     {{
         {"INFORM.LAUNCH_PREVIEW", "Preguntaste por esto antes de que saliera."},
         {"INFORM.SPECIAL_HOURS", "Nuestro horario va a cambiar."},
         {"CONVERT.BROWSE_REMINDER", "Miraste esto aquí."},
         {"CONVERT.BACK_IN_STOCK", "Nos pediste que te avisáramos."},
         {"CONVERT.TRIAL_FOLLOWUP", "Tu prueba está por terminar."},
         {"POSTSALE.SHIPPED", "Es sobre tu pedido."},
         {"POSTSALE.REVIEW_REQUEST", "Es sobre tu compra."},
         {"APPT.REMINDER", "Es sobre tu cita."},
         {"APPT.CHECKIN", "Es sobre tu cita."},
         {"CONV.LATE_ANSWER", "Nos escribiste."},
         {"CONV.NEXT_DAY_NUDGE", "Es sobre nuestra conversación."},
         {"CONV.PROMISED_INFO", "Prometimos avisarte."},
         {"SAFETY.RECALL", "Es sobre la seguridad de lo que compraste."},
     }},
     "Para no recibir más, escribe STOP."},
    {"vi",
     {{
         {"INFORM.LAUNCH_PREVIEW", "Bạn đã hỏi về sản phẩm này trước khi ra mắt."},
         {"INFORM.SPECIAL_HOURS", "Giờ mở cửa của cửa hàng sắp thay đổi."},
         {"CONVERT.BROWSE_REMINDER", "Bạn đã xem sản phẩm này ở đây."},
         {"CONVERT.BACK_IN_STOCK", "Bạn đã nhờ báo tin."},
         {"CONVERT.TRIAL_FOLLOWUP", "Thời gian dùng thử của bạn sắp hết."},
         {"POSTSALE.SHIPPED", "Tin này về đơn hàng của bạn."},
         {"POSTSALE.REVIEW_REQUEST", "Tin này về món bạn đã mua."},
         {"APPT.REMINDER", "Tin này về lịch hẹn của bạn."},
         {"APPT.CHECKIN", "Tin này về lịch hẹn của bạn."},
         {"CONV.LATE_ANSWER", "Bạn đã nhắn cho cửa hàng."},
         {"CONV.NEXT_DAY_NUDGE", "Tin này về cuộc trò chuyện của bạn với cửa hàng."},
         {"CONV.PROMISED_INFO", "Cửa hàng đã hứa báo cho bạn."},
         {"SAFETY.RECALL", "Tin này về sự an toàn của món bạn đã mua."},
     }},
     "Để dừng nhận tin, bạn nhắn DỪNG."},
};

}  // namespace

std::string why_line(std::string_view reason_code, std::string_view locale) {
    const auto* language = std::ranges::find(kLanguages, locale.substr(0, locale.find('-')), &Language::tag);
    if (language == std::end(kLanguages)) language = kLanguages;
    const auto* found = std::ranges::find(language->why, reason_code, &Why::reason_code);
    if (found == language->why.end()) return {};
    return std::string(found->words) + " " + std::string(language->stop);
}

}  // namespace domain::consent
