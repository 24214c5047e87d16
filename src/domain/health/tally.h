// What a shop's answers of the last 28 days come to (behaviours.md §4, "Response rate 24 h"). Counted by
// storage/health.h from the questions; sums only, so the order of what happened never matters.
#pragma once
#include <optional>

#include "base/json.h"
#include "base/time.h"
#include "domain/ids.h"

namespace domain::health {

constexpr base::Duration kWindow = std::chrono::hours(24 * 28);  // behaviours.md §3.1 health_window_d
constexpr std::int64_t kMinN = 10;                               // behaviours.md §3.1 health_min_n

struct Tally {
    // First questions of an episode whose answer fell due in the 28 days.
    std::int64_t in_time = 0;
    std::int64_t late = 0;
    std::int64_t unanswered = 0;
    // Of all questions, later ones of an episode too:
    std::int64_t open_breaches = 0;                  // overdue and unanswered now
    std::optional<base::Timestamp> oldest_at;        // when the oldest of these was asked
    std::optional<base::Timestamp> newest_due_at;    // when the newest of these fell due
    std::optional<base::Timestamp> first_breach_at;  // the first that was not answered in time, in the window
    std::int64_t satisfied = 0;                      // surveys answered in the 28 days
    std::int64_t dissatisfied = 0;
    bool operator==(const Tally&) const = default;

    std::int64_t n() const { return in_time + late + unanswered; }
    // In percent; exact, for comparing.
    bool is_rate_below(std::int64_t percent) const { return n() >= kMinN && in_time * 100 < percent * n(); }
};
BOOST_DESCRIBE_STRUCT(Tally, (),
                      (in_time, late, unanswered, open_breaches, oldest_at, newest_due_at, first_breach_at,
                       satisfied, dissatisfied))

// A question that stands behind a decision.
struct Cause {
    ConversationId conversation;
    std::int64_t seq = 0;  // of the question in the brand's log
    base::Timestamp asked_at;
    base::Timestamp due_at;
    std::optional<base::Timestamp> answered_at;  // late; nothing: not at all
    bool operator==(const Cause&) const = default;
};
BOOST_DESCRIBE_STRUCT(Cause, (), (conversation, seq, asked_at, due_at, answered_at))

constexpr std::size_t kCausesMost = 20;

}  // namespace domain::health
