#include "domain/outage_credit.h"

#include <gtest/gtest.h>

#include "domain/metrics/life.h"
#include "domain/test_play.h"

namespace domain {
namespace {

using namespace std::chrono_literals;

health::Outage outage(base::Timestamp from, base::Duration length) {
    return {from, from + length, from + length, "Olga", "disk full"};
}

// CLK-16
TEST(OutageCredit, MovesTheDueTimeOnce) {
    Play play;
    play.consumer_writes("hello?");
    const auto asked_at = play.now;
    play.now += 5h;
    const std::vector outages{outage(asked_at + 1h, 3h)};
    ASSERT_EQ(play.take(credit_outages(play.state, outages, play.now)), 1U);
    EXPECT_EQ(play.state.clock_due_at, asked_at + 27h);
    EXPECT_EQ(play.state.clock_opened_at, asked_at);
    EXPECT_EQ(play.take(credit_outages(play.state, outages, play.now)), 0U);
    play.now = asked_at + 27h - 1us;
    play.time_passes();
    EXPECT_EQ(play.state.clock, AnswerClock::running);
    play.now += 1us;
    play.time_passes();
    EXPECT_EQ(play.state.clock, AnswerClock::breached);
}

TEST(OutageCredit, TakesABreachBackThatIsNoneWithIt) {
    Play play;
    play.consumer_writes("hello?");
    const auto asked_at = play.now;
    play.now += 25h;
    play.time_passes();
    ASSERT_EQ(play.state.clock, AnswerClock::breached);
    play.take(credit_outages(play.state, {outage(asked_at + 20h, 3h)}, play.now));
    EXPECT_EQ(play.state.clock, AnswerClock::running);
    EXPECT_TRUE(std::get<OutageCredited>(play.events.back().body).is_breach_taken_back);
    play.now = asked_at + 30h;
    play.time_passes();
    EXPECT_EQ(play.state.clock, AnswerClock::breached);
    play.take(credit_outages(play.state, {outage(asked_at + 19h, 4h)}, play.now));
    EXPECT_EQ(play.state.clock, AnswerClock::breached);  // late all the same
    EXPECT_EQ(play.state.clock_due_at, asked_at + 28h);
}

TEST(OutageCredit, GivesNothingToWhoDoesNotWait) {
    Play play;
    play.consumer_writes("hello?");
    const auto asked_at = play.now;
    play.now += 1h;
    play.writes(test_staff(), "hello!");
    EXPECT_TRUE(credit_outages(play.state, {outage(asked_at, 3h)}, play.now + 3h).events.empty());
}

// CLK-21: what was imported is part of the conversation, but no clock of the past runs in it.
TEST(ImportedHistory, StartsNoClockThatCountsForTheShop) {
    Play play;
    play.consumer_writes("hello?");
    for (Event& event : play.events)
        event.is_imported = true;
    metrics::Walk walk;
    for (const Event& event : play.events)
        walk.read(event);
    ASSERT_EQ(walk.life().questions.size(), 1U);
    EXPECT_TRUE(walk.life().questions[0].is_imported);
    EXPECT_TRUE(walk.life().said.empty());
    EXPECT_TRUE(walk.life().episodes.empty());
}

}  // namespace
}  // namespace domain
