// How a shop stands with its customers (behaviours.md §3.4), as rules, pages and use cases need it. How it
// comes to be: domain/health/next.h.
#pragma once
#include "base/json.h"

namespace domain::health {

// Milder first: the most severe of those that match wins. Stored as numbers.
enum class HealthState : std::uint8_t { healthy, watch, at_risk, probation, deactivated, suspended, banned };
BOOST_DESCRIBE_ENUM(HealthState, healthy, watch, at_risk, probation, deactivated, suspended, banned)

// HLT-05: nobody new is let in.
constexpr bool takes_new_customers(HealthState state) {
    return state < HealthState::deactivated;
}
// HLT-06: who has a conversation may go on in it.
constexpr bool takes_messages(HealthState state) {
    return state != HealthState::banned;
}

}  // namespace domain::health
