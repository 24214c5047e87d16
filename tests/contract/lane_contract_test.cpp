// Commands, batches, numbers, duplicates: what a lane promises, on every engine.
#include <latch>
#include <thread>

#include "contract/storage_contract.h"

namespace contract {
namespace {

using domain::ConversationId;
using storage::LaneTransaction;
using storage::LaneWork;

constexpr storage::Sql kInsertValue{"insert into install_values (name, value) values ($1, $2)"};

class LaneContract : public StorageContract {
 protected:
    // Submits without waiting; the fate is remembered by `name`.
    void queue(std::string name, std::move_only_function<void(LaneTransaction&)> work) {
        LaneWork lane_work = [this, name,
                              work = std::move(work)](LaneTransaction& lane) mutable -> storage::AfterCommit {
            work(lane);
            return [this, name](const base::Result<void>& result) {
                const std::lock_guard lock(fates_mutex);
                fates.emplace_back(name, result ? "" : result.error().code);
            };
        };
        ASSERT_TRUE(store->submit(brand, lane_work));
    }
    void wait_for_lane() { ASSERT_TRUE(run(brand, kNothing)); }

    std::mutex fates_mutex;
    std::vector<std::pair<std::string, std::string>> fates;
    ConversationId first = made<ConversationId>(100);
    ConversationId second = made<ConversationId>(200);
};

TEST_P(LaneContract, numbers_events_from_one_and_tells_the_listener) {
    ASSERT_TRUE(write_message(brand, first, "a"));
    ASSERT_TRUE(write_message(brand, second, "a"));
    ASSERT_TRUE(write_message(brand, first, "b"));
    EXPECT_EQ(seqs(brand), (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
    const auto stored = storage::events_after(db(), brand, 0, 100);
    ASSERT_TRUE(stored);
    ASSERT_EQ(committed.size(), stored->size());
    for (std::size_t i = 0; i < committed.size(); ++i) {
        EXPECT_EQ(committed[i].event, (*stored)[i].event);
        EXPECT_EQ(committed[i].brand, brand);
        EXPECT_EQ(committed[i].location, location.id);
        EXPECT_EQ(committed[i].agent, location.agent);
        EXPECT_EQ(committed[i].consumer, (*stored)[i].consumer);
    }
    EXPECT_EQ(*storage::last_seq(db(), brand), 5);
}

// WIN-12: a conversation that was moved is found by both shops, and each event tells whose it was.
TEST_P(LaneContract, conversations_move_to_another_shop) {
    const auto other = made<domain::LocationId>(77);
    const auto consumer = domain::ConsumerId{first.value};
    const auto move = [&](domain::LocationId from, domain::LocationId to) {
        return run(brand, [&, from, to](LaneTransaction& lane) -> base::Result<void> {
            domain::Outcome outcome;
            outcome.events.push_back(
                {0, first, lane.now(), {}, domain::ConversationMoved{from, to, "MOVED"}});
            TRY(lane.append(brand, std::move(outcome)));
            for (const auto& shop : {from, to}) {
                const auto* found = TRY(lane.find_conversation_of(brand, consumer, shop));
                EXPECT_TRUE(found != nullptr && found->id == first && found->location == to);
            }
            return {};
        });
    };
    ASSERT_TRUE(write_message(brand, first, "a"));  // 1, 2
    ASSERT_TRUE(move(location.id, other));          // 3
    EXPECT_EQ(committed.back().location, other);
    for (const auto& shop : {location.id, other}) {
        const auto found = storage::find_conversation_of(db(), brand, consumer, shop);
        ASSERT_TRUE(found && *found);
        EXPECT_EQ((*found)->location, other);
    }
    ASSERT_TRUE(move(other, location.id));  // 4
    const auto stored = storage::events_after(db(), brand, 0, 100).value();
    ASSERT_EQ(stored.size(), 4U);
    EXPECT_EQ(stored[1].location, location.id);
    EXPECT_EQ(stored[2].location, other);
    EXPECT_EQ(stored[3].location, location.id);
    EXPECT_EQ(storage::events_after(db(), brand, 2, 1)->front().location, other);
    EXPECT_FALSE(*storage::find_conversation_of(db(), brand, made<domain::ConsumerId>(99), other));
}

TEST_P(LaneContract, brands_are_numbered_apart) {
    const auto other = made<domain::BrandId>(9);
    add_brand(other);
    ASSERT_TRUE(write_message(brand, first, "a"));
    ASSERT_TRUE(write_message(other, second, "a"));
    EXPECT_EQ(seqs(brand), (std::vector<std::int64_t>{1, 2}));
    EXPECT_EQ(seqs(other), (std::vector<std::int64_t>{1, 2}));
}

TEST_P(LaneContract, runs_a_batch_in_order_and_answers_in_order) {
    const auto before = store->figures();
    auto release = hold_lane(brand);
    std::vector<int> order;
    for (int i = 0; i < 50; ++i) {
        queue(std::to_string(i), [&order, i, this](LaneTransaction& lane) {
            order.push_back(i);
            const auto current = lane.find_conversation(brand, first);
            ASSERT_TRUE(current);
            ASSERT_TRUE(lane.append(brand, message(*current, first, std::to_string(i))));
        });
    }
    release.set_value();
    wait_for_lane();
    ASSERT_EQ(order.size(), 50u);
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(order[static_cast<std::size_t>(i)], i);
        EXPECT_EQ(fates[static_cast<std::size_t>(i)], std::pair(std::to_string(i), std::string()));
    }
    EXPECT_EQ(store->figures().commands_total - before.commands_total, 52u);
    EXPECT_LE(store->figures().batches_total - before.batches_total, 3u);
    EXPECT_EQ(seqs(brand).size(), 51u);
}

TEST_P(LaneContract, later_commands_see_what_earlier_ones_staged) {
    auto release = hold_lane(brand);
    queue("write",
          [&](LaneTransaction& lane) { ASSERT_EQ(*lane.append(brand, message(nullptr, first, "a")), 2); });
    queue("look", [&](LaneTransaction& lane) {
        const auto found = lane.find_conversation(brand, first);
        ASSERT_TRUE(found && *found != nullptr);
        EXPECT_EQ((*found)->last_seq, 2);
        EXPECT_EQ((*found)->user_messages, 1);
        const auto of = lane.find_conversation_of(brand, (*found)->consumer, location.id);
        ASSERT_TRUE(of && *of != nullptr);
        EXPECT_EQ((*of)->id, first);
        const auto known = lane.find_by_client_key(brand, first, "a");
        ASSERT_TRUE(known && *known);
        EXPECT_EQ((*known)->seq, 2);
        EXPECT_FALSE(*lane.find_by_client_key(brand, first, "b"));
    });
    release.set_value();
    wait_for_lane();
}

TEST_P(LaneContract, finds_duplicates_cached_and_not) {
    ASSERT_TRUE(write_message(brand, first, "a"));
    const auto look = [&](LaneTransaction& lane) {
        const auto known = lane.find_by_client_key(brand, first, "a");
        ASSERT_TRUE(known && *known);
        EXPECT_EQ(std::get<domain::MessageSent>((*known)->body).message_id, "a");
        EXPECT_FALSE(*lane.find_by_client_key(brand, first, "A"));
        EXPECT_FALSE(*lane.find_by_client_key(brand, first, ""));
        EXPECT_FALSE(*lane.find_by_client_key(brand, second, "a"));
        EXPECT_FALSE(*lane.find_by_client_key(made<domain::BrandId>(77), first, "a"));
    };
    ASSERT_TRUE(run(brand, look));
    if (!is_kept()) return;
    reopen();
    ASSERT_TRUE(run(brand, look));
    const auto of = storage::find_event_by_client_key(db(), brand, first, "a");
    ASSERT_TRUE(of && *of);
    EXPECT_EQ((*of)->seq, 2);
}

TEST_P(LaneContract, finds_duplicates_among_more_keys_than_it_remembers) {
    constexpr int kMany = 4200;
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        ASSERT_TRUE(lane.append(brand, message(nullptr, first, "0")));
        for (int i = 1; i < kMany; ++i) {
            const auto current = lane.find_conversation(brand, first);
            ASSERT_TRUE(lane.append(brand, message(*current, first, std::to_string(i))));
        }
        EXPECT_TRUE(*lane.find_by_client_key(brand, first, "4100"));
    }));
    const auto look = [&](LaneTransaction& lane) {
        for (const auto* key : {"0", "17", "4199"})
            EXPECT_TRUE(*lane.find_by_client_key(brand, first, key)) << key;
        EXPECT_FALSE(*lane.find_by_client_key(brand, first, "4200"));
    };
    ASSERT_TRUE(run(brand, look));
    if (!is_kept()) return;
    reopen();
    ASSERT_TRUE(run(brand, look));
}

