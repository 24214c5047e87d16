// Rows of the conversations table. The lane writes them; these read.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "storage/database.h"

namespace storage {

base::Result<std::optional<domain::Conversation>> find_conversation(Database& db, domain::BrandId brand,
                                                                    domain::ConversationId id);
// With this location, or else the newest that was moved away from it.
base::Result<std::optional<domain::Conversation>> find_conversation_of(Database& db, domain::BrandId brand,
                                                                       domain::ConsumerId consumer,
                                                                       domain::LocationId location);
// One for each shop of the brand that they wrote to. Inside a lane those begun in its batch are not seen.
base::Result<std::vector<domain::ConversationId>> conversations_of_consumer(Database& db,
                                                                            domain::BrandId brand,
                                                                            domain::ConsumerId consumer);
// GBM names a conversation without its brand; at most one row (ids are unique in an install).
base::Result<std::optional<domain::BrandId>> find_brand_of_conversation(Database& db,
                                                                        domain::ConversationId id);
// In the order of `ids`; missing ones are left out.
base::Result<std::vector<domain::Conversation>> find_conversations(
    Database& db, domain::BrandId brand, const std::vector<domain::ConversationId>& ids);
base::Result<void> for_each_conversation(
    Database& db, domain::BrandId brand,
    const std::function<base::Result<void>(const domain::Conversation&)>& each);
// The next `limit` with a larger id.
base::Result<std::vector<domain::Conversation>> conversations_after(Database& db, domain::BrandId brand,
                                                                    domain::ConversationId after,
                                                                    std::size_t limit);
// Of one location; the others are passed over without being read.
base::Result<void> for_each_conversation_of(
    Database& db, domain::BrandId brand, domain::LocationId location,
    const std::function<base::Result<void>(const domain::Conversation&)>& each);

}  // namespace storage
