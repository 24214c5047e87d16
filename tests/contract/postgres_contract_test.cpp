// What only the engine with many nodes has: others who write the same brand, and a connection that can be
// lost.
#include <thread>

#include "contract/storage_contract.h"
#include "storage/postgres_database.h"

namespace contract {
namespace {

using domain::ConversationId;
using storage::LaneTransaction;

constexpr storage::Sql kDisconnectOthers{
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() "
    "and pid <> pg_backend_pid()"};

base::Result<void> ignore(const storage::Row&) {
    return {};
}

class PostgresContract : public StorageContract {
 protected:
    void SetUp() override {
        StorageContract::SetUp();
        auto opened = storage::Store::open(config, clock);
        ASSERT_TRUE(opened);
        other_node = std::move(*opened);
        other_node->start(nullptr);
    }
    void TearDown() override {
        other_node.reset();
        StorageContract::TearDown();
    }
    base::Result<void> write_on(storage::Store& node, ConversationId conversation, const std::string& id) {
        return run_on(node, brand, [&](LaneTransaction& lane) {
            const auto current = lane.find_conversation(brand, conversation);
            if (current) (void)lane.append(brand, message(*current, conversation, id));
        });
    }

    std::unique_ptr<storage::Store> other_node;
    ConversationId first = made<ConversationId>(100);
};

TEST_P(PostgresContract, nodes_see_what_the_other_wrote) {
    for (int i = 0; i < 6; ++i) {
        auto& node = i % 2 == 0 ? *store : *other_node;
        ASSERT_TRUE(write_on(node, first, std::to_string(i)));
        auto& other = i % 2 == 0 ? *other_node : *store;
        ASSERT_TRUE(run_on(other, brand, [&](LaneTransaction& lane) {
            EXPECT_EQ((*lane.find_conversation(brand, first))->user_messages, i + 1);
            EXPECT_TRUE(*lane.find_by_client_key(brand, first, std::to_string(i)));
        }));
    }
    EXPECT_EQ(seqs(brand), (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7}));
    proof();
}

TEST_P(PostgresContract, nodes_writing_at_once_leave_no_gap_and_no_duplicate) {
    const auto write_from = [&](storage::Store& node) {
        for (int i = 0; i < 60; ++i) {
            const auto conversation = made<ConversationId>(static_cast<std::uint64_t>(100 + i % 5));
            EXPECT_TRUE(run_on(node, brand, [&](LaneTransaction& lane) {
                // Both nodes send the same keys: only one of the two may be kept.
                const auto id = std::to_string(i);
                const auto current = lane.find_conversation(brand, conversation);
                ASSERT_TRUE(current);
                const auto known = lane.find_by_client_key(brand, conversation, id);
                ASSERT_TRUE(known);
                if (!*known) ASSERT_TRUE(lane.append(brand, message(*current, conversation, id)));
            }));
        }
    };
    std::thread there([&] { write_from(*other_node); });
    write_from(*store);
    there.join();
    EXPECT_EQ(proof().messages, 60);
}

TEST_P(PostgresContract, a_lost_connection_fails_one_batch_at_most) {
    ASSERT_TRUE(write_on(*store, first, "a"));
    ASSERT_TRUE(db().query(kDisconnectOthers, {}, ignore));
    ASSERT_TRUE(write_on(*store, first, "b"));  // lost while idle: nobody notices

    const auto lost = run_on(*store, brand, [&](LaneTransaction& lane) {
        const auto current = lane.find_conversation(brand, first);
        ASSERT_TRUE(current);
        ASSERT_TRUE(lane.append(brand, message(*current, first, "c")));
        ASSERT_TRUE(db().query(kDisconnectOthers, {}, ignore));  // in the middle of the transaction
    });
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error().code, "storage_unavailable");
    ASSERT_TRUE(write_on(*store, first, "c"));
    EXPECT_EQ(seqs(brand).size(), 4u);
    proof();

    std::promise<std::int64_t> read;
    storage::ReadWork work = [&](base::Result<storage::Database*> snapshot) {
        read.set_value(snapshot ? *storage::last_seq(**snapshot, brand) : -1);
    };
    ASSERT_TRUE(store->submit_read(work));  // its connection was lost too
    EXPECT_EQ(read.get_future().get(), 4);
}

TEST_P(PostgresContract, what_is_lost_in_a_transaction_is_not_done_outside_of_it) {
    auto mine = storage::PostgresDatabase::open(config.database_url);
    ASSERT_TRUE(mine);
    ASSERT_TRUE((*mine)->begin(storage::Access::write));
    ASSERT_TRUE(storage::put_brand(**mine, {made<domain::BrandId>(70), "lost"}, clock.now()));
    ASSERT_TRUE(db().query(kDisconnectOthers, {}, ignore));
    EXPECT_FALSE(storage::put_brand(**mine, {made<domain::BrandId>(71), "lost"}, clock.now()));
    EXPECT_FALSE(storage::put_brand(**mine, {made<domain::BrandId>(72), "lost"}, clock.now()));
    EXPECT_FALSE((*mine)->commit());
    (*mine)->rollback();
    EXPECT_EQ(storage::all_brands(**mine)->size(), 1u);  // connected again
}

TEST_P(PostgresContract, two_nodes_may_open_a_new_database_at_once) {
    auto fresh = config;
    fresh.database_url = new_database();
    std::vector<std::thread> nodes;
    for (int i = 0; i < 4; ++i) {
        nodes.emplace_back([&] {
            const auto opened = storage::Store::open(fresh, clock);
            EXPECT_TRUE(opened) << opened.error().message;
        });
    }
    for (auto& node : nodes)
        node.join();
}

TEST_P(PostgresContract, an_unreachable_server_is_said_so) {
    auto nowhere = config;
    nowhere.database_url = "postgresql:///x?host=/nonexistent";
    const auto opened = storage::Store::open(nowhere, clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, "storage_unavailable");
}

INSTANTIATE_TEST_SUITE_P(engines, PostgresContract, testing::Values(Engine::postgresql), engine_name);

}  // namespace
}  // namespace contract