TEST_P(LaneContract, one_bad_command_does_not_take_the_others_with_it) {
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        ASSERT_TRUE(lane.database().execute(kInsertValue, std::array{storage::Value(std::string_view("x")),
                                                                     storage::Value(storage::Bytes{"1"})}));
    }));
    auto release = hold_lane(brand);
    for (const auto* id : {"a", "bad", "b"}) {
        queue(id, [&, id](LaneTransaction& lane) {
            const auto current = lane.find_conversation(brand, first);
            if (current) (void)lane.append(brand, message(*current, first, id));
            if (std::string_view(id) != "bad") return;
            (void)lane.database().execute(kInsertValue, std::array{storage::Value(std::string_view("x")),
                                                                   storage::Value(storage::Bytes{"2"})});
        });
    }
    release.set_value();
    wait_for_lane();
    EXPECT_EQ(fates, (std::vector<std::pair<std::string, std::string>>{
                         {"a", ""}, {"bad", "storage_conflict"}, {"b", ""}}));
    EXPECT_EQ(seqs(brand), (std::vector<std::int64_t>{1, 2, 3}));
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        EXPECT_FALSE(*lane.find_by_client_key(brand, first, "bad"));
        EXPECT_TRUE(*lane.find_by_client_key(brand, first, "b"));
        EXPECT_EQ((*lane.find_conversation(brand, first))->user_messages, 2);
    }));
    EXPECT_TRUE(store->figures().is_writable);
    proof();
}

