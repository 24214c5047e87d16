// What people and rules ask of a timetable: open again when, how long staffed, due when. Free functions over
// Timetable and Zone; nothing here asks for the time. Searches end after a stated horizon with "nothing".
#pragma once
#include <optional>
#include <vector>

#include "domain/time/timetable.h"

namespace domain::time {

constexpr base::Duration kOpeningSearch = std::chrono::hours(60 * 24);  // behaviours.md §10 item 4
constexpr base::Duration kDeadlineSearch = std::chrono::hours(366 * 24);
constexpr base::Duration kLookAhead = std::chrono::hours(8 * 7 * 24);  // behaviours.md §3.5 item 7

// `at` itself when staffed, else the next opening in [at, at + 60 × 24 h).
std::optional<base::Timestamp> next_open(const Timetable& timetable, base::Timestamp at);
// The end of the unbroken staffed stretch around `at`; nothing when closed, or for 60 days to come.
std::optional<base::Timestamp> next_close(const Timetable& timetable, base::Timestamp at);
// Where the closed interval around `at` began: names it, so that one away text goes out in each (AVA-04).
// Nothing when staffed, or closed for longer than 60 days.
std::optional<base::Timestamp> closed_since(const Timetable& timetable, base::Timestamp at);

// Staffed time in [from, to); zero when that is empty.
base::Duration staffed_between(const Timetable& timetable, base::Timestamp from, base::Timestamp to);
// The first instant by which `staffed` time has passed since `from`: the internal clock of behaviours.md
// §3.3. Nothing when that takes longer than 366 × 24 h.
std::optional<base::Timestamp> staffed_deadline(const Timetable& timetable, base::Timestamp from,
                                                base::Duration staffed);

// So many calendar days after the local date of `at`, when the shop's clock shows `minute`; as a start
// (behaviours.md §10 item 6).
base::Timestamp later_day_at(const Zone& zone, base::Timestamp at, int days, int minute);
inline base::Timestamp next_day_at(const Zone& zone, base::Timestamp at, int minute) {
    return later_day_at(zone, at, 1, minute);
}

// The times in [from, to) at which a message can be answered by nobody within `limit`: rule AVA-18.
std::vector<Span> dead_intervals(const Timetable& timetable, base::Timestamp from, base::Timestamp to,
                                 base::Duration limit);

// A stated opening that lasts longer or shorter than it says, because the clock is turned.
struct TurnedOpening {
    int date = 0;    // day_number() of its start
    DayRange range;  // as stated, an end above 1440 is the next day's
    Span real;
    bool operator==(const TurnedOpening&) const = default;
};

// Those that the changes of the clock in [from, to) touch: rule AVA-19.
std::vector<TurnedOpening> turned_openings(const Timetable& timetable, base::Timestamp from,
                                           base::Timestamp to);

}  // namespace domain::time
