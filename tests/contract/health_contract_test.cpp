// The health of shops and the questions behind it, on every engine.
#include "storage/health.h"

#include "contract/storage_contract.h"
#include "domain/health/sanctions.h"
#include "storage/answer_clocks.h"

namespace contract {
namespace {

using domain::health::Decision;
using domain::health::Health;
using domain::health::HealthState;
using std::chrono::hours;
using storage::Credit;
using storage::QuestionRole;

constexpr base::Duration kDay = hours(24);

class HealthContract : public StorageContract {
 protected:
    base::Result<void> put(const Decision& decision) {
        base::Result<void> result;
        TRY(run(brand, [&](storage::LaneTransaction& lane) {
            result = storage::put_health(lane.database(), brand, shop, decision);
        }));
        return result;
    }
    Health stored() { return storage::find_health(db(), brand, shop).value(); }

    domain::LocationId shop = made<domain::LocationId>(2);
};

TEST_P(HealthContract, what_was_decided_is_kept_with_its_history) {
    EXPECT_EQ(stored(), Health{});
    EXPECT_TRUE(storage::all_health_states(db()).value().empty());
    const auto now = std::chrono::floor<std::chrono::milliseconds>(clock.now());
    auto first = domain::health::enter(stored(), HealthState::at_risk, "HEALTH_AT_RISK", now);
    first.change->causes.push_back({made<domain::ConversationId>(9), 4, now - 2 * kDay, now - kDay, {}});
    first.change->tally.open_breaches = 1;
    ASSERT_TRUE(put(first));
    const auto second = domain::health::deactivate(stored(), "DEACT_RATE", now + kDay);
    ASSERT_TRUE(put(second));
    const auto check = [&] {
        EXPECT_EQ(stored(), second.after);
        EXPECT_EQ(storage::all_health_states(db()).value().at(shop), HealthState::deactivated);
        EXPECT_EQ(storage::all_health(db(), brand).value().at(shop), second.after);
        const auto history = storage::health_changes(db(), brand, shop, INT64_MAX, 10).value();
        ASSERT_EQ(history.size(), 2U);
        EXPECT_EQ(history[0], *second.change);
        EXPECT_EQ(history[1], *first.change);
        EXPECT_EQ(storage::health_changes(db(), brand, shop, 2, 10).value().size(), 1U);
    };
    check();
    // The same step again is a step that was taken already.
    EXPECT_FALSE(put(second));
    check();
    if (!is_kept()) return;
    reopen();
    check();
}

TEST_P(HealthContract, what_is_only_remembered_writes_no_history) {
    Health health;
    health.better_since = std::chrono::floor<std::chrono::milliseconds>(clock.now());
    ASSERT_TRUE(put({health, std::nullopt}));
    EXPECT_EQ(stored(), health);
    EXPECT_TRUE(storage::health_changes(db(), brand, shop, INT64_MAX, 10).value().empty());
}

TEST_P(HealthContract, an_outage_is_noted_once) {
    const domain::health::Outage outage{clock.now() - hours(3), clock.now(), clock.now(), "Olga", "disk"};
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(run(brand, [&](storage::LaneTransaction& lane) {
            ASSERT_TRUE(storage::put_outage(lane.database(), brand, outage));
        }));
    }
    EXPECT_EQ(storage::all_outages(db(), brand).value(), std::vector{outage});
}

class AnswerClocksContract : public HealthContract {
 protected:
    void SetUp() override {
        HealthContract::SetUp();
        file = store->connect_inbox().value();
    }
    void TearDown() override {
        file.reset();
        HealthContract::TearDown();
    }
    void ask(std::uint64_t conversation, base::Duration ago, QuestionRole role = QuestionRole::first) {
        const auto at = clock.now() - ago;
        ASSERT_TRUE(storage::put_question(
            *file, brand, {made<domain::ConversationId>(conversation), ++seq, shop, at, at + kDay, role}));
    }
    void answer(std::uint64_t conversation, base::Duration ago) {
        ASSERT_TRUE(storage::answer_question(*file, brand, made<domain::ConversationId>(conversation), ++seq,
                                             clock.now() - ago));
    }
    storage::TallyQuestion asked(Credit credit = Credit::given) {
        return {shop, clock.now() - 28 * kDay, clock.now(), credit};
    }
    domain::health::Tally tally(Credit credit = Credit::given) {
        return storage::tally_answers(*file, brand, asked(credit)).value();
    }

