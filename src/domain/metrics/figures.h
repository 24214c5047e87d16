// The figures of behaviours.md §4 that follow from the log, over the conversations of one shop. Each says how
// many things it counted and, by their numbers in the log, which: "where does this 87 % come from?" has an
// answer. Pure; docs/metrics.md.
#pragma once
#include <span>

#include "domain/metrics/life.h"

namespace domain::metrics {

// Half-open; from the shop's local midnight to another.
struct Period {
    base::Timestamp from;
    base::Timestamp to;
    bool contains(base::Timestamp at) const { return from <= at && at < to; }
};

enum class Unit : std::uint8_t { count, percent, seconds };
BOOST_DESCRIBE_ENUM(Unit, count, percent, seconds)

struct Figure {
    std::string name;  // "response_rate_24h"
    std::string code;  // denials: WINDOW_EXPIRED; contacts: APPT.REMINDER; else empty
    Unit unit = Unit::count;
    std::optional<double> value;       // nothing: of nothing
    std::int64_t n = 0;                // what it is made of; below 5 people are shown "few"
    std::vector<std::int64_t> events;  // their numbers in the log, ascending
};

// As it stands at `as_of`; backlogs are those at the end of the period, or at `as_of` when that is earlier.
std::vector<Figure> figures(std::span<const Life> lives, const Period& period, base::Timestamp as_of);

// The smallest that at least `percent` of them do not exceed. `values` sorted, not empty.
std::int64_t nearest_rank(std::span<const std::int64_t> values, int percent);

}  // namespace domain::metrics
