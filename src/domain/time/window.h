// Spans of time with the edge that behaviours.md §3.0 states: intervals are half-open, but the contact window
// is closed at its end, and the answer limit is strict. For the rules; plain arithmetic in wall time.
#pragma once
#include <cstdint>

#include "base/time.h"

namespace domain::time {

enum class Edge : std::uint8_t {
    half_open,  // the end is outside: answer limit, hours, closures
    closed,     // the end is inside: contact window
};

struct Window {
    base::Timestamp from;
    base::Duration length;
    Edge edge = Edge::half_open;

    constexpr base::Timestamp end() const { return from + length; }
    constexpr bool contains(base::Timestamp at) const {
        return from <= at && (edge == Edge::closed ? at <= end() : at < end());
    }
    constexpr bool is_over(base::Timestamp now) const {
        return edge == Edge::closed ? now > end() : now >= end();
    }
    // Never negative; zero at the end itself whichever the edge.
    constexpr base::Duration left(base::Timestamp now) const {
        return now < end() ? end() - now : base::Duration::zero();
    }
    bool operator==(const Window&) const = default;
};

constexpr base::Duration kContactWindow = std::chrono::seconds(2'592'000);  // behaviours.md §3.1
constexpr base::Duration kAnswerLimit = std::chrono::seconds(86'400);

// 30 days after the consumer's last message, the last instant included (WIN-02, WIN-03).
constexpr Window contact_window(base::Timestamp last_consumer_message,
                                base::Duration length = kContactWindow) {
    return {last_consumer_message, length, Edge::closed};
}
// Less than 24 hours after the first unanswered message (CLK-03, CLK-04); an outage moves the end.
constexpr Window answer_window(base::Timestamp clock_opened, base::Duration limit = kAnswerLimit,
                               base::Duration outage_credit = {}) {
    return {clock_opened, limit + outage_credit, Edge::half_open};
}

}  // namespace domain::time
