// Time acts on real conversations in a real store: exactly when it should, once, and after whatever happens
// to the process or its clock.
#include "readers/timers.h"

#include "readers/test_shops.h"
#include "storage/events.h"

namespace readers {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

class TimersTest : public ShopsTest {
 protected:
    ~TimersTest() override { timers_.reset(); }

    void start() {
        timers_ = std::make_unique<Timers>(*app_, *reader_, [this] {
            const std::lock_guard lock(mutex_);
            is_awake_ = true;
            woken_.notify_all();
        });
    }

    // As the runner would, until nothing is under way; where it then wants to go on.
    std::optional<base::Timestamp> run() {
        for (;;) {
            (void)reader_->run(clock_.now());
            const auto before = timers_->acted_total();
            const auto next = timers_->run(clock_.now());
            if (!next || !has_due()) return next;
            std::unique_lock lock(mutex_);
            woken_.wait(lock, [this] { return std::exchange(is_awake_, false); });
            EXPECT_GT(timers_->acted_total(), before);
        }
    }
    bool has_due() { return !reads_->timers(brand_.id, clock_.now(), 1)->due.empty(); }

    // The codes of what time has caused, oldest first.
    std::vector<std::string> caused() {
        std::vector<std::string> codes;
        const auto db = *store_->connect();
        for (const auto& event : *storage::events_after(*db, brand_.id, 0, 10'000)) {
            if (event.event.actor.kind != domain::ActorKind::automatic) continue;
            codes.push_back(std::visit(
                [](const auto& body) -> std::string {
                    if constexpr (requires { body.reason_code; }) return body.reason_code;
                    return "?";
                },
                event.event.body));
        }
        return codes;
    }

    std::mutex mutex_;  // guards is_awake_
    std::condition_variable woken_;
    bool is_awake_ = false;
    std::unique_ptr<Timers> timers_;
};

using Codes = std::vector<std::string>;

TEST_F(TimersTest, ActsWhenTheInstantHasComeAndNotBefore) {
    start();
    write({0});
    EXPECT_EQ(run(), clock_.now() + hours(12));
    clock_.turn(hours(12) - milliseconds(1));
    EXPECT_EQ(run(), clock_.now() + milliseconds(1));
    EXPECT_EQ(caused(), Codes{});
    clock_.turn(milliseconds(1));
    EXPECT_EQ(run(), clock_.now() + hours(6));
    EXPECT_EQ(caused(), Codes{"REMINDER_1"});
    clock_.turn(hours(12));
    (void)run();
    EXPECT_EQ(caused(), (Codes{"REMINDER_1", "BREACH_24H"}));
    EXPECT_EQ(truth().front().clock, domain::AnswerClock::breached);
}

TEST_F(TimersTest, ServesManyAtOnce) {
    start();
    std::vector<std::size_t> writers(700);
    std::iota(writers.begin(), writers.end(), 0);
    write(writers);
    (void)run();
    clock_.turn(hours(24));
    (void)run();
    EXPECT_EQ(timers_->acted_total(), 700);
    EXPECT_EQ(caused(), Codes(700, "BREACH_24H"));
}

TEST_F(TimersTest, SurvivesARestartBeforeAndAfterItsHour) {
    start();
    write({0, 1});
    (void)run();
    timers_.reset();
    close();  // down while the first reminder comes due
    clock_.turn(hours(13));
    open();
    start();
    (void)run();
    EXPECT_EQ(caused(), (Codes{"REMINDER_1", "REMINDER_1"}));
    timers_.reset();
    close();
    open();
    start();
    (void)run();
    EXPECT_EQ(caused().size(), 2U);  // not once more
}

TEST_F(TimersTest, AClockThatWentBackHoldsThemAndDoesNothingTwice) {
    start();
    write({0});
    clock_.turn(hours(12));
    (void)run();
    clock_.turn(-hours(3));
    EXPECT_EQ(timers_->run(clock_.now()), clock_.now() + hours(3));
    EXPECT_TRUE(timers_->is_held());
    clock_.turn(hours(3));
    (void)run();
    EXPECT_FALSE(timers_->is_held());
    EXPECT_EQ(caused(), Codes{"REMINDER_1"});
}

}  // namespace
}  // namespace readers
