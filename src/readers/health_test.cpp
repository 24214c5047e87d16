// Shops are judged from what really happened in a real store: once, whatever dies in between.
#include "readers/health.h"

#include "app/timers.h"
#include "readers/test_shops.h"
#include "storage/health.h"

namespace readers {
namespace {

using domain::health::HealthState;
using std::chrono::hours;
using std::chrono::seconds;

class HealthTest : public ShopsTest {
 protected:
    ~HealthTest() override { health_.reset(); }

    void start() {
        health_ = std::make_unique<Health>(
            *app_, *app::LogCursor::open(*store_, "health"), *app::AnswerClocks::open(*store_),
            domain::health::Strictness::usual, [this] { return is_taken_; },
            [this] {
                const std::lock_guard lock(mutex_);
                is_awake_ = true;
                woken_.notify_all();
            });
    }
    void stop() { health_.reset(); }

    // As the runner would, until a whole round brought nothing new.
    void run() {
        for (;;) {
            clock_.turn(seconds(2));
            const auto before = health_->decided_total();
            while (health_->run(clock_.now()) == clock_.now()) {
            }
            if (!is_under_way(before)) return;
        }
    }
    // Decisions are answered by the lane: what it has been given so far is done when this comes back.
    bool is_under_way(std::int64_t before) {
        wait<bool>([&](auto done) { app::put_items(*app_, brand_.id, {brand_}, std::move(done)); });
        return health_->decided_total() != before;
    }
    void breach(std::size_t consumer) {
        const auto found = truth().at(consumer);
        ASSERT_TRUE(wait<std::size_t>(
            [&](auto done) { app::pass_time(*app_, brand_.id, found.id, std::move(done)); }));
    }
    void answer(domain::ConversationId id) {
        domain::SendMessage message{{domain::ActorKind::staff, base::to_string(staff_.id), "O", {}},
                                    base::to_string(ids_.next(clock_.now())),
                                    "here it is",
                                    {}};
        ASSERT_TRUE(wait<app::Sent>(
            [&](auto done) { app::send_message(*app_, staff_, id, std::move(message), std::move(done)); }));
    }
    domain::health::Health stored(int shop) {
        const auto db = *store_->connect();
        return *storage::find_health(*db, brand_.id, shops_[static_cast<std::size_t>(shop)]);
    }
    std::vector<std::string> history(int shop) {
        const auto db = *store_->connect();
        std::vector<std::string> codes;
        for (const auto& change :
             *storage::health_changes(*db, brand_.id, shops_[static_cast<std::size_t>(shop)], INT64_MAX, 100))
            codes.insert(codes.begin(), change.reason_code);
        return codes;
    }

    std::mutex mutex_;  // guards is_awake_
    std::condition_variable woken_;
    bool is_awake_ = false;
    bool is_taken_ = false;
    std::unique_ptr<Health> health_;
};

using Codes = std::vector<std::string>;

TEST_F(HealthTest, JudgesOnTheBreachAndForgivesAfterSevenDays) {
    start();
    write({0, 1});
    run();
    EXPECT_EQ(history(0), Codes{});
    clock_.turn(hours(24));
    breach(0);
    run();
    EXPECT_EQ(history(0), Codes{"HEALTH_WATCH"});
    EXPECT_EQ(directory_.get()->health_of(shops_[0]), HealthState::watch);
    answer(truth().at(0).id);
    run();
    EXPECT_TRUE(stored(0).better_since);
    clock_.turn(hours(24 * 7));
    run();
    EXPECT_EQ(history(0), (Codes{"HEALTH_WATCH", "HEALTH_HEALTHY"}));
    EXPECT_EQ(stored(2), domain::health::Health{});
}

TEST_F(HealthTest, SurvivesARestartAtEveryStep) {
    start();
    write({0, 3, 6});
    for (int i = 0; i < 4; ++i) {
        run();
        stop();
        close();
        clock_.turn(hours(25));
        open();
        start();
        run();
    }
    EXPECT_EQ(stored(0).state, HealthState::at_risk);
    EXPECT_EQ(history(0), (Codes{"HEALTH_AT_RISK", "WARNING_NOT_DELIVERED"}));
    stop();
    close();
    // The file with the questions is lost: it is made again, and says the same.
    for (const auto* ending : {"", "-wal", "-shm"})
        std::filesystem::remove(directory_path_.string() + "/inbox.db" + ending);
    open();
    start();
    run();
    EXPECT_EQ(history(0).size(), 2U);
}

TEST_F(HealthTest, ADecisionThatWasNotAnsweredIsNotTakenTwice) {
    start();
    write({0, 3});
    clock_.turn(hours(25));
    run();
    EXPECT_EQ(history(0), Codes{"HEALTH_AT_RISK"});
    const auto tally = stored(0);
    // The same situation handed in again, as after a crash between the commit and its answer.
    domain::health::Situation situation;
    situation.tally.open_breaches = 2;
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(wait<bool>([&](auto done) {
            app::decide_health(*app_, {brand_.id, shops_[0]}, situation, {}, std::move(done));
        }));
    }
    EXPECT_EQ(history(0), Codes{"HEALTH_AT_RISK"});
    EXPECT_EQ(stored(0), tally);
}

TEST_F(HealthTest, WaitsForTheFileAndForTheClock) {
    start();
    write({0});
    is_taken_ = true;
    EXPECT_GT(*health_->run(clock_.now()), clock_.now());
    is_taken_ = false;
    run();
    clock_.turn(hours(25));
    (void)health_->run(clock_.now());
    clock_.turn(-hours(5));
    EXPECT_GT(*health_->run(clock_.now()), clock_.now() + hours(4));
}

TEST_F(HealthTest, AnOutageGivesBackItsHours) {
    start();
    write({0});
    clock_.turn(hours(25));
    run();
    EXPECT_EQ(stored(0).state, HealthState::watch);
    const domain::health::Outage outage{
        clock_.now() - hours(20), clock_.now() - hours(17), {}, "Olga", "disk"};
    ASSERT_TRUE(wait<bool>([&](auto done) { app::note_outage(*app_, brand_.id, outage, std::move(done)); }));
    clock_.turn(seconds(30));
    run();
    EXPECT_TRUE(stored(0).better_since);  // no breach open any more
}

}  // namespace
}  // namespace readers
