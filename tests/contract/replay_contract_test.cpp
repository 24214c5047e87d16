// `balcao replay` on every engine: what follows from the log, up to where, and what does not.
#include "storage/replay.h"

#include "contract/storage_contract.h"

namespace contract {
namespace {

using domain::ConversationId;
using storage::Value;

class ReplayContract : public StorageContract {
 protected:
    storage::Replayed replay(storage::ReplayUntil until = {}) {
        const auto inbox = *store->connect_inbox();
        auto result = storage::replay(db(), *inbox, until);
        EXPECT_TRUE(result);
        return *result;
    }
    void change(storage::Sql sql, std::vector<Value> values) { ASSERT_EQ(*db().execute(sql, values), 1); }
    void write(int count) {
        for (int i = 0; i < count; ++i)
            ASSERT_TRUE(write_message(brand, first, std::to_string(i)));
    }

    ConversationId first = made<ConversationId>(100);
};

TEST_P(ReplayContract, the_state_follows_from_the_log) {
    write(5);
    const auto replayed = replay();
    EXPECT_EQ(replayed.problems, std::vector<std::string>{});
    ASSERT_EQ(replayed.brands.size(), 1u);
    const auto& one = replayed.brands.front();
    EXPECT_EQ(one.events, 6);
    EXPECT_EQ(one.seq, 6);
    EXPECT_EQ(one.conversations, 1);
    EXPECT_EQ(one.counts.open, 1);
    EXPECT_EQ(one.stored_hash, one.state_hash);
    EXPECT_EQ(replay().brands.front().state_hash, one.state_hash);
}

TEST_P(ReplayContract, it_stops_where_it_is_told) {
    write(5);
    const auto part = replay({.seq = 3, .at = {}});
    EXPECT_EQ(part.problems_total, 0);
    EXPECT_EQ(part.brands.front().seq, 3);
    EXPECT_FALSE(part.brands.front().stored_hash);
    EXPECT_NE(part.brands.front().state_hash, replay().brands.front().state_hash);
    EXPECT_TRUE(replay({.seq = 6, .at = {}}).brands.front().stored_hash);
}

TEST_P(ReplayContract, it_finds_a_changed_state_and_a_lost_end) {
    write(3);
    change({"update conversations set state = replace(state, 'Good', 'Nice')"}, {});
    EXPECT_EQ(replay().problems_total, 2);  // the conversation, and the hash of all
    change({"update conversations set state = replace(state, 'Nice', 'Good')"}, {});
    EXPECT_EQ(replay().problems_total, 0);
    change({"delete from events where seq = 4"}, {});
    EXPECT_EQ(replay().problems_total, 2);
}

INSTANTIATE_TEST_SUITE_P(engines, ReplayContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
