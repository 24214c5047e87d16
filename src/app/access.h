// The single gate to conversations and shops: every read and write of a staff member or program passes one of
// these. What one may not see does not exist: conversation_unknown (not_found), behaviours.md ROL-01.
#pragma once
#include <variant>

#include "app/app.h"

namespace app {

// A program with a service account key: every conversation of its brand.
struct ApiCaller {
    domain::BrandId brand;
    std::string client_email;
};
using Caller = std::variant<domain::Staff, ApiCaller>;

domain::BrandId brand_of(const Caller& caller);
bool may(const Caller& caller, domain::Action action, domain::LocationId location);

base::Result<const domain::Conversation*> access_conversation(storage::LaneTransaction& lane,
                                                              const Caller& caller, domain::Action action,
                                                              domain::ConversationId id);
base::Result<domain::Conversation> access_conversation(storage::Database& db, const Caller& caller,
                                                       domain::Action action, domain::ConversationId id);

// Error: role_too_low (forbidden), which says who can (behaviours.md ROL-02). For who may see it at all.
base::Result<void> may_answer_for_data(const domain::Staff& staff, domain::LocationId location);

// A shop whose conversations `staff` may read, alive as long as the directory. Error: location_unknown
// (not_found).
base::Result<const domain::Location*> access_location(const Directory& directory, const domain::Staff& staff,
                                                      domain::LocationId id);
std::unexpected<base::Error> unknown_location();

}  // namespace app
