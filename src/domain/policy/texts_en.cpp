// What staff are told, in English: data. The inbox has the same sentences (web/i18n/inbox).
#include "domain/policy/texts.h"

namespace domain::policy {
namespace {

constexpr StaffText kTexts[] = {
    {"ALREADY_SENT", "They were told this already."},
    {"ANSWER_EXEMPT", "They wrote just now or are waiting. Quiet time does not apply."},
    {"ANSWER_FIRST", "The customer is waiting. Answer first."},
    {"BACKLOG_REPLY", "The shop is off the air. You can still answer those who wrote before."},
    {"CAP_BRAND", "They got an advertisement today. It has to wait."},
    {"CAP_PROMO", "One advertisement a week, two in 30 days. That is the most."},
    {"CAP_SERVICE", "Three notices in 24 hours. This one has to wait."},
    {"CAP_WINDOW", "Four messages of your own in 30 days. That is the most."},
    {"CONSECUTIVE_LIMIT", "Five messages without an answer. Wait an hour, or close the conversation."},
    {"CONSENT_REQUIRED", "This is advertising, and they have not agreed to it."},
    {"CONTENT_EXCESSIVE", "Long, loud or full of links. Say it shorter."},
    {"DUPLICATE_TO_CONSUMER", "They already got the same words."},
    {"EPISODE_LIMIT", "60 messages went out in 24 hours. That is the most."},
    {"EVIDENCE_STALE", "What this is about is over or has changed."},
    {"FOLLOWUP_ALREADY_SENT", "The follow-up was already sent."},
    {"FOLLOWUP_OFF", "This shop sends no follow-ups."},
    {"HEALTH_BANNED", "The shop was banned. Nothing can be sent any more."},
    {"HEALTH_BLOCKS_PROACTIVE",
     "Customers have waited too long here. Until that is mended you can only answer."},
    {"HOLIDAY_QUIET", "It is a public holiday there. It may go out later."},
    {"IDEMPOTENT_REPLAY", "This message was already sent."},
    {"IN_WINDOW", "They wrote in the last 30 days."},
    {"LINK_UNSAFE", "The link is not safe. Use the full https address."},
    {"NO_ACCESS", "This conversation belongs to another shop."},
    {"NO_USER_INITIATION", "Customers start conversations. Share your link instead."},
    {"OPTED_OUT", "They asked not to be written to. You can answer when they ask something."},
    {"OPT_OUT_ANSWER_ALLOWED", "Answers only: they do not want other messages."},
    {"OPT_OUT_SUSPECTED", "They may have asked for no more messages. Wait for their answer."},
    {"PII_IN_OUTBOUND_CARD", "The text has a card number in it. Take it out."},
    {"PII_IN_OUTBOUND_CCCD", "The text has a citizen ID number (CCCD) in it. Take it out."},
    {"PII_IN_OUTBOUND_CNPJ", "The text has a company’s CNPJ number in it."},
    {"PII_IN_OUTBOUND_CPF", "The text has a CPF number in it. Take it out."},
    {"PII_IN_OUTBOUND_CVV", "The text has a card’s security code in it. Take it out."},
    {"PII_IN_OUTBOUND_IBAN", "The text has a bank account number (IBAN) in it. Take it out."},
    {"PII_IN_OUTBOUND_NIR", "The text has a French social security number (NIR) in it. Take it out."},
    {"PII_IN_OUTBOUND_PASSPORT", "The text has a passport number in it. Take it out."},
    {"PII_IN_OUTBOUND_PASSWORD", "The text has a password in it. Take it out."},
    {"PII_IN_OUTBOUND_SSN", "The text has a social security number (SSN) in it. Take it out."},
    {"PII_REQUEST_CARD",
     "Don’t ask for a card number in a chat. Offer a payment link, the shop or the phone."},
    {"PII_REQUEST_CCCD",
     "Don’t ask for a citizen ID number (CCCD) in a chat. Offer a payment link, the shop or the phone."},
    {"PII_REQUEST_CPF", "You ask for a CPF number. Do so only for an invoice or a refund."},
    {"PII_REQUEST_CVV",
     "Don’t ask for a card’s security code in a chat. Offer a payment link, the shop or the phone."},
    {"PII_REQUEST_IBAN", "You ask for a bank account number (IBAN). Do so only for an invoice or a refund."},
    {"PII_REQUEST_ID",
     "Don’t ask for an identity paper in a chat. Offer a payment link, the shop or the phone."},
    {"PII_REQUEST_NIR",
     "Don’t ask for a French social security number (NIR) in a chat. Offer a payment link, the shop or the "
     "phone."},
    {"PII_REQUEST_PASSPORT",
     "Don’t ask for a passport number in a chat. Offer a payment link, the shop or the phone."},
    {"PII_REQUEST_PASSWORD",
     "Don’t ask for a password in a chat. Offer a payment link, the shop or the phone."},
    {"PII_REQUEST_SSN",
     "Don’t ask for a social security number (SSN) in a chat. Offer a payment link, the shop or the phone."},
    {"PROMO_IN_SERVICE", "Offers and prices make this advertising. Take them out."},
    {"QUIET_HOURS", "It is quiet time for them. It may go out later."},
    {"QUIET_UNTIL_TOO_LATE", "When quiet time ends it will be too late for this."},
    {"REASON_MISSING", "They have been quiet for a day. Choose why you write again."},
    {"REASON_NOT_RELATED", "The reason has nothing to do with this customer."},
    {"REASON_UNSUPPORTED", "The reason lacks its evidence. Fill in what is missing."},
    {"REVIEW_INCENTIVE", "A review must not be rewarded. Take the reward out."},
    {"RULE_FAILED", "A rule could not be checked, so nothing was sent."},
    {"TEMPLATE_UNRESOLVED", "A blank of the template is not filled in."},
    {"TEXT_TOO_LONG", "Use at most 3,072 characters."},
    {"UNANSWERED_STOP", "Two messages of yours are unanswered. Wait until they write."},
    {"UNDECIDED", "No rule allows this message."},
    {"WINDOW_EXPIRED", "30 days passed. You can answer again when they write."},
    {"WINDOW_WILL_EXPIRE", "By then 30 days will have passed. Choose an earlier time."},
    {"ZONE_ASSUMED", "It is quiet time by the shop’s clock; theirs is not known."},
};

}  // namespace

std::span<const StaffText> staff_texts_en() {
    return kTexts;
}

}  // namespace domain::policy
