#include "domain/on_time.h"

#include <gtest/gtest.h>

#include "domain/test_play.h"

namespace domain {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

// "REMINDER_1" or the like, for each event that time has caused at `after` since the beginning.
std::string caused(Play& play, base::Timestamp begun, base::Duration after) {
    const auto before = play.events.size();
    play.now = begun + after;
    play.time_passes();
    std::string codes;
    for (auto i = before; i < play.events.size(); ++i) {
        const auto code = std::visit(
            [](const auto& body) -> std::string {
                if constexpr (requires { body.reason_code; }) return body.reason_code;
                return "?";
            },
            play.events[i].body);
        codes += (codes.empty() ? "" : " ") + code;
        EXPECT_EQ(play.events[i].actor.kind, ActorKind::automatic);
        EXPECT_EQ(play.events[i].at, play.now);
    }
    return codes;
}

TEST(OnTime, AnUnansweredQuestionIsRemindedOfThreeTimesThenBreachedOnce) {
    Play play;
    play.consumer_writes("Are you open?");
    const auto begun = play.now;
    EXPECT_EQ(caused(play, begun, hours(12) - milliseconds(1)), "");
    EXPECT_EQ(caused(play, begun, hours(12)), "REMINDER_1");
    EXPECT_EQ(caused(play, begun, hours(12)), "");
    play.consumer_writes("Hello?");  // the oldest rules (CLK-02)
    EXPECT_EQ(caused(play, begun, hours(18)), "REMINDER_2");
    EXPECT_EQ(caused(play, begun, minutes(22 * 60 + 5)), "REMINDER_3");
    EXPECT_EQ(caused(play, begun, hours(24) - milliseconds(1)), "");
    EXPECT_EQ(play.state.clock, AnswerClock::running);
    EXPECT_EQ(caused(play, begun, hours(24)), "BREACH_24H");
    EXPECT_EQ(play.state.clock, AnswerClock::breached);
    EXPECT_TRUE(play.state.needs_reply());
    EXPECT_EQ(caused(play, begun, hours(48)), "");
    EXPECT_EQ(play.close(CloseReason::done).error().code, "close_unanswered");
    play.writes(test_staff(), "Sorry, yes.");
    EXPECT_EQ(play.state.clock, AnswerClock::stopped);
    EXPECT_FALSE(play.state.clock_due_at);
}

TEST(OnTime, WhoSleptThroughItIsToldTheLastOnly) {
    Play play;
    play.consumer_writes("Are you open?");
    const auto begun = play.now;
    EXPECT_EQ(caused(play, begun, hours(23)), "REMINDER_3");
    Play longer;
    longer.consumer_writes("Are you open?");
    EXPECT_EQ(caused(longer, begun, hours(100)), "BREACH_24H");
    EXPECT_EQ(caused(longer, begun, hours(24 * 30 - 25)), "WINDOW_CLOSING");
    EXPECT_EQ(longer.state.window_notices, 1);
    EXPECT_EQ(caused(longer, begun, hours(24 * 31)), "WINDOW_EXPIRED");
    EXPECT_FALSE(next_timer_at(longer.state));
}

TEST(OnTime, TheBusinessIsToldBeforeTheWindowCloses) {
    Play play;
    play.consumer_writes("Is the book there?");
    const auto begun = play.now;
    play.writes(test_bot(), "A person will answer.");  // no answer (CLK-06), so nothing closes it
    EXPECT_EQ(caused(play, begun, hours(24)), "BREACH_24H");
    EXPECT_EQ(caused(play, begun, hours(24 * 30 - 72)), "WINDOW_CLOSING");
    EXPECT_EQ(caused(play, begun, hours(24 * 30 - 24)), "WINDOW_CLOSING");
    EXPECT_EQ(caused(play, begun, hours(24 * 30 - 1)), "WINDOW_CLOSING");
    EXPECT_EQ(caused(play, begun, hours(24 * 31)), "");
    play.consumer_writes("Hello?");
    EXPECT_EQ(play.state.window_notices, 0);
}

TEST(OnTime, WhatIsFinishedClosesAfterSevenSilentDays) {
    Play play;
    play.consumer_writes("Thank you");
    play.writes(test_staff(), "You are welcome.");
    const auto begun = play.now;
    EXPECT_EQ(caused(play, begun, kAutoClose - milliseconds(1)), "NUDGE_DROPPED");  // nobody was there for it
    EXPECT_EQ(caused(play, begun, kAutoClose), "AUTO_INACTIVE");
    EXPECT_EQ(play.state.work, Work::closed);
    EXPECT_EQ(play.state.close_reason, CloseReason::auto_inactive);
    EXPECT_FALSE(next_timer_at(play.state));
    EXPECT_EQ(play.close(CloseReason::auto_inactive).error().code, "close_reason_automatic");
}

TEST(OnTime, WhoWaitsIsNeverClosedOn) {
    Play play;
    play.consumer_writes("Is the book there?");
    const auto begun = play.now;
    play.writes(test_bot(), "A person will answer.");
    EXPECT_EQ(caused(play, begun, hours(24 * 20)), "BREACH_24H");
    EXPECT_EQ(play.state.work, Work::open);
}

// Whatever happened before: once time has done its work nothing is due, the next instant lies ahead, doing it
// again does nothing, and no clock runs on a closed conversation or beyond its end.
TEST(OnTime, LeavesNothingBehind) {
    for (const auto seed : property_seeds(200)) {
        RandomPlay random(seed);
        for (int step = 0; step < 60; ++step) {
            random.step();
            auto& play = random.play;
            play.time_passes();
            const auto next = next_timer_at(play.state);
            ASSERT_TRUE(!next || *next > play.now) << "BALCAO_SEED=" << seed;
            ASSERT_EQ(play.time_passes(), 0U) << "BALCAO_SEED=" << seed;
            ASSERT_FALSE(play.state.work == Work::closed && play.state.needs_reply());
            ASSERT_FALSE(play.state.clock == AnswerClock::running && *play.state.clock_due_at <= play.now);
        }
    }
}

// A breach is told once for each question that was left, never twice and never without one.
TEST(OnTime, EveryBreachIsToldOnce) {
    for (const auto seed : property_seeds(200)) {
        RandomPlay random(seed);
        for (int step = 0; step < 80; ++step)
            random.step();
        Conversation state;
        for (const auto& event : random.play.events) {
            const auto clock = state.clock;
            apply(state, event);
            if (event.kind() == EventKind::clock_breached) {
                ASSERT_EQ(clock, AnswerClock::running) << "BALCAO_SEED=" << seed;
                ASSERT_GE(event.at, std::get<ClockBreached>(event.body).due_at);
            }
        }
    }
}

}  // namespace
}  // namespace domain
