// What an outage of ours does to those who wait (behaviours.md CLK-16): the answer is due so much later, and
// a breach that it explains is taken back. Pure; app/outage_credit calls it for every open clock.
#pragma once
#include "domain/conversation.h"
#include "domain/health/outages.h"
#include "domain/outcome.h"

namespace domain {

// `outages`: all that are known. Nobody waits, or nothing changes: no events, so that it may be done again.
Outcome credit_outages(const Conversation& current, const std::vector<health::Outage>& outages,
                       base::Timestamp now);

}  // namespace domain
