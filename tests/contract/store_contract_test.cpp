// Opening, stopping, limits, failures and proofs of a store, on every engine.
#include <latch>
#include <thread>

#include "contract/storage_contract.h"

namespace contract {
namespace {

using domain::ConversationId;
using storage::LaneTransaction;
using storage::Value;

class StoreContract : public StorageContract {
 protected:
    std::vector<std::string> problems() {
        const auto result = storage::prove(db());
        EXPECT_TRUE(result);
        EXPECT_EQ(result->problems_total, static_cast<std::int64_t>(result->problems.size()));
        return result->problems;
    }
    base::Result<void> refuse_message(ConversationId id, std::string message_id) {
        return run(brand, [&](LaneTransaction& lane) {
            const domain::Actor bot{domain::ActorKind::bot, "bot", "Bot", {}};
            domain::Outcome outcome;
            outcome.events = {{0, id, lane.now(), bot, domain::MessageRefused{std::move(message_id), {}}}};
            ASSERT_TRUE(lane.append(brand, std::move(outcome)));
        });
    }
    void change(storage::Sql sql, std::vector<Value> values) { ASSERT_EQ(*db().execute(sql, values), 1); }

    ConversationId first = made<ConversationId>(100);
};

TEST_P(StoreContract, a_restart_keeps_everything) {
    if (!is_kept()) GTEST_SKIP() << "kept nowhere";
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(write_message(brand, first, std::to_string(i)));
    const auto before = storage::find_conversation(db(), brand, first);
    for (int i = 0; i < 2; ++i) {
        reopen();
        EXPECT_EQ(**storage::find_conversation(db(), brand, first), **before);
    }
    ASSERT_TRUE(write_message(brand, first, "after"));
    EXPECT_EQ(seqs(brand), (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7}));
    proof();
}

TEST_P(StoreContract, stopping_finishes_what_is_queued) {
    auto release = hold_lane(brand);
    std::atomic<int> answered = 0;
    for (int i = 0; i < 20; ++i) {
        storage::LaneWork work = [&, i](LaneTransaction& lane) -> storage::AfterCommit {
            const auto current = lane.find_conversation(brand, first);
            (void)lane.append(brand, message(*current, first, std::to_string(i)));
            return [&](const base::Result<void>& result) { answered += result.has_value(); };
        };
        ASSERT_TRUE(store->submit(brand, work));
    }
    std::thread stopping([&] { store->stop(); });
    release.set_value();
    stopping.join();
    EXPECT_EQ(answered, 20);
    EXPECT_EQ(seqs(brand).size(), 21u);

    bool is_destroyed = true;
    storage::LaneWork late = [&, kept = std::make_unique<int>(1)](LaneTransaction&) -> storage::AfterCommit {
        is_destroyed = kept == nullptr;
        return {};
    };
    const auto refused = store->submit(brand, late);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "store_stopped");
    ASSERT_TRUE(late);  // untouched: the caller can still answer its request
    storage::ReadWork late_read = [](base::Result<storage::Database*>) {};
    EXPECT_EQ(store->submit_read(late_read).error().code, "store_stopped");
}

TEST_P(StoreContract, full_queues_refuse_at_once) {
    config.lane_queue_max = 3;
    config.read_queue_max = 2;
    config.read_threads = 1;
    config.lanes = 1;
    reopen();
    if (!is_kept()) add_brand(brand);
    auto release = hold_lane(brand);
    storage::LaneWork work;
    for (int i = 0; i < 3; ++i) {
        work = [](LaneTransaction&) -> storage::AfterCommit { return {}; };
        ASSERT_TRUE(store->submit(brand, work));
    }
    work = [](LaneTransaction&) -> storage::AfterCommit { return {}; };
    const auto refused = store->submit(brand, work);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "lane_full");
    EXPECT_EQ(refused.error().kind, base::ErrorKind::unavailable);
    EXPECT_TRUE(work);
    EXPECT_EQ(store->figures().lane_queue, 3u);
    EXPECT_EQ(store->figures().lane_refused_total, 1u);
    release.set_value();

    std::promise<void> started;
    std::promise<void> go_on;
    auto going_on = go_on.get_future();
    storage::ReadWork slow = [&](base::Result<storage::Database*>) {
        started.set_value();
        going_on.wait();
    };
    ASSERT_TRUE(store->submit_read(slow));
    started.get_future().wait();
    storage::ReadWork quick;
    for (int i = 0; i < 2; ++i) {
        quick = [](base::Result<storage::Database*>) {};
        ASSERT_TRUE(store->submit_read(quick));
    }
    quick = [](base::Result<storage::Database*>) {};
    EXPECT_EQ(store->submit_read(quick).error().code, "reads_full");
    go_on.set_value();
    store->stop();  // before what the closures look at is gone
}

TEST_P(StoreContract, figures_count) {
    const auto before = store->figures();
    ASSERT_TRUE(write_message(brand, first, "a"));
    const auto after = store->figures();
    EXPECT_EQ(after.batches_total - before.batches_total, 1u);
    EXPECT_EQ(after.commands_total - before.commands_total, 1u);
    EXPECT_EQ(after.events_total - before.events_total, 2u);
    EXPECT_EQ(after.failed_batches_total, 0u);
    EXPECT_GE(after.commit_seconds_sum, before.commit_seconds_sum);
    EXPECT_TRUE(after.is_writable);
    if (!is_postgres()) EXPECT_GT(after.wal_bytes, 0u);
}

