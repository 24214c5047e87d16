// Stored states that an older program has made of the same events are made again when the store is opened.
#include "contract/storage_contract.h"
#include "storage/inbox_list.h"
#include "storage/postgres_database.h"
#include "storage/sqlite_database.h"

namespace contract {
namespace {

using domain::ConversationId;
using storage::Row;
using storage::Sql;

class RefoldContract : public StorageContract {
 protected:
    // As an older program leaves it: its version noted (or none, as the first did), states in its words, and
    // lists made of them.
    void make_old() {
        storage::InboxRow row;
        row.conversation = made<ConversationId>(1);
        row.location = location.id;
        ASSERT_TRUE(storage::update_inbox_list(**store->connect_inbox(), brand, std::array{row}, 99));
        ASSERT_TRUE(
            db().run_script("update conversations set state = '1 ' || state; delete from schema_version "
                            "where part = 'fold'"));
    }

    // A connection while no store is open.
    std::unique_ptr<storage::Database> connect_closed() {
        if (is_postgres()) return std::move(*storage::PostgresDatabase::open(config.database_url));
        return std::move(*storage::SqliteDatabase::open(config.data_directory / "balcao.db", {}));
    }
    static std::int64_t number(storage::Database& db, Sql sql) {
        std::int64_t value = -1;
        EXPECT_TRUE(db.query(sql, {}, [&](const Row& row) {
            value = row.integer(0);
            return base::Result<void>();
        }));
        return value;
    }
    static std::int64_t old_states(storage::Database& db) {
        return number(db, {"select count(*) from conversations where state like '1 _ %'"});
    }
    static std::int64_t noted_version(storage::Database& db) {
        return number(db, {"select coalesce(max(version), 0) from schema_version where part = 'fold'"});
    }
    void expect_lists_begin_anew() {
        const auto inbox = store->connect_inbox();
        ASSERT_TRUE(inbox);
        EXPECT_EQ(*storage::inbox_list_seq(**inbox, brand), 0);
        EXPECT_TRUE(storage::count_inbox(**inbox, brand)->empty());
    }
    // Conversations 1000, 1001, … of one message each, in one transaction.
    void write_conversations(std::uint64_t count) {
        ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
            for (std::uint64_t i = 0; i < count; ++i)
                ASSERT_TRUE(lane.append(brand, message(nullptr, made<ConversationId>(1000 + i), "m")));
        }));
    }
};

TEST_P(RefoldContract, states_of_an_older_program_are_made_again) {
    const auto id = made<ConversationId>(100);
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(write_message(brand, id, std::to_string(i)));
    write_conversations(3);
    const auto before = **storage::find_conversation(db(), brand, id);
    make_old();
    EXPECT_EQ(storage::find_conversation(db(), brand, id).error().code, "storage_corrupt");
    reopen();
    EXPECT_EQ(**storage::find_conversation(db(), brand, id), before);
    EXPECT_EQ(old_states(db()), 0);
    EXPECT_EQ(noted_version(db()), domain::kFoldVersion);
    expect_lists_begin_anew();
    proof();
    ASSERT_TRUE(write_message(brand, id, "after"));
    proof();
}

TEST_P(RefoldContract, what_was_made_again_is_left_alone) {
    write_conversations(1);
    make_old();
    reopen();
    ASSERT_TRUE(db().run_script("update conversations set state = '1 ' || state"));
    reopen();
    EXPECT_EQ(old_states(db()), 1) << "made again at every start";
}

TEST_P(RefoldContract, an_interrupted_refold_is_finished_by_the_next_open) {
    write_conversations(1200);
    const auto longest = made<ConversationId>(2500);  // more events than are read at once
    ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
        for (int i = 0; i < 1100; ++i) {
            const auto current = lane.find_conversation(brand, longest);
            ASSERT_TRUE(lane.append(brand, message(*current, longest, std::to_string(i))));
        }
    }));
    const auto before = **storage::find_conversation(db(), brand, longest);
    make_old();
    // The newest event is cut: the program ends on its way, with the pages before it committed.
    ASSERT_TRUE(
        db().run_script("update events set body = 'cut' || body where seq = (select max(seq) from events)"));
    close();
    const auto opened = storage::Store::open(config, clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, "storage_corrupt");
    {
        const auto left = connect_closed();
        EXPECT_EQ(old_states(*left), 201);  // of 1,201, 500 in a page
        EXPECT_EQ(noted_version(*left), 0);
        ASSERT_TRUE(left->run_script(
            "update events set body = substr(body, 4) where seq = (select max(seq) from events)"));
    }
    open();
    EXPECT_EQ(old_states(db()), 0);
    EXPECT_EQ(noted_version(db()), domain::kFoldVersion);
    EXPECT_EQ(**storage::find_conversation(db(), brand, longest), before);
    expect_lists_begin_anew();
    EXPECT_EQ(proof().conversations, 1201);
}

INSTANTIATE_TEST_SUITE_P(engines, RefoldContract, testing::Values(Engine::sqlite_file, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
