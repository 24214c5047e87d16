// A conversation goes to another shop of its brand (behaviours.md WIN-12, CLK-20): the same one, with its
// clock and its window; the customer is told who answers now (auto_texts/react.h).
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/health/state.h"
#include "domain/outcome.h"

namespace domain {

// What is known of the shop it is to go to.
struct MoveTo {
    LocationId location;
    health::HealthState health = health::HealthState::healthy;
    bool is_open_to_customers = true;  // published, not on vacation, not winding down
    bool has_conversation = false;     // another one of the same consumer
    bool is_assignee_there = false;    // who has the conversation may answer in that shop, too
};

// Errors, all conflict: move_same_shop; move_shop_closed: it takes nobody new; move_customer_blocked: one of
// the two has blocked the other; conversation_erased; move_customer_there: they talk with that shop already.
base::Result<Outcome> move_conversation(const Conversation& current, const Actor& actor, const MoveTo& to,
                                        base::Timestamp now);

}  // namespace domain
