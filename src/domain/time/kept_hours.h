// The hours that a shop keeps itself: what is staffed when, the closures during which nobody new may begin
// (rule AVA-20), and when somebody last said that all of it is right (AVA-12). Saved by app/locations.h,
// read and written as JSON by hours_json.h.
#pragma once
#include "domain/time/timetable.h"

namespace domain::time {

constexpr base::Duration kPauseMax = std::chrono::hours(60 * 24);  // AVA-20, of the shop's calendar days
constexpr base::Duration kHoursStaleAfter = std::chrono::hours(180 * 24);  // AVA-12

struct KeptHours {
    Hours hours;
    std::vector<Closure> pauses;  // those of hours.closures that take the shop off the air
    base::Timestamp confirmed_at;
    bool operator==(const KeptHours&) const = default;
};

// Why hours may not be saved, and where in them that is: "weekly[2]", "special[0].date".
struct HoursFault {
    base::Error error;
    std::string field;
    std::vector<HoursRange> proposal = {};  // weekly ranges that would be accepted; empty when there is none
};

// What check_hours() refuses, and: hours_weekly_missing (closures without any hours to be cut out of),
// hours_pause_too_long.
std::optional<HoursFault> find_fault(const KeptHours& kept);

// nullopt: the shop has told no hours; it counts as always staffed. Error: hours_zone_unknown.
base::Result<std::optional<Timetable>> timetable_of(const Hours& hours);

// The pause around `at`, to its end over all that touch it.
std::optional<Closure> pause_at(const KeptHours& kept, base::Timestamp at);

}  // namespace domain::time
