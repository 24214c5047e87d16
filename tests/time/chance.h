// Random opening hours and questions that crowd around a change of the clock: where an engine goes wrong.
// Only for tests/time.
#pragma once
#include <random>

#include "time/minutes.h"

namespace oracle {

using Random = std::mt19937_64;

std::int64_t between(Random& random, std::int64_t least, std::int64_t most);  // both inside
bool chance(Random& random, int percent);

// Where the interesting minutes are: a change of the clock, by UTC and by the wall before and after it.
struct Spot {
    std::int64_t utc = 0;  // minutes since 1970
    std::int64_t wall_before = 0;
    std::int64_t wall_after = 0;
};

// Valid by behaviours.md §10.3: without overlaps or empty ranges.
Plan random_plan(Random& random, const Spot& spot);

enum class Ask {
    staffed,
    next_open,
    next_close,
    closed_since,
    staffed_between,
    staffed_deadline,
    later_day_at,
    wall
};
constexpr int kAsks = 8;

struct Question {
    Ask ask = Ask::staffed;
    std::int64_t at_us = 0;
    std::int64_t to_us = 0;   // staffed_between
    std::int64_t amount = 0;  // staffed_deadline in microseconds; later_day_at in minutes
    int days = 1;             // later_day_at
};

// Its instants are in [first, last] (minutes since 1970).
Question random_question(Random& random, const Spot& spot, std::int64_t first, std::int64_t last);

}  // namespace oracle
