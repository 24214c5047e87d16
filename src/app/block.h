// Blocking and its undoing, by the shop and by the consumer (domain/block.h).
#pragma once
#include "app/conversations.h"
#include "domain/block.h"

namespace app {

// `cause` empty: undone. Errors: conversation_unknown.
void block_consumer(App& app, domain::Staff staff, domain::ConversationId id,
                    std::optional<domain::BlockCause> cause, Done<Changed> done);

// By the consumer, on the shop's page or by its API. Errors: location_unknown, conversation_unknown.
void block_store(App& app, domain::ConsumerId consumer, domain::LocationId location, bool is_blocked,
                 Done<std::int64_t> done);

}  // namespace app
