// Every setting of behaviours.md §3.1 in one list: default, range, which way is stricter, who reads it.
// Whoever decides something reads the number from Values (values.h), never from a constant of its own.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "base/json.h"

namespace domain::settings {

// Those that the gate reads come first (kGateKeys). Stored by name.
enum class Key : std::uint8_t {
    contact_window_s,
    reason_after_s,
    consecutive_reply_max,
    episode_outbound_max,
    answer_after_opt_out_s,
    proactive_per_window,
    promo_per_week,
    promo_per_window,
    promo_brand_per_24h,
    service_per_24h,
    unanswered_proactive_stop,
    nudge_max_per_episode,
    dup_similarity,
    double_click_s,
    quiet_default,
    auto_counts_as_answer,
    nudge_mode,
    away_min_interval_s,
    away_mute_if_human_active_s,
    closing_soon_s,
    answer_reminders,
    window_notice_s,
    pii_mode,
    answer_limit_s,
    service_target_open_s,
    episode_gap_s,
    surveys,
    returning_gap_s,
    campaign_pilot,
    complaint_warn,
    complaint_pause,
    optout_pause,
    pause_ladder,
    campaign_approval_over,
    audience_tier_max,
    sensitive_category,
    health_window_d,
    health_min_n,
    retention_open_d,
    retention_closed_d,
    export_sla_d,
    erase_sla_d,
};
BOOST_DESCRIBE_ENUM(Key, contact_window_s, reason_after_s, consecutive_reply_max, episode_outbound_max,
                    answer_after_opt_out_s, proactive_per_window, promo_per_week, promo_per_window,
                    promo_brand_per_24h, service_per_24h, unanswered_proactive_stop, nudge_max_per_episode,
                    dup_similarity, double_click_s, quiet_default, auto_counts_as_answer, nudge_mode,
                    away_min_interval_s, away_mute_if_human_active_s, closing_soon_s, answer_reminders,
                    window_notice_s, pii_mode, answer_limit_s, service_target_open_s, episode_gap_s, surveys,
                    returning_gap_s, campaign_pilot, complaint_warn, complaint_pause, optout_pause,
                    pause_ladder, campaign_approval_over, audience_tier_max, sensitive_category,
                    health_window_d, health_min_n, retention_open_d, retention_closed_d, export_sla_d,
                    erase_sla_d)
constexpr std::size_t kKeyCount = 42;
constexpr std::size_t kGateKeys = 16;

// How the number is written: hundredths as "0.85", quiet hours as "21:00-09:00" (quiet_number), a word as one
// of `words`. A text says what is always so and has no number.
enum class Unit : std::uint8_t { count, seconds, days, hundredths, quiet_hours, word, text };
BOOST_DESCRIBE_ENUM(Unit, count, seconds, days, hundredths, quiet_hours, word, text)

// Which way a level below may go: nobody may at all when it is `fixed`, both ways when it is `either` (†).
enum class Stricter : std::uint8_t { less, more, wider, fixed, either };
BOOST_DESCRIBE_ENUM(Stricter, less, more, wider, fixed, either)

struct KeyRow {
    Key key;
    Unit unit = Unit::count;
    std::int32_t standard = 0;
    std::int32_t least = 0;
    std::int32_t most = 0;
    Stricter stricter = Stricter::fixed;
    std::string_view read_by = {};  // ids of behaviours.md §3.12, parted by spaces; empty: nobody yet
    std::string_view words = {};    // of Unit::word, in the order of their numbers; of Unit::text, the text
    std::string_view not_yet = {};  // further words that §3.1 has and nothing acts on yet

    constexpr bool is_read() const { return !read_by.empty(); }
    constexpr bool is_fixed() const { return stricter == Stricter::fixed; }
};

// Quiet from `begins` in the evening to `ends` in the morning, in minutes after midnight, as one number.
constexpr std::int32_t quiet_number(int begins, int ends) {
    return begins * 1440 + ends;
}
constexpr int quiet_begins(std::int64_t number) {
    return static_cast<int>(number / 1440);
}
constexpr int quiet_ends(std::int64_t number) {
    return static_cast<int>(number % 1440);
}

// In the order of Key.
std::span<const KeyRow, kKeyCount> keys();
const KeyRow& row_of(Key key);
std::string_view name_of(Key key);

}  // namespace domain::settings
