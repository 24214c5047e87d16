// What staff are told, in Portuguese (Brazil): data. The inbox has the same sentences (web/i18n/inbox).
#include "domain/policy/texts.h"

namespace domain::policy {
namespace {

constexpr StaffText kTexts[] = {
    {"ALREADY_SENT", "A pessoa já foi avisada disso."},
    {"ANSWER_EXEMPT", "A pessoa acabou de escrever ou espera. O horário de descanso não vale."},
    {"ANSWER_FIRST", "O cliente está esperando. Responda primeiro."},
    {"BACKLOG_REPLY", "A loja está fora do ar. Você ainda pode responder a quem já escreveu."},
    {"CAP_BRAND", "A pessoa já recebeu propaganda hoje. Precisa esperar."},
    {"CAP_PROMO", "Uma propaganda por semana, duas em 30 dias. É o máximo."},
    {"CAP_SERVICE", "Três avisos em 24 horas. Este precisa esperar."},
    {"CAP_WINDOW", "Quatro mensagens por iniciativa sua em 30 dias. É o máximo."},
    {"CONSECUTIVE_LIMIT", "Cinco mensagens sem resposta. Espere uma hora ou encerre a conversa."},
    {"CONSENT_REQUIRED", "Isto é propaganda, e a pessoa não autorizou."},
    {"CONTENT_EXCESSIVE", "Longo, gritado ou cheio de links. Diga mais curto."},
    {"DUPLICATE_TO_CONSUMER", "A pessoa já recebeu as mesmas palavras."},
    {"EPISODE_LIMIT", "Saíram 60 mensagens em 24 horas. É o máximo."},
    {"EVIDENCE_STALE", "O assunto já passou ou mudou."},
    {"FOLLOWUP_ALREADY_SENT", "O lembrete já foi enviado."},
    {"FOLLOWUP_OFF", "Esta loja não envia lembretes."},
    {"HEALTH_BANNED", "A loja foi banida. Nada mais pode ser enviado."},
    {"HEALTH_BLOCKS_PROACTIVE",
     "Clientes esperaram demais aqui. Até isso se resolver, só é possível responder."},
    {"HOLIDAY_QUIET", "É feriado lá. Pode ir mais tarde."},
    {"IDEMPOTENT_REPLAY", "Esta mensagem já foi enviada."},
    {"IN_WINDOW", "A pessoa escreveu nos últimos 30 dias."},
    {"LINK_UNSAFE", "O link não é seguro. Use o endereço https completo."},
    {"NO_ACCESS", "Esta conversa é de outra loja."},
    {"NO_USER_INITIATION", "Quem começa é o cliente. Compartilhe seu link."},
    {"OPTED_OUT", "A pessoa pediu para não receber mensagens. Responda quando ela perguntar algo."},
    {"OPT_OUT_ANSWER_ALLOWED", "Só respostas: a pessoa não quer outras mensagens."},
    {"OPT_OUT_SUSPECTED", "Talvez a pessoa não queira mais mensagens. Espere a resposta dela."},
    {"PII_IN_OUTBOUND_CARD", "O texto contém um número de cartão. Retire."},
    {"PII_IN_OUTBOUND_CCCD", "O texto contém um documento vietnamita (CCCD). Retire."},
    {"PII_IN_OUTBOUND_CNPJ", "O texto contém um CNPJ."},
    {"PII_IN_OUTBOUND_CPF", "O texto contém um CPF. Retire."},
    {"PII_IN_OUTBOUND_CVV", "O texto contém o código de segurança do cartão. Retire."},
    {"PII_IN_OUTBOUND_IBAN", "O texto contém um número de conta (IBAN). Retire."},
    {"PII_IN_OUTBOUND_NIR", "O texto contém um número NIR. Retire."},
    {"PII_IN_OUTBOUND_PASSPORT", "O texto contém um número de passaporte. Retire."},
    {"PII_IN_OUTBOUND_PASSWORD", "O texto contém uma senha. Retire."},
    {"PII_IN_OUTBOUND_SSN", "O texto contém um número SSN. Retire."},
    {"PII_REQUEST_CARD",
     "Não peça um número de cartão no chat. Ofereça link de pagamento, a loja ou o telefone."},
    {"PII_REQUEST_CCCD",
     "Não peça um documento vietnamita (CCCD) no chat. Ofereça link de pagamento, a loja ou o telefone."},
    {"PII_REQUEST_CPF", "Você está pedindo um CPF. Só para nota fiscal ou reembolso."},
    {"PII_REQUEST_CVV",
     "Não peça o código de segurança do cartão no chat. Ofereça link de pagamento, a loja ou o telefone."},
    {"PII_REQUEST_IBAN", "Você está pedindo um número de conta (IBAN). Só para nota fiscal ou reembolso."},
    {"PII_REQUEST_ID",
     "Não peça um documento de identidade no chat. Ofereça link de pagamento, a loja ou o telefone."},
    {"PII_REQUEST_NIR", "Não peça um número NIR no chat. Ofereça link de pagamento, a loja ou o telefone."},
    {"PII_REQUEST_PASSPORT",
     "Não peça um número de passaporte no chat. Ofereça link de pagamento, a loja ou o telefone."},
    {"PII_REQUEST_PASSWORD", "Não peça uma senha no chat. Ofereça link de pagamento, a loja ou o telefone."},
    {"PII_REQUEST_SSN", "Não peça um número SSN no chat. Ofereça link de pagamento, a loja ou o telefone."},
    {"PROMO_IN_SERVICE", "Ofertas e preços tornam isto propaganda. Retire-os."},
    {"QUIET_HOURS", "É horário de descanso da pessoa. Pode ir mais tarde."},
    {"QUIET_UNTIL_TOO_LATE", "Quando acabar o horário de descanso, será tarde demais."},
    {"REASON_MISSING", "A pessoa está em silêncio há um dia. Escolha por que escreve de novo."},
    {"REASON_NOT_RELATED", "O motivo não tem relação com este cliente."},
    {"REASON_UNSUPPORTED", "Falta a prova do motivo. Preencha o que falta."},
    {"REVIEW_INCENTIVE", "Avaliação não pode ter prêmio. Retire o prêmio."},
    {"RULE_FAILED", "Uma regra não pôde ser verificada; nada foi enviado."},
    {"TEMPLATE_UNRESOLVED", "Falta preencher um campo do modelo."},
    {"TEXT_TOO_LONG", "Use no máximo 3.072 caracteres."},
    {"UNANSWERED_STOP", "Duas mensagens suas estão sem resposta. Espere a pessoa escrever."},
    {"UNDECIDED", "Nenhuma regra permite esta mensagem."},
    {"WINDOW_EXPIRED", "Passaram 30 dias. Você pode responder quando a pessoa escrever."},
    {"WINDOW_WILL_EXPIRE", "Até lá terão passado 30 dias. Escolha um horário mais cedo."},
    {"ZONE_ASSUMED", "É horário de descanso no relógio da loja; o da pessoa não se sabe."},
};

}  // namespace

std::span<const StaffText> staff_texts_pt() {
    return kTexts;
}

}  // namespace domain::policy
