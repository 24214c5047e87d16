// A conversation goes to another shop of the brand (domain/move_conversation.h).
#pragma once
#include "app/conversations.h"

namespace app {

// For who may answer in both shops. The customer is told in the same transaction. Errors:
// conversation_unknown, location_unknown (not_found; also a shop of another brand, or one where the caller
// may not answer), those of domain::move_conversation.
void move_conversation(App& app, domain::Staff staff, domain::ConversationId id, domain::LocationId to,
                       Done<Changed> done);

}  // namespace app