TEST_P(LaneContract, a_failed_first_message_leaves_no_conversation) {
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        (void)lane.database().execute(kInsertValue, std::array{storage::Value(std::string_view("x")),
                                                               storage::Value(storage::Bytes{"1"})});
    }));
    const auto failed = run(brand, [&](LaneTransaction& lane) {
        ASSERT_TRUE(lane.append(brand, message(nullptr, first, "a")));
        (void)lane.database().execute(kInsertValue, std::array{storage::Value(std::string_view("x")),
                                                               storage::Value(storage::Bytes{"1"})});
        // What has failed stays failed, whatever the command does next.
        EXPECT_FALSE(lane.find_conversation(brand, first));
    });
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, "storage_conflict");
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        EXPECT_EQ(*lane.find_conversation(brand, first), nullptr);
        EXPECT_EQ(*lane.find_conversation_of(brand, {first.value}, location.id), nullptr);
    }));
    EXPECT_TRUE(committed.empty());
}

TEST_P(LaneContract, concurrent_submitters_leave_no_gap) {
    constexpr int kThreads = 8;
    constexpr int kEach = 40;
    const std::vector brands{brand, made<domain::BrandId>(51), made<domain::BrandId>(52)};
    add_brand(brands[1]);
    add_brand(brands[2]);
    std::latch answered(kThreads * kEach);
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i) {
                const auto to = brands[static_cast<std::size_t>(i + t) % 3];
                const auto conversation = made<ConversationId>(static_cast<std::uint64_t>(300 + i % 7));
                LaneWork work = [&, to, conversation,
                                 id = fmt::format("{}.{}", t, i)](LaneTransaction& lane) {
                    const auto current = lane.find_conversation(to, conversation);
                    if (current) (void)lane.append(to, message(*current, conversation, id));
                    return [&](const base::Result<void>& result) {
                        EXPECT_TRUE(result);
                        answered.count_down();
                    };
                };
                ASSERT_TRUE(store->submit(to, work));
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    answered.wait();
    const auto held = proof();
    EXPECT_EQ(held.brands, 3);
    EXPECT_EQ(held.messages, kThreads * kEach);
    EXPECT_EQ(held.events, static_cast<std::int64_t>(committed.size()));
}

TEST_P(LaneContract, reading_commands_commit_nothing) {
    ASSERT_TRUE(write_message(brand, first, "a"));
    const auto commits = [&] {
        std::uint64_t sum = 0;
        for (const auto& [bound, count] : store->figures().commit_seconds)
            sum += count;
        return sum;
    };
    const auto before = commits();
    ASSERT_TRUE(
        run(brand, [&](LaneTransaction& lane) { ASSERT_TRUE(lane.find_conversation(brand, first)); }));
    EXPECT_EQ(commits(), before);
    ASSERT_TRUE(write_message(brand, first, "b"));
    EXPECT_EQ(commits(), before + 1);
}

TEST_P(LaneContract, time_never_goes_back) {
    const auto early = clock.now();
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) { EXPECT_EQ(lane.now(), early); }));
    clock.set(early - std::chrono::hours(1));
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) { EXPECT_EQ(lane.now(), early); }));
    clock.set(early + std::chrono::seconds(1));
    ASSERT_TRUE(
        run(brand, [&](LaneTransaction& lane) { EXPECT_EQ(lane.now(), early + std::chrono::seconds(1)); }));
}

TEST_P(LaneContract, an_unknown_brand_is_refused) {
    const auto nobody = made<domain::BrandId>(404);
    ASSERT_TRUE(run(nobody, [&](LaneTransaction& lane) {
        EXPECT_EQ(*lane.find_conversation(nobody, first), nullptr);
        const auto appended = lane.append(nobody, message(nullptr, first, "a"));
        ASSERT_FALSE(appended);
        EXPECT_EQ(appended.error().code, "brand_unknown");
        EXPECT_EQ(*lane.append(nobody, {}), 0);
    }));
    EXPECT_TRUE(proof().problems.empty());
}

TEST_P(LaneContract, forgets_no_more_than_its_cache) {
    config.cached_conversations_max = 3;
    if (is_kept()) {
        reopen();
    } else {
        store.reset();
        open();
        add_brand(brand);
    }
    for (std::uint64_t round = 0; round < 3; ++round) {
        for (std::uint64_t c = 0; c < 10; ++c) {
            ASSERT_TRUE(write_message(brand, made<ConversationId>(500 + c), fmt::format("{}", round)));
        }
    }
    EXPECT_EQ(proof().messages, 30);
}

INSTANTIATE_TEST_SUITE_P(engines, LaneContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
