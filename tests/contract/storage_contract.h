// What every storage test starts from: a store on one of the engines, and commands run to their end.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <future>
#include <mutex>

#include "domain/conversation.h"
#include "domain/location.h"
#include "domain/outcome.h"
#include "storage/conversations.h"
#include "storage/events.h"
#include "storage/prove.h"
#include "storage/reference.h"
#include "storage/store.h"

namespace contract {

enum class Engine : std::uint8_t { sqlite_file, sqlite_memory, postgresql };
BOOST_DESCRIBE_ENUM(Engine, sqlite_file, sqlite_memory, postgresql)

class TurnableClock final : public base::Clock {
 public:
    base::Timestamp now() const override { return base::from_us(us_); }
    void set(base::Timestamp t) { us_ = base::to_us(t); }

 private:
    std::atomic<std::int64_t> us_{1'715'000'000'000'000};
};

// The same number gives the same id; a larger one sorts later.
base::Uuid id_number(std::uint64_t number);
template <class Id>
Id made(std::uint64_t number) {
    return Id{id_number(number)};
}

constexpr auto kNothing = [](storage::LaneTransaction&) {};

class StorageContract : public testing::TestWithParam<Engine> {
 protected:
    void SetUp() override;
    void TearDown() override;

    bool is_postgres() const { return GetParam() == Engine::postgresql; }
    bool is_kept() const { return GetParam() != Engine::sqlite_memory; }  // a second open finds it again

    // The fixture's store, opened on `config` and started.
    void open();
    void close();
    void reopen();
    static std::string new_database();  // PostgreSQL: the address of an empty one
    void add_brand(domain::BrandId brand);

    // Submits, waits, and gives what AfterCommit was told.
    base::Result<void> run(domain::BrandId brand,
                           std::move_only_function<void(storage::LaneTransaction&)> work);
    base::Result<void> run_on(storage::Store& store, domain::BrandId brand,
                              std::move_only_function<void(storage::LaneTransaction&)> work);
    // Keeps the lane of `brand` busy until the promise is kept: what is submitted meanwhile is one batch.
    std::promise<void> hold_lane(domain::BrandId brand);

    // A consumer's message as events; starts the conversation when `current` is absent.
    domain::Outcome message(const domain::Conversation* current, domain::ConversationId conversation,
                            std::string message_id, std::string text = "Good morning!") const;
    base::Result<void> write_message(domain::BrandId brand, domain::ConversationId conversation,
                                     std::string message_id);

    storage::Database& db();  // a connection of the test's own
    std::vector<std::int64_t> seqs(domain::BrandId brand);
    storage::Proof proof();

    storage::StoreConfig config;
    TurnableClock clock;
    std::unique_ptr<storage::Store> store;
    domain::BrandId brand = made<domain::BrandId>(1);
    domain::Location location;
    std::mutex committed_mutex;
    std::vector<storage::CommittedEvent> committed;  // as the listener saw it

 private:
    std::filesystem::path directory_;
    std::unique_ptr<storage::Database> db_;
};

std::string engine_name(const testing::TestParamInfo<Engine>& info);

}  // namespace contract
