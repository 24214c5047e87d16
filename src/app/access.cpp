#include "app/access.h"

#include "storage/conversations.h"

namespace app {
namespace {

std::unexpected<base::Error> unknown_conversation() {
    return base::fail(base::ErrorKind::not_found, "conversation_unknown", "there is no such conversation");
}

}  // namespace

domain::BrandId brand_of(const Caller& caller) {
    return std::visit([](const auto& c) { return c.brand; }, caller);
}

bool may(const Caller& caller, domain::Action action, domain::LocationId location) {
    const auto* staff = std::get_if<domain::Staff>(&caller);
    return staff == nullptr || domain::may(*staff, action, location);
}

base::Result<const domain::Conversation*> access_conversation(storage::LaneTransaction& lane,
                                                              const Caller& caller, domain::Action action,
                                                              domain::ConversationId id) {
    const domain::Conversation* found = TRY(lane.find_conversation(brand_of(caller), id));
    if (found == nullptr || !may(caller, action, found->location)) return unknown_conversation();
    return found;
}

base::Result<domain::Conversation> access_conversation(storage::Database& db, const Caller& caller,
                                                       domain::Action action, domain::ConversationId id) {
    auto found = TRY(storage::find_conversation(db, brand_of(caller), id));
    if (!found || !may(caller, action, found->location)) return unknown_conversation();
    return std::move(*found);
}

base::Result<const domain::Location*> access_location(const Directory& directory, const domain::Staff& staff,
                                                      domain::LocationId id) {
    const auto* found = directory.find_location(id);
    if (found == nullptr || found->brand != staff.brand ||
        !domain::may(staff, domain::Action::read_conversations, id))
        return unknown_location();
    return found;
}

base::Result<void> may_answer_for_data(const domain::Staff& staff, domain::LocationId location) {
    if (domain::may(staff, domain::Action::answer_for_data, location)) return {};
    return base::fail(base::ErrorKind::forbidden, "role_too_low", "ask a manager or the owner to do this");
}

std::unexpected<base::Error> unknown_location() {
    return base::fail(base::ErrorKind::not_found, "location_unknown", "there is no such shop");
}

}  // namespace app
