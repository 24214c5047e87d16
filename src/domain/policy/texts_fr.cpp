// What staff are told, in French: data. The inbox has the same sentences (web/i18n/inbox).
#include "domain/policy/texts.h"

namespace domain::policy {
namespace {

constexpr StaffText kTexts[] = {
    {"ABUSE_SUSPECTED", "Cela peut passer pour une insulte. Dites-le autrement."},
    {"ALREADY_SENT", "La personne en a déjà été informée."},
    {"ANSWER_EXEMPT", "La personne vient d’écrire ou attend. Le repos ne compte pas."},
    {"ANSWER_FIRST", "La personne attend. Répondez d’abord."},
    {"BACKLOG_REPLY",
     "La boutique est hors ligne. Vous pouvez encore répondre à celles et ceux qui ont écrit avant."},
    {"CAP_BRAND", "La personne a déjà reçu une publicité aujourd’hui. Il faut attendre."},
    {"CAP_PROMO", "Une publicité par semaine, deux en 30 jours. C’est le maximum."},
    {"CAP_SERVICE", "Trois avis en 24 heures. Celui-ci doit attendre."},
    {"CAP_WINDOW", "Quatre messages de votre initiative en 30 jours. C’est le maximum."},
    {"CONSECUTIVE_LIMIT", "Cinq messages sans réponse. Attendez une heure ou fermez la conversation."},
    {"CONSENT_REQUIRED", "C’est de la publicité, et la personne n’y a pas consenti."},
    {"CONTENT_EXCESSIVE", "Long, crié ou plein de liens. Faites plus court."},
    {"DUPLICATE_TO_CONSUMER", "La personne a déjà reçu les mêmes mots."},
    {"EPISODE_LIMIT", "60 messages sont partis en 24 heures. C’est le maximum."},
    {"EVIDENCE_STALE", "Ce dont il s’agit est passé ou a changé."},
    {"FOLLOWUP_ALREADY_SENT", "La relance est déjà partie."},
    {"FOLLOWUP_OFF", "Ce magasin n’envoie pas de relances."},
    {"HEALTH_BANNED", "La boutique est bannie. Plus rien ne peut être envoyé."},
    {"HEALTH_BLOCKS_PROACTIVE",
     "Des clients ont trop attendu ici. D’ici à ce que ce soit réglé, on peut seulement répondre."},
    {"HOLIDAY_QUIET", "C’est un jour férié là-bas. Plus tard, ce sera possible."},
    {"IDEMPOTENT_REPLAY", "Ce message est déjà parti."},
    {"IN_WINDOW", "La personne a écrit ces 30 derniers jours."},
    {"LANGUAGE_MISMATCH", "À notre connaissance, ce n’est pas sa langue. Écrivez dans la sienne."},
    {"LINK_UNSAFE", "Le lien n’est pas sûr. Utilisez l’adresse https complète."},
    {"LOW_VALUE_REPLY", "La personne attend, et ceci dit peu. Répondez à sa question."},
    {"NO_ACCESS", "Cette conversation est à une autre boutique."},
    {"NO_USER_INITIATION", "Ce sont les clients qui écrivent d’abord. Partagez votre lien."},
    {"OFFER_INCOMPLETE",
     "Il y a un prix, mais pas ce que cela fait en tout. Dites le total ou comment on paie."},
    {"OPTED_OUT", "La personne ne veut plus de messages. Vous pourrez répondre à ses questions."},
    {"OPT_OUT_ANSWER_ALLOWED", "Réponses seulement : la personne ne veut pas d’autres messages."},
    {"OPT_OUT_SUSPECTED", "La personne ne veut peut-être plus de messages. Attendez sa réponse."},
    {"PAIR_RATE", "C’est trop à la fois pour une personne. Attendez quelques secondes."},
    {"PII_IN_OUTBOUND_CARD", "Le texte contient un numéro de carte. Retirez-le."},
    {"PII_IN_OUTBOUND_CCCD", "Le texte contient un numéro d’identité (CCCD). Retirez-le."},
    {"PII_IN_OUTBOUND_CNPJ", "Le texte contient un numéro CNPJ."},
    {"PII_IN_OUTBOUND_CPF", "Le texte contient un numéro CPF. Retirez-le."},
    {"PII_IN_OUTBOUND_CVV", "Le texte contient un cryptogramme de carte. Retirez-le."},
    {"PII_IN_OUTBOUND_IBAN", "Le texte contient un numéro de compte (IBAN). Retirez-le."},
    {"PII_IN_OUTBOUND_NIR", "Le texte contient un numéro de sécurité sociale. Retirez-le."},
    {"PII_IN_OUTBOUND_PASSPORT", "Le texte contient un numéro de passeport. Retirez-le."},
    {"PII_IN_OUTBOUND_PASSWORD", "Le texte contient un mot de passe. Retirez-le."},
    {"PII_IN_OUTBOUND_SSN", "Le texte contient un numéro SSN. Retirez-le."},
    {"PII_REQUEST_CARD",
     "Ne demandez pas un numéro de carte ici. Proposez un lien de paiement, la boutique ou le téléphone."},
    {"PII_REQUEST_CCCD",
     "Ne demandez pas un numéro d’identité (CCCD) ici. Proposez un lien de paiement, la boutique ou le "
     "téléphone."},
    {"PII_REQUEST_CPF", "Vous demandez un numéro CPF. Seulement pour une facture ou un remboursement."},
    {"PII_REQUEST_CVV",
     "Ne demandez pas un cryptogramme de carte ici. Proposez un lien de paiement, la boutique ou le "
     "téléphone."},
    {"PII_REQUEST_IBAN",
     "Vous demandez un numéro de compte (IBAN). Seulement pour une facture ou un remboursement."},
    {"PII_REQUEST_ID",
     "Ne demandez pas une pièce d’identité ici. Proposez un lien de paiement, la boutique ou le téléphone."},
    {"PII_REQUEST_NIR",
     "Ne demandez pas un numéro de sécurité sociale ici. Proposez un lien de paiement, la boutique ou le "
     "téléphone."},
    {"PII_REQUEST_PASSPORT",
     "Ne demandez pas un numéro de passeport ici. Proposez un lien de paiement, la boutique ou le "
     "téléphone."},
    {"PII_REQUEST_PASSWORD",
     "Ne demandez pas un mot de passe ici. Proposez un lien de paiement, la boutique ou le téléphone."},
    {"PII_REQUEST_SSN",
     "Ne demandez pas un numéro SSN ici. Proposez un lien de paiement, la boutique ou le téléphone."},
    {"PROMO_IN_SERVICE", "Offres et prix en font une publicité. Retirez-les."},
    {"QUIET_HOURS", "C’est l’heure du repos pour la personne. Plus tard, ce sera possible."},
    {"QUIET_UNTIL_TOO_LATE", "À la fin du repos, il sera trop tard pour cela."},
    {"REASON_MISSING", "La personne se tait depuis un jour. Choisissez pourquoi vous réécrivez."},
    {"REASON_NOT_RELATED", "La raison ne concerne pas cette personne."},
    {"REASON_UNSUPPORTED", "La preuve de la raison manque. Complétez-la."},
    {"REVIEW_INCENTIVE", "Un avis ne se récompense pas. Retirez la récompense."},
    {"RULE_FAILED", "Une règle n’a pas pu être vérifiée : rien n’est parti."},
    {"TEMPLATE_UNRESOLVED", "Un champ du modèle n’est pas rempli."},
    {"TEXT_TOO_LONG", "Utilisez 3 072 caractères au plus."},
    {"UNANSWERED_STOP", "Deux de vos messages sont sans réponse. Attendez que la personne écrive."},
    {"UNDECIDED", "Aucune règle ne permet ce message."},
    {"WINDOW_EXPIRED", "30 jours ont passé. Vous pourrez répondre quand la personne écrira."},
    {"WINDOW_WILL_EXPIRE", "D’ici là, 30 jours auront passé. Choisissez un moment plus proche."},
    {"ZONE_ASSUMED", "C’est l’heure du repos à la boutique ; celle de la personne est inconnue."},
};

}  // namespace

std::span<const StaffText> staff_texts_fr() {
    return kTexts;
}

}  // namespace domain::policy