    std::unique_ptr<storage::Database> file;
    std::int64_t seq = 0;
};

TEST_P(AnswerClocksContract, what_fell_due_in_the_window_is_counted_once) {
    EXPECT_EQ(tally(), domain::health::Tally{});
    ask(1, 3 * kDay), answer(1, 2 * kDay + hours(1));            // in time
    ask(2, 3 * kDay), answer(2, 2 * kDay);                       // exactly 24 h: late
    ask(3, 3 * kDay);                                            // not at all
    ask(4, hours(23));                                           // not due
    ask(5, kDay);                                                // due this instant
    ask(6, 3 * kDay, QuestionRole::later), answer(6, hours(1));  // late, but not a first one
    ask(7, 3 * kDay, QuestionRole::imported);
    ask(8, 29 * kDay), answer(8, hours(1));  // due as the window began
    ask(9, 40 * kDay);                       // before it, still waiting
    auto counted = tally();
    EXPECT_EQ(counted.in_time, 1);
    EXPECT_EQ(counted.late, 1);
    EXPECT_EQ(counted.unanswered, 2);
    EXPECT_EQ(counted.open_breaches, 3);
    EXPECT_EQ(counted.oldest_at, clock.now() - 40 * kDay);
    EXPECT_EQ(counted.newest_due_at, clock.now());
    EXPECT_EQ(counted.first_breach_at, clock.now() - 2 * kDay);
    const auto causes = storage::late_answers(*file, brand, asked(), 20).value();
    ASSERT_EQ(causes.size(), 5U);
    EXPECT_EQ(causes[0].conversation, made<domain::ConversationId>(9));
    EXPECT_FALSE(causes[0].answered_at);
    EXPECT_EQ(causes.back().answered_at, clock.now() - hours(1));
    // Every step may be taken again.
    answer(1, hours(1));
    EXPECT_EQ(tally(), counted);
    ASSERT_TRUE(storage::forget_questions(*file, brand, clock.now() - 28 * kDay));
    EXPECT_EQ(tally(), counted);
    EXPECT_TRUE(storage::newest_question(*file, brand, made<domain::ConversationId>(9))->is_open);
    EXPECT_FALSE(storage::newest_question(*file, brand, made<domain::ConversationId>(1))->is_open);
    EXPECT_EQ(storage::newest_question(*file, brand, made<domain::ConversationId>(99))->seq, 0);
    ASSERT_TRUE(storage::drop_question(*file, brand, made<domain::ConversationId>(9), 1000));
    EXPECT_EQ(tally().open_breaches, 2);
}

// CLK-08
TEST_P(AnswerClocksContract, what_was_marked_counts_only_when_marks_do_not) {
    using domain::health::MarksCount;
    const auto mark = [&](std::uint64_t conversation) {
        ASSERT_TRUE(storage::mark_question(*file, brand, made<domain::ConversationId>(conversation), ++seq));
    };
    const auto marks = [&] { return storage::count_marks(*file, brand, asked()).value(); };
    ask(1, 3 * kDay), answer(1, 2 * kDay + hours(1));
    ask(2, 3 * kDay), mark(2);
    ask(3, 3 * kDay, QuestionRole::later), mark(3);
    ask(4, 3 * kDay, QuestionRole::imported), mark(4);
    ask(5, 29 * kDay), mark(5);
    EXPECT_EQ(marks(), (domain::health::Marks{2, 1}));
    EXPECT_EQ(tally().n(), 1);
    EXPECT_EQ(tally().open_breaches, 0);
    EXPECT_FALSE(storage::newest_question(*file, brand, made<domain::ConversationId>(2))->is_open);
    auto all = asked();
    all.marks = MarksCount::no;
    const auto counted = storage::tally_answers(*file, brand, all).value();
    EXPECT_EQ(counted.unanswered, 1);
    EXPECT_EQ(counted.open_breaches, 0);
    const auto causes = storage::late_answers(*file, brand, all, 20).value();
    EXPECT_EQ(causes.size(), 2U);  // the later one, too
    // Every step may be taken again; the slip is undone.
    mark(2);
    EXPECT_EQ(marks(), (domain::health::Marks{2, 1}));
    ASSERT_TRUE(storage::forget_questions(*file, brand, clock.now() - 28 * kDay));
    EXPECT_EQ(marks(), (domain::health::Marks{2, 1}));
    const auto due_at = clock.now() - 2 * kDay;
    EXPECT_TRUE(*storage::reopen_question(*file, brand, made<domain::ConversationId>(2), ++seq, due_at));
    EXPECT_EQ(marks(), (domain::health::Marks{2, 0}));
    EXPECT_EQ(tally().open_breaches, 1);
    // Answered after all, as if it had not been marked.
    mark(2), answer(2, hours(1));
    EXPECT_EQ(marks(), (domain::health::Marks{2, 0}));
}

// WIN-12
TEST_P(AnswerClocksContract, a_question_goes_with_its_conversation_until_it_is_due) {
    const auto other = made<domain::LocationId>(77);
    const auto move = [&](std::uint64_t conversation, base::Duration ago) {
        domain::Event moved{++seq,
                            made<domain::ConversationId>(conversation),
                            clock.now() - ago,
                            {},
                            domain::ConversationMoved{shop, other, "CLOCK_KEPT"}};
        ASSERT_TRUE(storage::move_question(*file, brand, moved, other));
    };
    ask(1, kDay + hours(2)), move(1, hours(3));  // before it was due
    ask(2, kDay + hours(2)), move(2, hours(1));  // after it
    ask(3, kDay + hours(2)), answer(3, hours(20)), move(3, hours(10));
    EXPECT_EQ(tally().open_breaches, 1);
    EXPECT_EQ(tally().in_time, 1);
    const storage::TallyQuestion there{other, clock.now() - 28 * kDay, clock.now()};
    EXPECT_EQ(storage::tally_answers(*file, brand, there)->open_breaches, 1);
    EXPECT_EQ(storage::tally_answers(*file, brand, there)->n(), 1);
}

TEST_P(AnswerClocksContract, outages_move_what_is_due) {
    ask(1, kDay + hours(2));
    EXPECT_EQ(tally().open_breaches, 1);
    const domain::health::Outage outage{clock.now() - hours(10), clock.now() - hours(7), {}, {}, {}};
    ASSERT_TRUE(storage::credit_questions(*file, brand, {outage}));
    EXPECT_EQ(tally().open_breaches, 0);
    EXPECT_EQ(tally(Credit::not_given).open_breaches, 1);
    EXPECT_EQ(tally(Credit::not_given).unanswered, 1);
    ASSERT_TRUE(storage::credit_questions(*file, brand, {}));
    EXPECT_EQ(tally().open_breaches, 1);
}

TEST_P(AnswerClocksContract, remembers_how_far_it_came) {
    EXPECT_EQ(storage::answer_clocks_seq(*file, brand).value(), 0);
    ASSERT_TRUE(storage::put_answer_clocks_seq(*file, brand, 7));
    ASSERT_TRUE(storage::put_answer_clocks_seq(*file, brand, 9));
    EXPECT_EQ(storage::answer_clocks_seq(*file, brand).value(), 9);
}

INSTANTIATE_TEST_SUITE_P(Engines, HealthContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, AnswerClocksContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
