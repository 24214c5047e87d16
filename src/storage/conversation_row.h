// How a conversation lies in its row: what it is found by in columns, the rest as one text, because the row
// is written once per message and twenty more columns cost a tenth of the whole message. For the files of
// storage/ only.
#pragma once
#include <string>
#include <vector>

#include "domain/conversation.h"
#include "storage/database.h"

namespace storage {

// For a select; the row is then read by read_conversation.
constexpr const char* kConversationColumns = "conversation_id, location_id, agent_id, consumer_id, state";
base::Result<domain::Conversation> read_conversation(const Row& row);

// conversations.state: "1" (the version of this text), numbers in a fixed order, "-" for absent, then texts
// as length:bytes.
void write_state(std::string& out, const domain::Conversation& conversation);  // out is replaced
base::Result<void> read_state(std::string_view state, domain::Conversation& out);

// A new row, and the rewriting of an existing one. `state` is what write_state made; views into all three.
extern const Sql kInsertConversation;
constexpr std::size_t kInsertConversationColumns = 7;
void push_insert_conversation(std::vector<Value>& out, const domain::BrandId& brand,
                              const domain::Conversation& conversation, std::string_view state);
// The state alone: the location of a conversation that was moved goes by its own statement.
extern const Sql kMoveConversation;
extern const Sql kUpdateConversation;
constexpr std::size_t kUpdateConversationColumns = 3;
void push_update_conversation(std::vector<Value>& out, const domain::BrandId& brand,
                              const domain::Conversation& conversation, std::string_view state);

}  // namespace storage
