// People change or take back their own words (domain/edit_message.h). What was taken back leaves the log's
// row in the same transaction.
#pragma once
#include "app/conversations.h"
#include "app/messages.h"

namespace app {

// The answer is that of a sent message: message_edited, the message as it stands when it says so already, or
// the gate's refusal. Errors: those of domain::edit_as_staff, conversation_unknown.
void edit_message(App& app, domain::Staff staff, domain::ConversationId id, std::string message_id,
                  std::string text, Done<Sent> done);
// Errors: those of domain::delete_as_staff, conversation_unknown.
void delete_message(App& app, domain::Staff staff, domain::ConversationId id, std::string message_id,
                    Done<Changed> done);

// The consumer's own side of it. Errors: those of domain::edit_as_consumer and check_receive_message,
// location_unknown, message_unknown; not_delivered and store_blocked for an edit.
void edit_own_message(App& app, domain::ConsumerId consumer, domain::LocationId location,
                      std::string message_id, std::string text, Done<std::int64_t> done);
void delete_own_message(App& app, domain::ConsumerId consumer, domain::LocationId location,
                        std::string message_id, Done<std::int64_t> done);

}  // namespace app
