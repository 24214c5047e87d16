// Where conversations were before they went to another shop (rule WIN-12), beside the log, written with its
// events: whose an earlier event was, and where the links of a customer's old shop lead now. For the files of
// storage/ only.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "storage/store.h"

namespace storage {

base::Result<void> put_conversation_move(Database& db, domain::BrandId brand, const domain::Event& moved);
// The newest conversation of the consumer that was moved away from `from`; not those of this batch.
base::Result<std::optional<domain::ConversationId>> find_moved_conversation(Database& db,
                                                                            domain::BrandId brand,
                                                                            domain::ConsumerId consumer,
                                                                            domain::LocationId from);
// `events` come with the shop that has their conversation now; afterwards with the one that had it then.
base::Result<void> place_events(Database& db, domain::BrandId brand, std::int64_t after_seq,
                                std::span<CommittedEvent> events);

}  // namespace storage
