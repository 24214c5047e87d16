#include "domain/consent/change.h"

#include <algorithm>

#include "domain/consent/calendar.h"
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

Outcome object(const Conversation& current, base::Timestamp now) {
    Outcome outcome;
    if (current.rights.has_objected) return outcome;
    const Actor consumer{ActorKind::consumer, base::to_string(current.consumer), current.consumer_name, {}};
    outcome.events.push_back(
        Event{0, current.id, now, consumer, ConsentChanged{false, std::string(kObjected), {}}});
    return outcome;
}

Outcome recall(const Conversation& current, std::string reason_code, base::Timestamp now) {
    Outcome outcome;
    if (current.contact == Contact::opted_out) return outcome;
    outcome.events.push_back(
        Event{0, current.id, now, Actor{}, ContactChanged{Contact::opted_out, std::move(reason_code), 0}});
    return outcome;
}

namespace {

// With all that waits to go out, when contact ends.
Outcome changed_contact(const Conversation& current, Contact contact, std::string reason_code,
                        base::Timestamp now) {
    Outcome outcome;
    if (current.contact == contact) return outcome;
    const Actor consumer{ActorKind::consumer, base::to_string(current.consumer), current.consumer_name, {}};
    outcome.events.push_back(
        Event{0, current.id, now, consumer, ContactChanged{contact, std::move(reason_code), 0}});
    if (contact == Contact::opted_out)
        std::ranges::move(drop_all_planned(current, "OPTED_OUT", now), std::back_inserter(outcome.events));
    return outcome;
}

}  // namespace

Outcome opt_out_by_button(const Conversation& current, base::Timestamp now) {
    return changed_contact(current, Contact::opted_out, "OPTED_OUT", now);
}

Outcome inherit(const Conversation& current, Contact contact, base::Timestamp now) {
    return changed_contact(current, contact, contact == Contact::opted_out ? "OPT_OUT_INHERITED" : "OPTED_IN",
                           now);
}

}  // namespace domain::consent
