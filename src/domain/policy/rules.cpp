// The contents page of the policy: every rule, in the order of behaviours.md §3.0.
#include "domain/policy/rules.h"

#include <array>

namespace domain::policy {
namespace {

using enum Decision;

constexpr std::array kRules{
    Rule{"SEC-08", sec_08_pace, delay, "PAIR_RATE", ""},
    Rule{"ROL-01", rol_01_no_access, deny, "NO_ACCESS", ""},
    Rule{"DAT-02", dat_02_erased, deny, "ERASED", ""},
    Rule{"DAT-05", dat_05_objected, deny, "OBJECTED", ""},
    Rule{"DAT-06", dat_06_wind_down, deny, "WIND_DOWN", ""},
    Rule{"WIN-01", win_01_no_user_initiation, deny, "NO_USER_INITIATION", ""},
    Rule{"WIN-02", win_02_in_window, allow, "IN_WINDOW", "contact_window_s"},
    Rule{"WIN-03", win_03_window_expired, deny, "WINDOW_EXPIRED", "contact_window_s"},
    Rule{"WIN-04", win_04_window_will_expire, deny, "WINDOW_WILL_EXPIRE", "contact_window_s"},
    Rule{"WIN-08", win_08_idle_needs_reason, deny, "REASON_MISSING", "contact_window_s reason_after_s"},
    Rule{"WIN-09", win_09_channel_window, deny, "CHANNEL_WINDOW_EXPIRED", ""},
    Rule{"WIN-10", win_10_human_only_window, deny, "HUMAN_ONLY_WINDOW", ""},
    Rule{"WIN-11", win_11_not_transferable, deny, "WINDOW_NOT_TRANSFERABLE", "contact_window_s"},
    Rule{"CNV-07", cnv_07_replay, allow, "IDEMPOTENT_REPLAY", ""},
    Rule{"CNV-14", cnv_14_consecutive, deny, "CONSECUTIVE_LIMIT", "consecutive_reply_max"},
    Rule{"CNV-15", cnv_15_episode_limit, deny, "EPISODE_LIMIT", "episode_outbound_max"},
    Rule{"CLK-06", clk_06_bot_answer, allow, "BOT_ANSWERED", "auto_counts_as_answer"},
    Rule{"CNV-17", cnv_17_blocked_by_store, deny, "BLOCKED_BY_STORE", ""},
    Rule{"CNV-18", cnv_18_blocked_by_consumer, deny, "BLOCKED_BY_CONSUMER", ""},
    Rule{"CLK-15", clk_15_low_value, warn, "LOW_VALUE_REPLY", ""},
    Rule{"OPT-03", opt_03_opted_out, deny, "OPTED_OUT OPT_OUT_SUSPECTED OPT_OUT_INHERITED",
         "answer_after_opt_out_s"},
    Rule{"OPT-04", opt_04_answer_after_opt_out, allow, "OPT_OUT_ANSWER_ALLOWED", "answer_after_opt_out_s"},
    Rule{"HLT-07", hlt_07_backlog_reply, deny, "BACKLOG_REPLY HEALTH_BANNED", ""},
    Rule{"HLT-08", hlt_08_proactive_blocked, deny, "HEALTH_BLOCKS_PROACTIVE", ""},
    Rule{"CMP-03", cmp_03_reason_paused, deny, "REASON_PAUSED_1 REASON_PAUSED_2 REASON_PAUSED_3",
         "complaint_pause pause_ladder"},
    Rule{"CMP-04", cmp_04_proactive_off, deny, "PROACTIVE_DISABLED", ""},
    Rule{"REN-01", ren_01_reason_unknown, deny, "REASON_MISSING", ""},
    Rule{"REN-02", ren_02_evidence, deny, "REASON_UNSUPPORTED", ""},
    Rule{"REN-03", ren_03_stale, deny, "EVIDENCE_STALE", ""},
    Rule{"REN-04", ren_04_not_related, deny, "REASON_NOT_RELATED", ""},
    Rule{"REN-05", ren_05_consent, deny, "CONSENT_REQUIRED", ""},
    Rule{"REN-06", ren_06_offer_in_notice, deny, "PROMO_IN_SERVICE", ""},
    Rule{"REN-07", ren_07_review_incentive, deny, "REVIEW_INCENTIVE", ""},
    Rule{"REN-13", ren_13_language, warn, "LANGUAGE_MISMATCH", ""},
    Rule{"REN-14", ren_14_sensitive, deny, "SENSITIVE_AUDIENCE", "sensitive_category"},
    Rule{"FRQ-01", frq_01_window_cap, deny, "CAP_WINDOW", "proactive_per_window"},
    Rule{"FRQ-02", frq_02_promo_cap, deny, "CAP_PROMO", "promo_per_week promo_per_window"},
    Rule{"FRQ-03", frq_03_brand_cap, delay, "CAP_BRAND", "promo_brand_per_24h"},
    Rule{"FRQ-04", frq_04_notices_a_day, deny, "CAP_SERVICE", "service_per_24h"},
    Rule{"FRQ-05", frq_05_unanswered, deny, "UNANSWERED_STOP", "unanswered_proactive_stop"},
    Rule{"FRQ-06", frq_06_already_sent, deny, "ALREADY_SENT", ""},
    Rule{"FRQ-07", frq_07_answer_first, deny, "ANSWER_FIRST", ""},
    Rule{"FRQ-08", frq_08_cool_off, deny, "COOL_OFF", ""},
    Rule{"FUP-03", fup_03_followed_up, deny, "FOLLOWUP_ALREADY_SENT FOLLOWUP_OFF", "nudge_max_per_episode"},
    Rule{"FUP-06", fup_06_answer_first, deny, "ANSWER_FIRST", ""},
    Rule{"DUP-01", dup_01_same_text, deny, "DUPLICATE_TO_CONSUMER", "dup_similarity"},
    Rule{"DUP-02", dup_02_double_click, allow, "IDEMPOTENT_REPLAY", "double_click_s"},
    Rule{"DUP-03", dup_03_bulk_by_hand, delay, "BULK_OUTSIDE_CAMPAIGN", "dup_similarity"},
    Rule{"CNT-01", cnt_01_too_long, deny, "TEXT_TOO_LONG", ""},
    Rule{"CNT-02", cnt_02_excessive, deny, "CONTENT_EXCESSIVE", ""},
    Rule{"CNT-04", cnt_04_placeholder, deny, "TEMPLATE_UNRESOLVED", ""},
    Rule{"CNT-05", cnt_05_link, deny, "LINK_UNSAFE", ""},
    Rule{"CNT-06", cnt_06_media, deny, "MEDIA_REJECTED", ""},
    Rule{"CNT-07", cnt_07_identity, deny, "IDENTITY_MISMATCH", ""},
    Rule{"CNT-08", cnt_08_offer_incomplete, warn, "OFFER_INCOMPLETE", ""},
    Rule{"CNT-09", cnt_09_abuse, warn, "ABUSE_SUSPECTED", ""},
    Rule{"PII-01", pii_01_request, deny,
         "PII_REQUEST_CARD PII_REQUEST_CVV PII_REQUEST_IBAN PII_REQUEST_CPF PII_REQUEST_CCCD PII_REQUEST_SSN "
         "PII_REQUEST_NIR PII_REQUEST_PASSPORT PII_REQUEST_PASSWORD PII_REQUEST_ID",
         "pii_mode"},
    Rule{"PII-02", pii_02_outbound, deny,
         "PII_IN_OUTBOUND_CARD PII_IN_OUTBOUND_CVV PII_IN_OUTBOUND_IBAN PII_IN_OUTBOUND_CPF "
         "PII_IN_OUTBOUND_CNPJ PII_IN_OUTBOUND_CCCD PII_IN_OUTBOUND_SSN PII_IN_OUTBOUND_NIR "
         "PII_IN_OUTBOUND_PASSPORT PII_IN_OUTBOUND_PASSWORD",
         "pii_mode"},
    Rule{"BOT-03", bot_03_person_there, deny, "BOT_MUTED", ""},
    Rule{"AVA-14", ava_14_scope, allow, "SCOPE_STORE SCOPE_GROUP SCOPE_BRAND SCOPE_INSTALL", ""},
    Rule{"AVA-17", ava_17_disclosure, allow, "AI_DISCLOSED", ""},
    Rule{"QHR-01", qhr_01_quiet_hours, delay, "QUIET_HOURS", "quiet_default"},
    Rule{"QHR-02", qhr_02_too_late, deny, "QUIET_UNTIL_TOO_LATE", "quiet_default"},
    Rule{"QHR-03", qhr_03_answer_exempt, allow, "ANSWER_EXEMPT", ""},
    Rule{"QHR-04", qhr_04_zone_assumed, delay, "ZONE_ASSUMED", "quiet_default"},
    Rule{"QHR-05", qhr_05_holiday, delay, "HOLIDAY_QUIET", "quiet_default"},
};

}  // namespace

std::span<const Rule> rules() {
    return kRules;
}

bool is_answer_after_opt_out(const Facts& facts) {
    if (facts.is_proactive() || facts.is_idle() || !facts.wrote_since_opt_out || !facts.last_user_at)
        return false;
    return facts.now - *facts.last_user_at <= facts.in_force.seconds(settings::Key::answer_after_opt_out_s);
}

}  // namespace domain::policy
