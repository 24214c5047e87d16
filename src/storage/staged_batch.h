// The batch a lane is working on: what its commands have read and staged, and how that is written. Lane
// thread only.
#pragma once
#include <optional>

#include "base/time.h"
#include "storage/lane_cache.h"
#include "storage/store.h"

namespace storage {

// The database as commands may use it: their writes count as the batch's, their failures as its failure, and
// its transaction is not theirs to end.
class BatchDatabase final : public Database {
 public:
    explicit BatchDatabase(Database& db) : db_(db) {}
    const Dialect& dialect() const override { return db_.dialect(); }
    base::Result<void> begin(Access access) override;
    base::Result<void> commit() override;
    void rollback() override;
    base::Result<void> query(Sql sql, std::span<const Value> values,
                             const std::function<base::Result<void>(const Row&)>& row) override;
    base::Result<std::int64_t> execute(Sql sql, std::span<const Value> values) override;
    base::Result<void> execute_many(Sql sql, std::size_t columns, std::span<const Value> values) override;
    base::Result<void> run_script(const std::string& text) override;
    void leave_no_trace() override { db_.leave_no_trace(); }

    void reset(base::Result<void> state);  // a new batch; an error: one that cannot succeed any more
    const base::Result<void>& state() const { return state_; }
    bool has_written() const { return has_written_; }

 private:
    template <class T>
    base::Result<T> noted(base::Result<T> result);

    Database& db_;
    base::Result<void> state_;
    bool has_written_ = false;
};

class StagedBatch final : public LaneTransaction {
 public:
    StagedBatch(Database& db, const base::Clock& clock) : db_(db), clock_(clock) {}

    // `state`: what came of beginning the transaction. Locks the brands in the order given.
    void start(base::Result<void> state, std::span<const domain::BrandId> brands);
    void start_command();
    const base::Result<void>& state() const { return db_.state(); }
    bool has_staged() const { return db_.has_written() || !events_.empty(); }
    base::Result<void> write();
    // After the commit: the batch's events, and room for the next batch.
    CommittedBatch finish(std::size_t cached_max);
    void abandon();  // after the rollback: forgets what was staged

    base::Timestamp now() const override { return now_; }
    base::Result<const domain::Conversation*> find_conversation(domain::BrandId brand,
                                                                domain::ConversationId id) override;
    base::Result<const domain::Conversation*> find_conversation_of(domain::BrandId brand,
                                                                   domain::ConsumerId consumer,
                                                                   domain::LocationId location) override;
    base::Result<std::optional<domain::Event>> find_by_client_key(domain::BrandId brand,
                                                                  domain::ConversationId conversation,
                                                                  std::string_view client_key) override;
    base::Result<std::int64_t> append(domain::BrandId brand, domain::Outcome outcome) override;
    base::Result<std::int64_t> erase(domain::BrandId brand, domain::Outcome outcome) override;
    base::Result<void> rewrite_message(domain::BrandId brand, domain::ConversationId conversation,
                                       std::string_view message_id, const ChangeEvent& change) override;
    Database& database() override { return db_; }

 private:
    struct LaneBrand {
        domain::BrandId id;
        std::int64_t stored_seq = 0;  // as far as this lane knows
        std::int64_t last_seq = 0;    // staged ones included
        std::uint64_t epoch = 0;      // grows when somebody else has written the brand
        std::uint64_t locked_in = 0;  // the batch that has read stored_seq under the lock
    };
    struct StagedEvent {
        domain::BrandId brand;
        CachedConversation* conversation;
        domain::LocationId location;  // after it
        domain::Event event;
        std::string body;
        std::int64_t key_hash;
    };

    base::Result<LaneBrand*> lock_brand(const domain::BrandId& brand);
    base::Result<CachedConversation*> load(const domain::BrandId& brand, const domain::ConversationId& id);
    CachedConversation* place(const domain::BrandId& brand, std::uint64_t epoch, domain::Conversation state);
    base::Result<void> load_keys(CachedConversation& entry);
    void stage(const domain::BrandId& brand, LaneBrand& numbers, CachedConversation& entry,
               domain::Event event);
    base::Result<void> write_events();
    base::Result<void> write_conversations();
    base::Result<void> write_moves();
    base::Result<void> write_brands();

    BatchDatabase db_;
    const base::Clock& clock_;
    base::Timestamp now_{};
    LaneCache cache_;
    std::unordered_map<domain::BrandId, LaneBrand> brands_;
    std::uint64_t batch_ = 0;
    std::vector<StagedEvent> events_;
    std::vector<CachedConversation*> touched_;  // each once
    std::vector<LaneBrand*> numbered_;          // brands with staged events, each once
    // Kept to reuse the memory.
    std::vector<Value> values_;
    std::vector<Value> inserted_;
    std::vector<std::string> states_;
};

}  // namespace storage
