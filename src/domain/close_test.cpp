#include "domain/close.h"

#include <gtest/gtest.h>

#include "domain/access.h"
#include "domain/test_play.h"

namespace domain {
namespace {

using namespace std::chrono_literals;

Play answered() {
    Play play;
    play.consumer_writes("do you have it?");
    play.writes(test_staff(), "yes");
    return play;
}

// CLK-08: while marks count for nothing, who waits goes on waiting.
TEST(Close, AMarkThatDoesNotCountClosesNothing) {
    for (const auto reason : {CloseReason::no_reply_needed, CloseReason::spam}) {
        Play play;
        play.consumer_writes("hello");
        const auto closed =
            close_conversation(play.state, test_staff(), reason, play.now, health::MarksCount::no);
        ASSERT_FALSE(closed);
        EXPECT_EQ(closed.error().code, "nrn_abuse_suspected");
        EXPECT_EQ(closed.error().kind, base::ErrorKind::conflict);
        Play calm = answered();
        EXPECT_TRUE(close_conversation(calm.state, test_staff(), reason, calm.now, health::MarksCount::no));
    }
}

TEST(Close, DoneNeedsAnAnswerTheOthersDoNot) {
    struct Row {
        bool is_answered;
        CloseReason reason;
        std::string_view error, reason_code;
    };
    for (const auto& [is_answered, reason, error, reason_code] :
         {Row{true, CloseReason::done, "", "CLOSED_DONE"},
          Row{false, CloseReason::done, "close_unanswered", ""},
          Row{false, CloseReason::no_reply_needed, "", "NO_REPLY_NEEDED"},
          Row{false, CloseReason::spam, "", "MARKED_SPAM"}}) {
        Play play;
        play.consumer_writes("hello");
        if (is_answered) play.writes(test_staff(), "hello");
        const auto before = play.state;
        const auto closed = play.close(reason);
        ASSERT_EQ(closed.has_value(), error.empty());
        if (!closed) {
            EXPECT_EQ(closed.error().code, error);
            EXPECT_EQ(closed.error().kind, base::ErrorKind::conflict);
            EXPECT_EQ(play.state, before);
            continue;
        }
        EXPECT_EQ(play.state.work, Work::closed);
        EXPECT_EQ(play.state.close_reason, reason);
        EXPECT_NE(play.state.clock, AnswerClock::running);
        EXPECT_EQ(play.state.unread, 0);
        EXPECT_EQ(std::get<ConversationClosed>(play.events.back().body).reason_code, reason_code);
        EXPECT_EQ(play.close(CloseReason::done), 0U);  // free to repeat
    }
}

TEST(Reopen, WithinTheWindowOnly) {
    for (const auto& [silence, error] : {std::pair{base::Duration(1h), ""}, std::pair{kContactWindow, ""},
                                         std::pair{kContactWindow + 1us, "window_expired"}}) {
        Play play = answered();
        ASSERT_TRUE(play.close(CloseReason::done));
        play.now += silence;
        const auto reopened = play.reopen();
        ASSERT_EQ(reopened.has_value(), std::string_view(error).empty());
        if (!reopened) {
            EXPECT_EQ(reopened.error().code, error);
            continue;
        }
        EXPECT_EQ(*reopened, 1U);
        EXPECT_EQ(play.state.work, Work::open);
        EXPECT_EQ(play.state.close_reason, std::nullopt);
        EXPECT_FALSE(play.state.needs_reply());  // nobody waits
        EXPECT_EQ(play.reopen(), 0U);
    }
}

TEST(Reopen, TheConsumerReopensByWriting) {
    for (const auto& [silence, code] :
         {std::pair{base::Duration(1h), "REOPENED"}, std::pair{kContactWindow, "REOPENED"},
          std::pair{kContactWindow + 1us, "RESTARTED"}}) {
        Play play = answered();
        ASSERT_TRUE(play.close(CloseReason::done));
        play.now += silence;
        EXPECT_EQ(play.consumer_writes("one more thing"), 2U);
        const Event& reopened = play.events[play.events.size() - 2];
        ASSERT_EQ(reopened.kind(), EventKind::conversation_reopened);
        EXPECT_EQ(std::get<ConversationReopened>(reopened.body).reason_code, code);
        EXPECT_EQ(play.state.work, Work::open);
        EXPECT_TRUE(play.state.needs_reply());
        EXPECT_EQ(play.writes(test_staff(), "sure").decision, Decision::allow);
    }
}

TEST(Access, RoleByActionByLocation) {
    const auto here = test_id<LocationId>(1), there = test_id<LocationId>(2);
    const auto staff = [&](Role role) { return Staff{{}, {}, "", "", role, "", {here}}; };
    struct Row {
        Role role;
        bool reads_here, writes_here, closes_here, reads_there, writes_there;
    };
    for (const auto& row :
         {Row{Role::owner, true, true, true, true, true}, Row{Role::manager, true, true, true, false, false},
          Row{Role::staff, true, true, true, false, false},
          Row{Role::observer, true, false, false, false, false}}) {
        EXPECT_EQ(may(staff(row.role), Action::read_conversations, here), row.reads_here);
        EXPECT_EQ(may(staff(row.role), Action::write_messages, here), row.writes_here);
        EXPECT_EQ(may(staff(row.role), Action::close_conversations, here), row.closes_here);
        EXPECT_EQ(may(staff(row.role), Action::read_conversations, there), row.reads_there);
        EXPECT_EQ(may(staff(row.role), Action::write_messages, there), row.writes_there);
        EXPECT_EQ(sees_every_location(staff(row.role)), row.role == Role::owner);
    }
}

}  // namespace
}  // namespace domain
