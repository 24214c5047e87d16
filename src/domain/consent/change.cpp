#include "domain/consent/change.h"

namespace domain::consent {

Outcome change(const Conversation& current, bool is_given, std::string agreed_to, base::Timestamp now) {
    Outcome outcome;
    if (!is_given && !current.agreed_to_offers_at) return outcome;
    const Actor consumer{ActorKind::consumer, base::to_string(current.consumer), current.consumer_name, {}};
    ConsentChanged body{is_given, is_given ? "CONSENT_GIVEN" : "CONSENT_WITHDRAWN", {}};
    if (is_given) body.agreed_to = std::move(agreed_to);
    outcome.events.push_back(Event{0, current.id, now, consumer, std::move(body)});
    return outcome;
}

}  // namespace domain::consent
