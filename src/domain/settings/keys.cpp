#include "domain/settings/keys.h"

#include <array>

namespace domain::settings {
namespace {

constexpr std::int32_t kDay = 86'400;
constexpr std::int32_t kDefaultQuiet = quiet_number(21 * 60, 9 * 60);

// behaviours.md §3.1. A range that the table leaves open ends where a larger number says nothing more (90
// days). Six are not in it: the day of WIN-08, the day of OPT-04, the seconds of DUP-02, and the numbers of
// REN-10, REN-11 and REN-14. Shares of campaigns and complaints are in percent.
constexpr std::array<KeyRow, kKeyCount> kRows{{
    {Key::contact_window_s, Unit::seconds, 30 * kDay, 3'600, 30 * kDay, Stricter::less,
     "WIN-02 WIN-03 WIN-04 WIN-05 WIN-08 WIN-11 CNV-04"},
    {Key::reason_after_s, Unit::seconds, kDay, kDay, kDay, Stricter::fixed, "WIN-08"},
    {Key::consecutive_reply_max, Unit::count, 5, 1, 5, Stricter::less, "CNV-14"},
    {Key::episode_outbound_max, Unit::count, 60, 1, 60, Stricter::less, "CNV-15"},
    {Key::answer_after_opt_out_s, Unit::seconds, kDay, kDay, kDay, Stricter::fixed, "OPT-03 OPT-04"},
    {Key::proactive_per_window, Unit::count, 4, 0, 4, Stricter::less, "FRQ-01"},
    {Key::promo_per_week, Unit::count, 1, 0, 1, Stricter::less, "FRQ-02"},
    {Key::promo_per_window, Unit::count, 2, 0, 2, Stricter::less, "FRQ-02"},
    {Key::promo_brand_per_24h, Unit::count, 1, 1, 2, Stricter::less, "FRQ-03"},
    {Key::service_per_24h, Unit::count, 3, 0, 3, Stricter::less, "FRQ-04"},
    {Key::unanswered_proactive_stop, Unit::count, 2, 1, 2, Stricter::less, "FRQ-05"},
    {Key::nudge_max_per_episode, Unit::count, 1, 0, 1, Stricter::less, "FUP-01 FUP-03"},
    {Key::dup_similarity, Unit::hundredths, 85, 85, 85, Stricter::fixed, "DUP-01 DUP-03"},
    {Key::double_click_s, Unit::seconds, 10, 10, 10, Stricter::fixed, "DUP-02"},
    {Key::quiet_default, Unit::quiet_hours, kDefaultQuiet, kDefaultQuiet, kDefaultQuiet, Stricter::wider,
     "QHR-01 QHR-02 QHR-04 QHR-05"},
    {Key::auto_counts_as_answer, Unit::word, 0, 0, 1, Stricter::less, "CLK-06", "false true"},
    {Key::nudge_mode, Unit::word, 1, 0, 1, Stricter::either, "FUP-01", "off suggest", "auto"},
    {Key::away_min_interval_s, Unit::seconds, 28'800, 3'600, 90 * kDay, Stricter::more, "AVA-04"},
    {Key::away_mute_if_human_active_s, Unit::seconds, 600, 0, 3'600, Stricter::more, "AVA-05"},
    {Key::closing_soon_s, Unit::seconds, 900, 0, 3'600, Stricter::more, "AVA-01 AVA-03"},
    {Key::answer_reminders, Unit::text, 0, 0, 0, Stricter::fixed, "CLK-11", "12 h, 18 h, 22 h 05 min"},
    {Key::window_notice_s, Unit::text, 0, 0, 0, Stricter::fixed, "WIN-05", "72 h, 24 h, 1 h before the end"},
    {Key::pii_mode, Unit::text, 0, 0, 0, Stricter::fixed, "PII-01 PII-02 PII-04",
     "block requests, mask inbound"},
    {Key::answer_limit_s, Unit::seconds, kDay, 900, kDay, Stricter::less},
    {Key::service_target_open_s, Unit::seconds, 3'600, 60, kDay, Stricter::either},
    {Key::episode_gap_s, Unit::seconds, 7 * kDay, kDay, 14 * kDay, Stricter::more},
    {Key::surveys, Unit::word, 0, 0, 1, Stricter::either, "SUR-01", "off on"},
    {Key::returning_gap_s, Unit::seconds, 7 * kDay, kDay, 90 * kDay, Stricter::more},
    {Key::campaign_pilot, Unit::count, 5, 5, 100, Stricter::more, "REN-08"},
    {Key::complaint_warn, Unit::hundredths, 10, 0, 10, Stricter::less, "CMP-02"},
    {Key::complaint_pause, Unit::hundredths, 30, 0, 30, Stricter::less, "CMP-03 REN-09"},
    {Key::optout_pause, Unit::count, 2, 0, 2, Stricter::less, "REN-09"},
    {Key::pause_ladder, Unit::text, 0, 0, 0, Stricter::fixed, "CMP-03", "3 h, 6 h, disabled"},
    {Key::campaign_approval_over, Unit::count, 500, 1, 500, Stricter::less, "REN-10"},
    {Key::audience_tier_max, Unit::count, 5'000, 50, 5'000, Stricter::less, "REN-11"},
    {Key::sensitive_category, Unit::word, 0, 0, 1, Stricter::more, "REN-14", "no yes"},
    {Key::health_window_d, Unit::days, 28, 28, 28, Stricter::fixed},
    {Key::health_min_n, Unit::count, 10, 10, 10, Stricter::fixed},
    {Key::retention_open_d, Unit::days, 400, 30, 1'100, Stricter::either, "DAT-03"},
    {Key::retention_closed_d, Unit::days, 400, 30, 1'100, Stricter::either, "DAT-03"},
    {Key::export_sla_d, Unit::days, 15, 1, 15, Stricter::less, "DAT-01"},
    {Key::erase_sla_d, Unit::days, 15, 1, 15, Stricter::less, "CLK-17"},
}};

constexpr bool are_in_order() {
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (static_cast<std::size_t>(kRows[i].key) != i) return false;
    }
    return true;
}
static_assert(are_in_order());

}  // namespace

std::span<const KeyRow, kKeyCount> keys() {
    return kRows;
}

const KeyRow& row_of(Key key) {
    return kRows[static_cast<std::size_t>(key)];
}

std::string_view name_of(Key key) {
    return base::name_of(key);
}

}  // namespace domain::settings
