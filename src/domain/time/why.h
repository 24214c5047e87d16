// The working of an answer: "why 09:30 on Monday?" as a list of small steps, for `balcao hours --why` and the
// inbox. The answers themselves come from answers.h; nothing decides by these texts.
#pragma once
#include <string>
#include <vector>

#include "domain/time/answers.h"

namespace domain::time {

struct Step {
    std::string code;  // stable: local_time, clock_change, evening_before, weekly, special_day, moved, twice,
                       // closure, stretch, next_date, elapsed, horizon, answer
    std::string text;  // English
    bool operator==(const Step&) const = default;
};
BOOST_DESCRIBE_STRUCT(Step, (), (code, text))

using Why = std::vector<Step>;

Why why_staffed(const Timetable& timetable, base::Timestamp at);
Why why_next_open(const Timetable& timetable, base::Timestamp at);
Why why_staffed_between(const Timetable& timetable, base::Timestamp from, base::Timestamp to);
Why why_staffed_deadline(const Timetable& timetable, base::Timestamp from, base::Duration staffed);
Why why_later_day_at(const Zone& zone, base::Timestamp at, int days, int minute);
Why why_elapsed(const Zone& zone, base::Timestamp from, base::Duration elapsed);

}  // namespace domain::time
