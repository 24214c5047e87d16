// The numbered log of a brand.
#pragma once
#include <functional>
#include <vector>

#include "storage/database.h"
#include "storage/store.h"

namespace storage {

// Newest first when `before_seq` pages back (events with seq < before_seq), returned oldest first.
base::Result<std::vector<domain::Event>> events_before(Database& db, domain::BrandId brand,
                                                       domain::ConversationId conversation,
                                                       std::int64_t before_seq, std::size_t limit);
// Of one conversation, seq > after_seq, oldest first.
base::Result<std::vector<domain::Event>> events_of_conversation_after(Database& db, domain::BrandId brand,
                                                                      domain::ConversationId conversation,
                                                                      std::int64_t after_seq,
                                                                      std::size_t limit);
// Of the whole brand, seq > after_seq, oldest first, with agent and consumer of their conversation, and the
// location that had it then.
base::Result<std::vector<CommittedEvent>> events_after(Database& db, domain::BrandId brand,
                                                       std::int64_t after_seq, std::size_t limit);
base::Result<std::optional<domain::Event>> find_event_by_client_key(Database& db, domain::BrandId brand,
                                                                    domain::ConversationId conversation,
                                                                    std::string_view client_key);
// The newest number of the brand's log; 0 when empty.
// Which conversations the next `limit` events belong to, each once, and the number of the last of them.
struct Touched {
    std::vector<domain::ConversationId> conversations;
    std::int64_t seq = 0;  // after_seq when there are none
};
base::Result<Touched> touched_after(Database& db, domain::BrandId brand, std::int64_t after_seq,
                                    std::size_t limit);
base::Result<std::int64_t> last_seq(Database& db, domain::BrandId brand);

}  // namespace storage
