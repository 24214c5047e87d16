// A shop that marks too much as "no reply needed" or spam (CLK-08, behaviours.md §3.3 b): the marks stop
// counting until there are fewer again. Pure; noted by next.h.
#pragma once
#include "base/json.h"

namespace domain::health {

constexpr std::int64_t kMarksPercentMost = 20;  // behaviours.md CLK-08
constexpr std::int64_t kMarksMinN = 20;         // likewise

// Whether what a shop has marked is taken out of its figures, and stops the clock.
enum class MarksCount : std::uint8_t { yes, no };

// Of the last 28 days.
struct Marks {
    std::int64_t episodes = 0;  // begun by customers
    std::int64_t marked = 0;    // of these: their first question was never answered, but marked
    bool operator==(const Marks&) const = default;

    bool is_abuse() const { return episodes >= kMarksMinN && marked * 100 > kMarksPercentMost * episodes; }
};
BOOST_DESCRIBE_STRUCT(Marks, (), (episodes, marked))

}  // namespace domain::health
