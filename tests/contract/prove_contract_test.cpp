// What `balcao prove` says of the inbox's lists.
#include "contract/storage_contract.h"
#include "storage/inbox_list.h"

namespace contract {
namespace {

using domain::ConversationId;

class ProveContract : public StorageContract {
 protected:
    void SetUp() override {
        StorageContract::SetUp();
        inbox = std::move(*store->connect_inbox());
        for (int i = 0; i < 6; ++i)
            ASSERT_TRUE(write_message(brand, numbered(i % 3), std::to_string(i)));
        follow();
    }
    void TearDown() override {
        inbox.reset();
        StorageContract::TearDown();
    }

    static ConversationId numbered(int i) {
        return made<ConversationId>(static_cast<std::uint64_t>(100 + i));
    }
    domain::Conversation stored(int i) { return **storage::find_conversation(db(), brand, numbered(i)); }
    void put(const storage::InboxRow& row, std::optional<std::int64_t> seq = {}) {
        ASSERT_TRUE(inbox->begin(storage::Access::write));
        ASSERT_TRUE(storage::put_inbox_rows(*inbox, brand, std::array{row}, seq));
        ASSERT_TRUE(inbox->commit());
    }
    // What the reader does.
    void follow() {
        for (int i = 0; i < 3; ++i)
            put(storage::inbox_row(stored(i)), seqs(brand).back());
    }
    storage::Proof proof_of_lists() {
        storage::Proof found = proof();
        EXPECT_TRUE(storage::prove_inbox_lists(db(), *inbox, found));
        return found;
    }
    void expect_problem(std::string_view words, std::size_t count = 1) {
        const auto found = proof_of_lists();
        ASSERT_EQ(found.problems.size(), count);
        EXPECT_NE(found.problems[0].find(words), std::string::npos) << found.problems[0];
    }

    std::unique_ptr<storage::Database> inbox;
};

TEST_P(ProveContract, lists_that_follow_hold) {
    const auto found = proof_of_lists();
    EXPECT_TRUE(found.problems.empty()) << found.problems[0];
    EXPECT_EQ(found.inbox_rows, 3);
    EXPECT_EQ(found.inbox_behind, 0);
}

TEST_P(ProveContract, lists_that_are_behind_hold) {
    ASSERT_TRUE(write_message(brand, numbered(0), "more"));  // an old row
    ASSERT_TRUE(write_message(brand, numbered(1), "more"));
    put(storage::inbox_row(stored(1)));                     // a new row, its number not yet said
    ASSERT_TRUE(write_message(brand, numbered(7), "new"));  // none
    const auto found = proof_of_lists();
    EXPECT_TRUE(found.problems.empty()) << found.problems[0];
    EXPECT_EQ(found.inbox_rows, 1);
    EXPECT_EQ(found.inbox_behind, 4);
}

TEST_P(ProveContract, a_row_that_is_not_its_conversations_is_found) {
    auto row = storage::inbox_row(stored(1));
    row.needs_reply = !row.needs_reply;
    put(row);
    expect_problem("stands in the inbox lists as it is not");
}

TEST_P(ProveContract, a_lost_row_is_found) {
    ASSERT_TRUE(inbox->run_script("delete from inbox_rows"));
    expect_problem("is missing in the inbox lists", 4);  // three, and what the counts say of none
}

TEST_P(ProveContract, wrong_counts_are_found) {
    ASSERT_TRUE(inbox->run_script("update inbox_counts set open = open + 1"));
    expect_problem("4 open, 0 closed in the inbox, its rows are 3 that need a reply, 3 open, 0 closed");
}

TEST_P(ProveContract, a_row_of_nothing_is_found) {
    storage::InboxRow row;
    row.conversation = numbered(50);
    row.location = location.id;
    put(row);
    expect_problem("1 rows of the inbox lists are of no conversation");
}

TEST_P(ProveContract, lists_of_another_log_are_found) {
    put(storage::inbox_row(stored(0)), 1000);
    expect_problem("are at event 1000, the log ends at 9");
}

INSTANTIATE_TEST_SUITE_P(engines, ProveContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
