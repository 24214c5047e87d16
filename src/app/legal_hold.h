// Keeping a conversation from being erased for a while (behaviours.md DAT-04): two people of the shop, a year
// at most (domain/legal_hold.h).
#pragma once
#include "app/conversations.h"

namespace app {

// Errors of all: conversation_unknown, role_too_low (forbidden), those of the domain.
void propose_hold(App& app, domain::Staff staff, domain::ConversationId id, base::Timestamp until,
                  std::string reason, Done<Changed> done);
void confirm_hold(App& app, domain::Staff staff, domain::ConversationId id, Done<Changed> done);
void lift_hold(App& app, domain::Staff staff, domain::ConversationId id, Done<Changed> done);

}  // namespace app
