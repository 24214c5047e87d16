// What a reader of the log needs: read on from where it stopped, remember how far it came, park what fails.
// Holds a connection of its own; one thread at a time.
#pragma once
#include <memory>

#include "app/app.h"
#include "storage/cursors.h"
#include "storage/events.h"

namespace app {

using storage::CommittedEvent;
using storage::Parked;

class LogCursor {
 public:
    // `reader` names it in the database: "webhook", "inbox_list".
    static base::Result<LogCursor> open(storage::Store& store, std::string reader);

    base::Result<std::int64_t> position(domain::BrandId brand);
    base::Result<std::vector<CommittedEvent>> events_after(domain::BrandId brand, std::int64_t seq,
                                                           std::size_t limit);
    // The newest states of what the next events have changed, in one snapshot.
    struct Changes {
        std::vector<domain::Conversation> conversations;
        std::int64_t seq = 0;   // of the last of these events; `after` when there were none
        std::int64_t head = 0;  // of the log
    };
    base::Result<Changes> changed_after(domain::BrandId brand, std::int64_t after, std::size_t events_max);
    base::Result<std::vector<domain::Event>> conversation_events_after(domain::BrandId brand,
                                                                       domain::ConversationId conversation,
                                                                       std::int64_t seq, std::size_t limit);
    // With seq < `seq`, the newest of them, oldest first.
    base::Result<std::vector<domain::Event>> conversation_events_before(domain::BrandId brand,
                                                                        domain::ConversationId conversation,
                                                                        std::int64_t seq, std::size_t limit);
    base::Result<std::optional<domain::Conversation>> find_conversation(domain::BrandId brand,
                                                                        domain::ConversationId id);
    base::Result<std::vector<Parked>> parked(domain::BrandId brand);
    base::Result<std::int64_t> head(domain::BrandId brand);

    // Written through the brand's lane, so that it shares a commit with messages and never waits for their
    // lock; blocks until then. The new position, and what was parked or released.
    struct Progress {
        std::int64_t position = 0;
        std::vector<Parked> park;  // inserted or replaced
        std::vector<domain::ConversationId> release;
    };
    base::Result<void> advance(domain::BrandId brand, const Progress& progress);

 private:
    LogCursor(storage::Store& store, std::unique_ptr<storage::Database> db, std::string reader)
        : store_(&store), db_(std::move(db)), reader_(std::move(reader)) {}
    storage::Store* store_;
    std::unique_ptr<storage::Database> db_;
    std::string reader_;
};

}  // namespace app