TEST_P(StoreContract, a_database_of_a_newer_program_is_refused) {
    if (!is_kept()) GTEST_SKIP() << "kept nowhere";
    change({"update schema_version set version = 9999 where part = 'main'"}, {});
    close();
    const auto opened = storage::Store::open(config, clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, "database_too_new");
}

// Version 1 let a refused message keep its id; version 2 frees it.
TEST_P(StoreContract, ids_that_were_refused_in_version_1_are_freed) {
    if (!is_kept()) GTEST_SKIP() << "kept nowhere";
    ASSERT_TRUE(write_message(brand, first, "a"));
    ASSERT_TRUE(refuse_message(first, "m"));
    change({"update events set key_hash = $1 where seq = 3"}, {Value(domain::client_key_hash("m"))});
    ASSERT_EQ(problems().size(), 1u);
    // Back to version 1: without what later ones made.
    ASSERT_TRUE(
        db().run_script("drop table settings; drop table level_texts; drop table conversation_moves; "
                        "drop table location_health; "
                        "drop table location_health_changes; drop table outages; drop table location_words; "
                        "drop table notify_settings; drop table push_devices; drop table notices; "
                        "drop table consumer_mail; drop table consumer_links; "
                        "drop table outreach; drop table complaints; drop table outreach_standing; "
                        "drop table outreach_tiers; drop table campaigns; drop table campaign_recipients; "
                        "drop table secret_requests; drop table minors; drop table suppressions; drop table "
                        "gbm_resources; drop table media; drop table same_person; "
                        "update schema_version set version = 1 where part = 'main'"));
    reopen();
    proof();
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        EXPECT_TRUE(*lane.find_by_client_key(brand, first, "a"));
        EXPECT_FALSE(*lane.find_by_client_key(brand, first, "m"));
    }));
}

TEST_P(StoreContract, a_refused_id_comes_again_and_is_proved_once_accepted) {
    ASSERT_TRUE(write_message(brand, first, "a"));
    for (int i = 0; i < 2; ++i)
        ASSERT_TRUE(refuse_message(first, "m"));
    proof();
    ASSERT_TRUE(write_message(brand, first, "m"));
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        const auto known = lane.find_by_client_key(brand, first, "m");
        ASSERT_TRUE(known && *known);
        EXPECT_EQ((*known)->seq, 5);
    }));
    proof();
    ASSERT_TRUE(write_message(brand, first, "m"));  // what no use case does
    ASSERT_EQ(problems().size(), 1u);
    EXPECT_NE(problems()[0].find("event 6 repeats the client key"), std::string::npos);
}

TEST_P(StoreContract, prove_accepts_what_the_lane_wrote) {
    for (int i = 0; i < 30; ++i) {
        ASSERT_TRUE(write_message(brand, made<ConversationId>(static_cast<std::uint64_t>(100 + i % 3)),
                                  std::to_string(i)));
    }
    const auto held = proof();
    EXPECT_EQ(held.brands, 1);
    EXPECT_EQ(held.conversations, 3);
    EXPECT_EQ(held.events, 33);
    EXPECT_EQ(held.messages, 30);
}

TEST_P(StoreContract, prove_finds_a_gap) {
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(write_message(brand, first, std::to_string(i)));
    change({"delete from events where seq = 3"}, {});
    const auto found = problems();
    ASSERT_EQ(found.size(), 2u);  // the gap, and a state that no longer follows
    EXPECT_NE(found[0].find("event 2 is followed by 4"), std::string::npos) << found[0];
}

TEST_P(StoreContract, prove_finds_a_lost_end) {
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(write_message(brand, first, std::to_string(i)));
    change({"delete from events where seq = 4"}, {});
    const auto found = problems();
    ASSERT_EQ(found.size(), 2u);
    EXPECT_NE(found[0].find("counter says 4"), std::string::npos) << found[0];
}

TEST_P(StoreContract, prove_finds_a_changed_row) {
    ASSERT_TRUE(write_message(brand, first, "a"));
    change({"update conversations set state = replace(state, 'Good', 'Nice')"}, {});
    ASSERT_EQ(problems().size(), 1u);
    EXPECT_NE(problems()[0].find("not what its events make of it"), std::string::npos);
}

TEST_P(StoreContract, prove_finds_a_duplicate) {
    ASSERT_TRUE(write_message(brand, first, "a"));
    ASSERT_TRUE(write_message(brand, first, "b"));
    change({"update events set body = (select body from events where seq = 2), "
            "key_hash = (select key_hash from events where seq = 2) where seq = 3"},
           {});
    const auto found = problems();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_NE(found[0].find("event 3 repeats the client key"), std::string::npos) << found[0];
}

TEST_P(StoreContract, prove_finds_what_belongs_to_nothing) {
    ASSERT_TRUE(write_message(brand, first, "a"));
    change({"delete from conversations"}, {});
    ASSERT_EQ(problems().size(), 1u);
    EXPECT_NE(problems()[0].find("which does not exist"), std::string::npos);
}

TEST_P(StoreContract, prove_finds_unreadable_and_misindexed_events) {
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(write_message(brand, first, std::to_string(i)));
    change({"update events set key_hash = 5 where seq = 3"}, {});
    EXPECT_EQ(problems().size(), 1u);
    change({"update events set body = '{' where seq = 2"}, {});
    EXPECT_EQ(problems().size(), 3u);  // and the state no longer follows
    change({"update events set kind = 77 where seq = 1"}, {});
    EXPECT_GE(problems().size(), 3u);
}

INSTANTIATE_TEST_SUITE_P(engines, StoreContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
