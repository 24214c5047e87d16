// What staff are told, in Spanish: data. The inbox has the same sentences (web/i18n/inbox).
#include "domain/policy/texts.h"

namespace domain::policy {
namespace {

constexpr StaffText kTexts[] = {
    {"ALREADY_SENT", "Ya se les avisó de esto."},
    {"ANSWER_EXEMPT", "Acaban de escribir o esperan. El descanso no se aplica."},
    {"ANSWER_FIRST", "El cliente espera. Responde primero."},
    {"BACKLOG_REPLY", "La tienda está fuera de línea. Aún puedes responder a quienes escribieron antes."},
    {"CAP_BRAND", "Ya recibieron un anuncio hoy. Tiene que esperar."},
    {"CAP_PROMO", "Un anuncio por semana, dos en 30 días. Es el máximo."},
    {"CAP_SERVICE", "Tres avisos en 24 horas. Este tiene que esperar."},
    {"CAP_WINDOW", "Cuatro mensajes por iniciativa tuya en 30 días. Es el máximo."},
    {"CONSECUTIVE_LIMIT", "Cinco mensajes sin respuesta. Espera una hora o cierra la conversación."},
    {"CONSENT_REQUIRED", "Esto es publicidad y no la han aceptado."},
    {"CONTENT_EXCESSIVE", "Largo, gritado o lleno de enlaces. Dilo más corto."},
    {"DUPLICATE_TO_CONSUMER", "Ya recibieron las mismas palabras."},
    {"EPISODE_LIMIT", "Salieron 60 mensajes en 24 horas. Es el máximo."},
    {"EVIDENCE_STALE", "Aquello de lo que trata ya pasó o cambió."},
    {"FOLLOWUP_ALREADY_SENT", "El seguimiento ya se envió."},
    {"FOLLOWUP_OFF", "Esta tienda no envía seguimientos."},
    {"HEALTH_BANNED", "La tienda fue vetada. Ya no se puede enviar nada."},
    {"HEALTH_BLOCKS_PROACTIVE",
     "Los clientes esperaron demasiado aquí. Hasta que se arregle, solo se puede responder."},
    {"HOLIDAY_QUIET", "Allí es festivo. Podrá salir más tarde."},
    {"IDEMPOTENT_REPLAY", "Este mensaje ya se envió."},
    {"IN_WINDOW", "Escribieron en los últimos 30 días."},
    {"LINK_UNSAFE", "El enlace no es seguro. Usa la dirección https completa."},
    {"NO_ACCESS", "Esta conversación es de otra tienda."},
    {"NO_USER_INITIATION", "Los clientes empiezan. Comparte tu enlace."},
    {"OPTED_OUT", "Pidieron no recibir mensajes. Puedes responder cuando pregunten algo."},
    {"OPT_OUT_ANSWER_ALLOWED", "Solo respuestas: no quieren otros mensajes."},
    {"OPT_OUT_SUSPECTED", "Quizá no quieran más mensajes. Espera su respuesta."},
    {"PII_IN_OUTBOUND_CARD", "El texto contiene un número de tarjeta. Quítalo."},
    {"PII_IN_OUTBOUND_CCCD", "El texto contiene un número de identidad (CCCD). Quítalo."},
    {"PII_IN_OUTBOUND_CNPJ", "El texto contiene un número CNPJ."},
    {"PII_IN_OUTBOUND_CPF", "El texto contiene un número CPF. Quítalo."},
    {"PII_IN_OUTBOUND_CVV", "El texto contiene el código de seguridad de una tarjeta. Quítalo."},
    {"PII_IN_OUTBOUND_IBAN", "El texto contiene un número de cuenta (IBAN). Quítalo."},
    {"PII_IN_OUTBOUND_NIR", "El texto contiene un número NIR. Quítalo."},
    {"PII_IN_OUTBOUND_PASSPORT", "El texto contiene un número de pasaporte. Quítalo."},
    {"PII_IN_OUTBOUND_PASSWORD", "El texto contiene una contraseña. Quítalo."},
    {"PII_IN_OUTBOUND_SSN", "El texto contiene un número SSN. Quítalo."},
    {"PII_REQUEST_CARD",
     "No pidas un número de tarjeta en el chat. Ofrece un enlace de pago, la tienda o el teléfono."},
    {"PII_REQUEST_CCCD",
     "No pidas un número de identidad (CCCD) en el chat. Ofrece un enlace de pago, la tienda o el teléfono."},
    {"PII_REQUEST_CPF", "Pides un número CPF. Solo para una factura o un reembolso."},
    {"PII_REQUEST_CVV",
     "No pidas el código de seguridad de una tarjeta en el chat. Ofrece un enlace de pago, la tienda o el "
     "teléfono."},
    {"PII_REQUEST_IBAN", "Pides un número de cuenta (IBAN). Solo para una factura o un reembolso."},
    {"PII_REQUEST_ID",
     "No pidas un documento de identidad en el chat. Ofrece un enlace de pago, la tienda o el teléfono."},
    {"PII_REQUEST_NIR",
     "No pidas un número NIR en el chat. Ofrece un enlace de pago, la tienda o el teléfono."},
    {"PII_REQUEST_PASSPORT",
     "No pidas un número de pasaporte en el chat. Ofrece un enlace de pago, la tienda o el teléfono."},
    {"PII_REQUEST_PASSWORD",
     "No pidas una contraseña en el chat. Ofrece un enlace de pago, la tienda o el teléfono."},
    {"PII_REQUEST_SSN",
     "No pidas un número SSN en el chat. Ofrece un enlace de pago, la tienda o el teléfono."},
    {"PROMO_IN_SERVICE", "Las ofertas y los precios lo hacen publicidad. Quítalos."},
    {"QUIET_HOURS", "Es su hora de descanso. Podrá salir más tarde."},
    {"QUIET_UNTIL_TOO_LATE", "Cuando acabe el descanso será demasiado tarde."},
    {"REASON_MISSING", "Llevan un día en silencio. Elige por qué vuelves a escribir."},
    {"REASON_NOT_RELATED", "El motivo no tiene que ver con este cliente."},
    {"REASON_UNSUPPORTED", "Falta la prueba del motivo. Completa lo que falta."},
    {"REVIEW_INCENTIVE", "Una reseña no se premia. Quita el premio."},
    {"RULE_FAILED", "No se pudo comprobar una regla; no se envió nada."},
    {"TEMPLATE_UNRESOLVED", "Falta rellenar un campo de la plantilla."},
    {"TEXT_TOO_LONG", "Usa 3072 caracteres como máximo."},
    {"UNANSWERED_STOP", "Dos mensajes tuyos siguen sin respuesta. Espera a que escriban."},
    {"UNDECIDED", "Ninguna regla permite este mensaje."},
    {"WINDOW_EXPIRED", "Pasaron 30 días. Podrás responder cuando escriban."},
    {"WINDOW_WILL_EXPIRE", "Para entonces habrán pasado 30 días. Elige un momento anterior."},
    {"ZONE_ASSUMED", "Es hora de descanso en la tienda; la suya no se conoce."},
};

}  // namespace

std::span<const StaffText> staff_texts_es() {
    return kTexts;
}

}  // namespace domain::policy
