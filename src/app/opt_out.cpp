#include "app/opt_out.h"

#include "app/outreach.h"
#include "app/suppressions.h"
#include "domain/consent/change.h"
#include "storage/conversations.h"

namespace app {
namespace {

base::Result<void> inherit(storage::LaneTransaction& lane, domain::BrandId brand, domain::ConversationId id,
                           domain::Contact contact) {
    const auto* current = TRY(lane.find_conversation(brand, id));
    if (current == nullptr) return {};
    domain::Outcome outcome = domain::consent::inherit(*current, contact, lane.now());
    if (!outcome.events.empty()) TRY(lane.append(brand, std::move(outcome)));
    return {};
}

}  // namespace

base::Result<void> spread_contact(storage::LaneTransaction& lane, domain::BrandId brand,
                                  const domain::Conversation& changed) {
    if (changed.contact == domain::Contact::suspended) return {};
    const auto contact = changed.contact;
    const auto said_in = changed.id;  // `changed` ends with the first append
    if (contact == domain::Contact::opted_out) TRY(note_opt_out(lane, brand, changed.consumer));
    if (contact == domain::Contact::allowed) TRY(lift_suppression(lane, brand, changed.consumer));
    for (const auto& id : TRY(storage::conversations_of_consumer(lane.database(), brand, changed.consumer))) {
        if (id != said_in) TRY(inherit(lane, brand, id, contact));
    }
    return {};
}

base::Result<void> inherit_contact(storage::LaneTransaction& lane, domain::BrandId brand,
                                   const domain::Conversation& begun) {
    const auto fresh = begun.id;
    for (const auto& id : TRY(storage::conversations_of_consumer(lane.database(), brand, begun.consumer))) {
        const auto* other = id == fresh ? nullptr : TRY(lane.find_conversation(brand, id));
        if (other != nullptr && other->contact == domain::Contact::opted_out)
            return inherit(lane, brand, fresh, domain::Contact::opted_out);
    }
    return {};
}

}  // namespace app
