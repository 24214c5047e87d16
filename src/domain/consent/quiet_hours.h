// When a consumer must not be written to first, by jurisdiction (behaviours.md §3.7, §10 item 7, QHR-01 to
// 05). The table, and from it one answer; time/quiet.h does the sums. Answers to the consumer are never
// delayed.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/consent/reasons.h"
#include "domain/time/quiet.h"

namespace domain::consent {

struct QuietRow {
    std::string_view jurisdiction;  // "FR", "US-TX"; "*" for all without a row
    time::AllowedWeek law;          // binds both classes
    bool promotional_on_sunday = true;
    bool promotional_on_holidays = true;
};

std::span<const QuietRow> quiet_rows();
// "US-FL", else "US", else "*".
const QuietRow& quiet_row_of(std::string_view jurisdiction);

// What the consumer's jurisdictions allow: class P the law within our default 09:00 to 21:00, class S the law
// within 07:00 to 22:00. All of them when there are several; of every row the strictest when there is none.
time::AllowedWeek allowed_week(std::span<const std::string> jurisdictions, MessageClass message_class);

struct QuietQuestion {
    MessageClass message_class = MessageClass::promotional;
    std::vector<std::string> jurisdictions;  // the consumer's country if known, else the store's
    // Zones the consumer may be in: the stated one, else the device's, else the store's and all of the
    // country.
    std::vector<std::string> zones;
    bool is_zone_assumed = false;
    base::Timestamp at;
    base::Duration jitter{0};  // 0 to 15 minutes, drawn by the caller
    // After it, sending is of no use: the evidence's life or the end of the contact window.
    std::optional<base::Timestamp> useful_until;
    // QHR-03: the consumer wrote within 30 minutes, or waits for an answer.
    bool is_live_answer = false;
    // Of APPT.REMINDER (the one two hours before) and APPT.CHECKIN.
    std::optional<base::Timestamp> appointment_at;
    // The shop's own hours for class P (quiet_default), minutes after midnight.
    int begins = 21 * 60;
    int ends = 9 * 60;
};

struct QuietVerdict {
    enum class Kind : std::uint8_t { send, wait, never };
    Kind kind = Kind::send;
    // QUIET_HOURS, HOLIDAY_QUIET, ZONE_ASSUMED, QUIET_UNTIL_TOO_LATE, ANSWER_EXEMPT, or empty.
    std::string_view reason_code;
    std::optional<base::Timestamp> until;  // with wait: when to send, jitter included
};

constexpr std::chrono::minutes kQuietJitterMax{15};
constexpr std::chrono::hours kAppointmentAfterQuiet{3};

// Errors: hours_zone_unknown, quiet_zone_missing.
base::Result<QuietVerdict> quiet_verdict(const QuietQuestion& question);

}  // namespace domain::consent
