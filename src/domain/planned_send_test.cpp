#include "domain/planned_send.h"

#include <gtest/gtest.h>

#include "domain/on_time.h"
#include "domain/test_play.h"

namespace domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// A shop in São Paulo whose consumer was answered; Monday 2024-05-06, 15:00 there (18:00 UTC).
class PlannedSendTest : public testing::Test {
 protected:
    PlannedSendTest() {
        play_.now = at("2024-05-06T18:00:00Z");
        play_.consumer_writes("Is my order ready?");
        play_.now += minutes(5);
        play_.writes(test_staff(), "Tomorrow.");
    }

    static base::Timestamp at(std::string_view text) { return base::parse_rfc3339(text).value(); }
    policy::Surroundings around() const { return {.location = &location_}; }
    SendMessage notice(int order, std::string text = "It is ready.") {
        SendMessage command{test_staff(), play_.fresh_id(), std::move(text), std::nullopt,
                            ContactReason{"POSTSALE.SHIPPED", R"({"order_id":")" + std::to_string(order) +
                                                                  R"(","status":"delivered"})"}};
        command.may_wait = true;
        return command;
    }
    const Event& hand_in(const SendMessage& command) {
        play_.take(send_message(play_.state, command, play_.now, around()).outcome);
        return play_.events.back();
    }
    std::size_t pass(base::Timestamp until) {
        play_.now = until;
        return play_.take(on_time(play_.state, Place(location_, nullptr), until, around()));
    }

    Location location_ = test_location();
    Play play_;
};

TEST_F(PlannedSendTest, GoesAtOnceWhenItMay) {
    EXPECT_EQ(hand_in(notice(1)).kind(), EventKind::message_sent);
    EXPECT_TRUE(play_.state.planned.empty());
}

TEST_F(PlannedSendTest, WaitsForTheEndOfQuietTimeAndALittleMore) {
    play_.now = at("2024-05-07T03:30:00Z");  // half past midnight
    const SendMessage command = notice(1);
    const auto& planned = std::get<SendPlanned>(hand_in(command).body);
    EXPECT_EQ(planned.verdict.decision, Decision::allow);
    EXPECT_TRUE(planned.reason_code == "QUIET_HOURS" || planned.reason_code == "ZONE_ASSUMED");
    EXPECT_GE(planned.send_at, at("2024-05-07T10:00:00Z"));  // 07:00: a service message
    EXPECT_LT(planned.send_at, at("2024-05-07T13:00:00Z") + kPlanJitter);
    EXPECT_EQ(planned.send_at, std::chrono::floor<std::chrono::milliseconds>(planned.send_at));
    ASSERT_EQ(play_.state.planned.size(), 1u);
    EXPECT_EQ(next_timer_at(play_.state), planned.send_at);

    EXPECT_EQ(pass(planned.send_at - base::Duration(1)), 0u);
    EXPECT_EQ(pass(planned.send_at), 1u);
    const Event& sent = play_.events.back();
    ASSERT_EQ(sent.kind(), EventKind::message_sent);
    EXPECT_EQ(sent.actor, test_staff());
    EXPECT_EQ(client_key(sent), command.message_id);
    EXPECT_EQ(verdict_of(sent)->inputs->checkpoint, policy::Checkpoint::dispatch);
    EXPECT_TRUE(play_.state.planned.empty());
}

TEST_F(PlannedSendTest, WhoDoesNotWantToWaitIsRefused) {
    play_.now = at("2024-05-07T03:30:00Z");
    SendMessage command = notice(1);
    command.may_wait = false;
    EXPECT_EQ(hand_in(command).kind(), EventKind::message_refused);
}

TEST_F(PlannedSendTest, GoesAtTheInstantThatWasWished) {
    SendMessage command = notice(1);
    command.send_at = at("2024-05-08T18:00:00.0005Z");
    const auto& planned = std::get<SendPlanned>(hand_in(command).body);
    EXPECT_EQ(planned.send_at, at("2024-05-08T18:00:00.001Z"));
    EXPECT_EQ(planned.reason_code, "SEND_PLANNED");
}

