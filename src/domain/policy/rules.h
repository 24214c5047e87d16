// The rules by name; one file each. Only rules.cpp and their tests need this.
#pragma once
#include "domain/policy/rule.h"

namespace domain::policy {

std::optional<RuleResult> sec_08_pace(const Facts& facts);
std::optional<RuleResult> rol_01_no_access(const Facts& facts);
std::optional<RuleResult> win_01_no_user_initiation(const Facts& facts);
std::optional<RuleResult> win_02_in_window(const Facts& facts);
std::optional<RuleResult> win_03_window_expired(const Facts& facts);
std::optional<RuleResult> win_04_window_will_expire(const Facts& facts);
std::optional<RuleResult> win_08_idle_needs_reason(const Facts& facts);
std::optional<RuleResult> win_09_channel_window(const Facts& facts);
std::optional<RuleResult> win_10_human_only_window(const Facts& facts);
std::optional<RuleResult> win_11_not_transferable(const Facts& facts);
std::optional<RuleResult> cnv_07_replay(const Facts& facts);
std::optional<RuleResult> cnv_14_consecutive(const Facts& facts);
std::optional<RuleResult> cnv_15_episode_limit(const Facts& facts);
std::optional<RuleResult> clk_06_bot_answer(const Facts& facts);
std::optional<RuleResult> cnv_17_blocked_by_store(const Facts& facts);
std::optional<RuleResult> cnv_18_blocked_by_consumer(const Facts& facts);
std::optional<RuleResult> clk_15_low_value(const Facts& facts);
std::optional<RuleResult> opt_03_opted_out(const Facts& facts);
std::optional<RuleResult> opt_04_answer_after_opt_out(const Facts& facts);
std::optional<RuleResult> hlt_07_backlog_reply(const Facts& facts);
std::optional<RuleResult> hlt_08_proactive_blocked(const Facts& facts);
std::optional<RuleResult> cmp_03_reason_paused(const Facts& facts);
std::optional<RuleResult> cmp_04_proactive_off(const Facts& facts);
std::optional<RuleResult> ren_01_reason_unknown(const Facts& facts);
std::optional<RuleResult> ren_02_evidence(const Facts& facts);
std::optional<RuleResult> ren_03_stale(const Facts& facts);
std::optional<RuleResult> ren_04_not_related(const Facts& facts);
std::optional<RuleResult> ren_05_consent(const Facts& facts);
std::optional<RuleResult> ren_06_offer_in_notice(const Facts& facts);
std::optional<RuleResult> ren_07_review_incentive(const Facts& facts);
std::optional<RuleResult> ren_13_language(const Facts& facts);
std::optional<RuleResult> ren_14_sensitive(const Facts& facts);
std::optional<RuleResult> frq_01_window_cap(const Facts& facts);
std::optional<RuleResult> frq_02_promo_cap(const Facts& facts);
std::optional<RuleResult> frq_03_brand_cap(const Facts& facts);
std::optional<RuleResult> frq_04_notices_a_day(const Facts& facts);
std::optional<RuleResult> frq_05_unanswered(const Facts& facts);
std::optional<RuleResult> frq_06_already_sent(const Facts& facts);
std::optional<RuleResult> frq_07_answer_first(const Facts& facts);
std::optional<RuleResult> frq_08_cool_off(const Facts& facts);
std::optional<RuleResult> fup_03_followed_up(const Facts& facts);
std::optional<RuleResult> fup_06_answer_first(const Facts& facts);
std::optional<RuleResult> dat_02_erased(const Facts& facts);
std::optional<RuleResult> dat_05_objected(const Facts& facts);
std::optional<RuleResult> dat_06_wind_down(const Facts& facts);
std::optional<RuleResult> dup_01_same_text(const Facts& facts);
std::optional<RuleResult> dup_02_double_click(const Facts& facts);
std::optional<RuleResult> dup_03_bulk_by_hand(const Facts& facts);
std::optional<RuleResult> cnt_01_too_long(const Facts& facts);
std::optional<RuleResult> cnt_02_excessive(const Facts& facts);
std::optional<RuleResult> cnt_04_placeholder(const Facts& facts);
std::optional<RuleResult> cnt_05_link(const Facts& facts);
std::optional<RuleResult> cnt_06_media(const Facts& facts);
std::optional<RuleResult> cnt_07_identity(const Facts& facts);
std::optional<RuleResult> cnt_08_offer_incomplete(const Facts& facts);
std::optional<RuleResult> cnt_09_abuse(const Facts& facts);
std::optional<RuleResult> pii_01_request(const Facts& facts);
std::optional<RuleResult> pii_02_outbound(const Facts& facts);
std::optional<RuleResult> bot_03_person_there(const Facts& facts);
std::optional<RuleResult> ava_14_scope(const Facts& facts);
std::optional<RuleResult> ava_17_disclosure(const Facts& facts);
std::optional<RuleResult> qhr_01_quiet_hours(const Facts& facts);
std::optional<RuleResult> qhr_02_too_late(const Facts& facts);
std::optional<RuleResult> qhr_03_answer_exempt(const Facts& facts);
std::optional<RuleResult> qhr_04_zone_assumed(const Facts& facts);
std::optional<RuleResult> qhr_05_holiday(const Facts& facts);

// What OPT-03 and OPT-04 share: an answer to a later or still open question, within 24 hours.
bool is_answer_after_opt_out(const Facts& facts);

}  // namespace domain::policy
