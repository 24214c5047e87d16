// What staff say about a customer, and what they cannot say for them: a minor is noted (REN-14), an opt-out
// is lifted by the customer alone (OPT-06).
#pragma once
#include "app/access.h"

namespace app {

// For all shops of the brand. Error: conversation_unknown.
void note_minor(App& app, domain::Staff staff, domain::ConversationId id, bool is_minor, Done<bool> done);

// Always refused (conflict): opt_in_needs_consumer, which says since when; not_opted_out when there is
// nothing to lift. Error: conversation_unknown.
void lift_opt_out(App& app, domain::Staff staff, domain::ConversationId id, Done<bool> done);

}  // namespace app