TEST_F(PlannedSendTest, IsNotPlannedForAfterTheWindow) {
    SendMessage command = notice(1);
    command.send_at = *play_.state.last_user_at + kContactWindow + std::chrono::milliseconds(1);
    const auto& refused = std::get<MessageRefused>(hand_in(command).body);
    EXPECT_EQ(refused.verdict.reason_code, "WINDOW_WILL_EXPIRE");
}

TEST_F(PlannedSendTest, CapsAreThoseOfTheInstantAtWhichItGoes) {
    const char* const texts[] = {"Your book has left the warehouse.", "The lamp is at the counter for you.",
                                 "A parcel from Lisbon came in."};
    for (int order = 0; order < 3; ++order) {
        EXPECT_EQ(hand_in(notice(order, texts[order])).kind(), EventKind::message_sent) << order;
        play_.consumer_writes("And the others?");
        play_.writes(test_staff(), "Soon.");
        play_.now += minutes(1);
    }
    SendMessage fourth = notice(4, "Number four came, too; that is all for this month.");
    const auto& planned = std::get<SendPlanned>(hand_in(fourth).body);
    EXPECT_EQ(planned.reason_code, "CAP_SERVICE");  // three in 24 hours
    EXPECT_GE(planned.send_at, play_.now + hours(23));
}

TEST_F(PlannedSendTest, IsDecidedAgainAtItsInstant) {
    SendMessage command = notice(1);
    command.send_at = play_.now + hours(24 * 2);
    hand_in(command);
    play_.take({{Event{0, play_.state.id, play_.now, test_consumer(),
                       ContactChanged{Contact::suspended, "OPT_OUT_SUSPECTED", 0}}}});
    EXPECT_EQ(pass(*command.send_at), 1u);
    const auto& dropped = std::get<SendDropped>(play_.events.back().body);
    EXPECT_EQ(dropped.reason_code, "DROPPED_AT_DISPATCH");
    ASSERT_TRUE(dropped.verdict);
    EXPECT_EQ(dropped.verdict->reason_code, "OPT_OUT_SUSPECTED");
    EXPECT_TRUE(play_.state.planned.empty());
    EXPECT_EQ(next_timer_at(play_.state) == command.send_at, false);
}

TEST_F(PlannedSendTest, TooLateItWaitsForTheNextMorningOnce) {
    SendMessage command = notice(1);
    command.send_at = play_.now + hours(24);
    hand_in(command);
    const auto night = at("2024-05-08T05:00:00Z");  // the server slept
    pass(night);
    ASSERT_EQ(play_.events.back().kind(), EventKind::send_planned);
    EXPECT_EQ(play_.events.back().actor, test_staff());
    ASSERT_EQ(play_.state.planned.size(), 1u);
    EXPECT_GT(play_.state.planned[0].at, night);
    pass(play_.state.planned[0].at);
    EXPECT_EQ(play_.events.back().kind(), EventKind::message_sent);
    EXPECT_TRUE(play_.state.planned.empty());
}

TEST_F(PlannedSendTest, TwoAtOneInstantGoOutOneAfterTheOther) {
    SendMessage first = notice(1, "Your lamp is here.");
    SendMessage second = notice(2, "Two books came in for you.");
    first.send_at = second.send_at = play_.now + hours(24);
    hand_in(first);
    hand_in(second);
    pass(*first.send_at);
    ASSERT_EQ(play_.state.planned.size(), 1u);
    EXPECT_EQ(play_.state.planned[0].reason_code, "PAIR_RATE");  // SEC-08: a second between them
    pass(play_.state.planned[0].at);
    EXPECT_EQ(play_.events.back().kind(), EventKind::message_sent);
    EXPECT_TRUE(play_.state.planned.empty());
}

