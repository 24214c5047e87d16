// Where everything durable is. Opens the engine, migrates, owns the lanes and the readers' connections.
// Functions over one noun stand beside it (conversations.h, events.h, …) and take a Database&.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/bounded_queue.h"
#include "base/time.h"
#include "domain/conversation.h"
#include "domain/event.h"
#include "domain/outcome.h"
#include "storage/database.h"
#include "storage/inbox_row.h"

namespace storage {

struct StoreConfig {
    // SQLite: the directory that holds balcao.db (and inbox.db); made when absent. Empty: in memory, for
    // tests.
    std::filesystem::path data_directory;
    // "postgresql://…": PostgreSQL instead of SQLite.
    std::string database_url;
    std::size_t lanes = 2;              // PostgreSQL only; SQLite has one
    std::size_t lane_queue_max = 4096;  // commands waiting in one lane; beyond: lane_full (unavailable)
    std::size_t batch_max = 512;        // commands in one transaction
    std::size_t cached_conversations_max = 65'536;  // per lane
    std::size_t read_threads = 2;
    std::size_t read_queue_max = 1024;  // beyond: reads_full (unavailable)
};

// An event as it was committed, with what its watchers are found by.
struct CommittedEvent {
    domain::BrandId brand;
    domain::LocationId location;
    domain::AgentId agent;
    domain::ConsumerId consumer;
    domain::Event event;
};

// A conversation that a batch has changed, as it stands in the lists of the inbox.
struct ChangedRow {
    domain::BrandId brand;
    std::int64_t seq = 0;            // of its newest event
    std::optional<InboxRow> before;  // nullopt: it is new
    InboxRow after;
};

struct CommittedBatch {
    std::vector<CommittedEvent> events;
    std::vector<ChangedRow> changed;  // each conversation once
};

// Rewrites an event in place; false: it stays as it is.
using ChangeEvent = std::function<bool(domain::Event&)>;

// Inside a lane's batch: sees what is stored and what earlier commands of the batch have staged. Lane thread
// only.
class LaneTransaction {
 public:
    virtual ~LaneTransaction() = default;
    virtual base::Timestamp now() const = 0;  // of this command; never before the previous command's
    // nullptr: there is none. The pointer holds until the next append. Of a consumer and a location: with
    // this location, or else the newest that was moved away from it.
    virtual base::Result<const domain::Conversation*> find_conversation(domain::BrandId brand,
                                                                        domain::ConversationId id) = 0;
    virtual base::Result<const domain::Conversation*> find_conversation_of(domain::BrandId brand,
                                                                           domain::ConsumerId consumer,
                                                                           domain::LocationId location) = 0;
    // The event that carries this client key in the conversation, staged ones included.
    virtual base::Result<std::optional<domain::Event>> find_by_client_key(domain::BrandId brand,
                                                                          domain::ConversationId conversation,
                                                                          std::string_view client_key) = 0;
    // Numbers the events, applies them to the state, stages both. Returns the last number given (the
    // conversation's last_seq when there were no events). Events of one call belong to one conversation of
    // `brand`; its first event ever must be conversation_started.
    virtual base::Result<std::int64_t> append(domain::BrandId brand, domain::Outcome outcome) = 0;
    // As append, and takes out of the log what was said before these events, which end with content_erased
    // (domain/erasure.h): staged events included.
    virtual base::Result<std::int64_t> erase(domain::BrandId brand, domain::Outcome outcome) = 0;
    // Lets `change` rewrite, in place, each event of the conversation that is about the message
    // (domain::is_about), staged ones included; it says whether it did. Number, kind, time and client key
    // stay as they are.
    virtual base::Result<void> rewrite_message(domain::BrandId brand, domain::ConversationId conversation,
                                               std::string_view message_id, const ChangeEvent& change) = 0;
    // For reference data (staff, keys, locations, sessions), and cursors: written in the same transaction, at
    // the price of no fsync of their own. Does not see events staged by this batch.
    virtual Database& database() = 0;
};

// What happens after the batch: called on the lane thread with the fate of the whole batch, committed or not.
using AfterCommit = std::move_only_function<void(const base::Result<void>&)>;
// Runs inside the batch. Must not throw. To refuse, stage nothing and remember the error in the returned
// closure. Is called again, and the first closure dropped, when the batch met another node's writes.
using LaneWork = std::move_only_function<AfterCommit(LaneTransaction&)>;
// Runs on a read thread inside one read snapshot of the main database.
using ReadWork = std::move_only_function<void(base::Result<Database*>)>;
// Every committed batch, in order per brand, on the lane thread, before the AfterCommit closures.
using CommitListener = std::function<void(const std::shared_ptr<const CommittedBatch>&)>;

struct StoreFigures {
    std::uint64_t batches_total = 0;
    std::uint64_t commands_total = 0;
    std::uint64_t events_total = 0;
    std::uint64_t failed_batches_total = 0;
    std::uint64_t lane_refused_total = 0;  // queue full
    std::size_t lane_queue = 0;
    std::size_t read_queue = 0;
    double commit_seconds_sum = 0;
    std::vector<std::pair<double, std::uint64_t>>
        commit_seconds;           // bucket upper bound, count (not cumulative)
    std::uint64_t wal_bytes = 0;  // SQLite
    bool is_writable = true;      // false after a failed batch until one succeeds
};

class Store {
 public:
    // Opens and migrates. Errors: data_directory_unusable, database_too_new (made by a newer program),
    // database_locked (another server runs on it), storage_*.
    static base::Result<std::unique_ptr<Store>> open(const StoreConfig& config, const base::Clock& clock);
    ~Store();  // stop()

    void start(CommitListener listener);  // starts lane, read and checkpoint threads
    void stop();                          // finishes what is queued, then joins

    // From any thread. All commands of a brand run in the same lane in the order of submission. Errors:
    // lane_full, store_stopped; `work` is then untouched.
    base::Result<void> submit(domain::BrandId brand, LaneWork& work);
    // Errors: reads_full, store_stopped.
    base::Result<void> submit_read(ReadWork& work);

    // A connection of one's own, for readers and the command line. `inbox` is the second file of SQLite,
    // rebuildable, written by the inbox_list reader; in PostgreSQL it is the same database.
    base::Result<std::unique_ptr<Database>> connect();
    base::Result<std::unique_ptr<Database>> connect_inbox();

    StoreFigures figures() const;

 private:
    class State;
    explicit Store(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace storage
