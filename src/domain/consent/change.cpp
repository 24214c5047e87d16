#include "domain/consent/change.h"

#include <algorithm>

#include "domain/consent/calendar.h"
#include "domain/consent/ledger.h"
#include "domain/planned_send.h"

namespace domain::consent {

bool has_agreed_to_offers(const Conversation& current, base::Timestamp at) {
    return current.agreed_to_offers_at && at < months_later(*current.agreed_to_offers_at, kConsentMonths);
}

Outcome change(const Conversation& current, bool is_given, std::string agreed_to, base::Timestamp now) {
    Outcome outcome;
    const auto& agreed_at = current.agreed_to_offers_at;
    if (is_given ? agreed_at && now - *agreed_at < kRenewedAfter : !agreed_at) return outcome;
    const Actor consumer{ActorKind::consumer, base::to_string(current.consumer), current.consumer_name, {}};
    ConsentChanged body{is_given, is_given ? "CONSENT_GIVEN" : "CONSENT_WITHDRAWN", {}};
    if (is_given) body.agreed_to = std::move(agreed_to);
    outcome.events.push_back(Event{0, current.id, now, consumer, std::move(body)});
    return outcome;
}

Outcome inherit(const Conversation& current, Contact contact, base::Timestamp now) {
    Outcome outcome;
    if (current.contact == contact) return outcome;
    const Actor consumer{ActorKind::consumer, base::to_string(current.consumer), current.consumer_name, {}};
    const bool is_over = contact == Contact::opted_out;
    outcome.events.push_back(Event{0, current.id, now, consumer,
                                   ContactChanged{contact, is_over ? "OPT_OUT_INHERITED" : "OPTED_IN", 0}});
    if (is_over)
        std::ranges::move(drop_all_planned(current, "OPTED_OUT", now), std::back_inserter(outcome.events));
    return outcome;
}

}  // namespace domain::consent