// QHR-03 is for people who talk now.
TEST_F(PlannedSendTest, NothingIsPlannedForTheNightBecauseTheyWroteInTheEvening) {
    play_.consumer_writes("And the other one?");
    SendMessage command = notice(1);
    command.send_at = at("2024-05-07T06:00:00Z");  // 03:00
    const auto& planned = std::get<SendPlanned>(hand_in(command).body);
    EXPECT_GE(planned.send_at, at("2024-05-07T10:00:00Z"));
}

TEST_F(PlannedSendTest, IsNoAnswer) {
    SendMessage command = notice(1);
    command.send_at = play_.now + hours(2);
    hand_in(command);
    play_.now += hours(1);
    play_.consumer_writes("Can I pay by card?");
    const auto due = play_.state.clock_due_at;
    EXPECT_EQ(pass(*command.send_at), 1u);
    EXPECT_EQ(play_.events.back().kind(), EventKind::message_sent);
    EXPECT_EQ(play_.state.clock, AnswerClock::running);
    EXPECT_EQ(play_.state.clock_due_at, due);
    EXPECT_EQ(play_.state.unread, 1);
}

TEST_F(PlannedSendTest, TheSameIdIsTheSamePlan) {
    SendMessage command = notice(1);
    command.send_at = play_.now + hours(24);
    const Event first = hand_in(command);
    auto again = find_planned(play_.state, command);
    ASSERT_TRUE(again && *again);
    EXPECT_EQ((*again)->seq, first.seq);
    EXPECT_EQ((*again)->at, first.at);
    command.text = "Something else.";
    EXPECT_EQ(find_planned(play_.state, command).error().code, "message_id_conflict");
    EXPECT_FALSE(*find_planned(play_.state, notice(2)));
}

TEST_F(PlannedSendTest, AsManyAsThereIsRoomFor) {
    for (std::size_t i = 0; i < kPlannedMost; ++i) {
        SendMessage command = notice(static_cast<int>(i));
        command.send_at = play_.now + hours(24 * (i + 2));
        ASSERT_TRUE(check_plan(play_.state, command));
        hand_in(command);
    }
    EXPECT_EQ(play_.state.planned.size(), kPlannedMost);
    EXPECT_EQ(check_plan(play_.state, notice(9)).error().code, "plan_full");
    SendMessage answer{test_staff(), "a", "At once.", std::nullopt};
    EXPECT_TRUE(check_plan(play_.state, answer));
}

TEST_F(PlannedSendTest, IsTakenBack) {
    SendMessage command = notice(1);
    command.send_at = play_.now + hours(24);
    hand_in(command);
    EXPECT_EQ(cancel_planned(play_.state, "other", test_staff(), play_.now).error().code, "planned_unknown");
    play_.take(*cancel_planned(play_.state, command.message_id, test_staff(), play_.now));
    EXPECT_TRUE(play_.state.planned.empty());
    EXPECT_EQ(hand_in(command).kind(), EventKind::send_planned);  // the id is free again
    ASSERT_TRUE(play_.close(CloseReason::spam));
    EXPECT_TRUE(play_.state.planned.empty());
    const auto& dropped = play_.events[play_.events.size() - 2];
    EXPECT_EQ(std::get<SendDropped>(dropped.body).reason_code, "MARKED_SPAM");
}

TEST_F(PlannedSendTest, OnlyATextWithAReason) {
    SendMessage command{test_staff(), "a", "Hello", std::nullopt};
    EXPECT_TRUE(check_send_message(command));
    command.may_wait = true;
    EXPECT_EQ(check_send_message(command).error().code, "plan_needs_reason");
    command = notice(1);
    EXPECT_TRUE(check_send_message(command));
    command.content = "{}";
    EXPECT_EQ(check_send_message(command).error().code, "plan_needs_reason");
}

}  // namespace
}  // namespace domain
