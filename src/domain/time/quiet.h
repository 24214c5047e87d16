// Quiet hours: is it a bad moment to write to somebody first, and until when? From windows in which writing
// is allowed and the zones in which the consumer may be (behaviours.md §3.7, §10 item 7). Which jurisdiction
// has which window, and which class of message, domain/policy says.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/time/timetable.h"

namespace domain::time {

// When writing is allowed, by weekday (0 Monday), local to the consumer; within the day. Nothing: not at all.
struct AllowedWeek {
    std::array<std::optional<DayRange>, 7> days;
    bool operator==(const AllowedWeek&) const = default;
};

AllowedWeek allowed_daily(int start, int end);
// What both allow: the strictest of law and default.
AllowedWeek narrowed(const AllowedWeek& one, const AllowedWeek& other);

class QuietHours {
 public:
    // Writing is allowed when it is in every zone (QHR-04); the holidays (day_number) are quiet all day
    // (QHR-05). Keep one per combination. Error: hours_zone_unknown; quiet_zone_missing for no zone.
    static base::Result<QuietHours> make(const AllowedWeek& allowed, std::span<const std::string> zones,
                                         std::span<const int> holidays = {});

    bool is_quiet(base::Timestamp at) const;
    // `at` itself when it is not quiet, else the next allowed instant within 60 × 24 h; nothing: never.
    std::optional<base::Timestamp> next_allowed(base::Timestamp at) const;
    const std::vector<Timetable>& zones() const { return allowed_; }

 private:
    explicit QuietHours(std::vector<Timetable> allowed) : allowed_(std::move(allowed)) {}
    std::vector<Timetable> allowed_;  // "staffed" here means that writing is allowed
};

}  // namespace domain::time
