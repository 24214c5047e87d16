#include "domain/outage_credit.h"

namespace domain {

Outcome credit_outages(const Conversation& current, const std::vector<health::Outage>& outages,
                       base::Timestamp now) {
    Outcome outcome;
    if (!current.needs_reply() || !current.clock_opened_at || !current.clock_due_at) return outcome;
    const auto due_at = health::due_with_credit(*current.clock_opened_at, outages);
    if (due_at <= *current.clock_due_at) return outcome;
    const auto credit = due_at - *current.clock_due_at;
    outcome.events.push_back(
        {0, current.id, now, Actor{},
         OutageCredited{"OUTAGE_CREDIT", std::chrono::duration_cast<std::chrono::seconds>(credit).count(),
                        due_at, current.clock == AnswerClock::breached && now < due_at}});
    return outcome;
}

}  // namespace domain
