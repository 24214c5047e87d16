// WIN-12, CLK-20: what a move changes, and what refuses it.
#include "domain/move_conversation.h"

#include <gtest/gtest.h>

#include "domain/block.h"
#include "domain/play.h"

namespace domain {
namespace {

const auto kThere = test_id<LocationId>(14);

Play waiting() {
    Play play;
    play.consumer_writes("do you have it?");
    play.assigns(Assignee{test_id<StaffId>(22), "Bia"});
    return play;
}

TEST(MoveConversation, changes_the_shop_and_who_has_it) {
    Play play = waiting();
    const Conversation before = play.state;
    play.take(move_conversation(play.state, test_staff(), {.location = kThere}, play.now).value());
    Conversation expected = before;
    expected.location = kThere;
    expected.assignee.reset();
    expected.last_seq = play.state.last_seq;
    EXPECT_EQ(play.state, expected);
    EXPECT_EQ(std::get<ConversationMoved>(play.events[play.events.size() - 2].body).reason_code,
              "CLOCK_KEPT");
}

TEST(MoveConversation, leaves_it_with_who_may_answer_there_too) {
    Play play = waiting();
    play.writes(test_staff(), "yes");
    play.take(
        move_conversation(play.state, test_staff(), {.location = kThere, .is_assignee_there = true}, play.now)
            .value());
    EXPECT_TRUE(play.state.assignee);
    EXPECT_EQ(std::get<ConversationMoved>(play.events.back().body).reason_code, "MOVED");
}

TEST(MoveConversation, is_refused) {
    const auto code = [](const Play& play, const MoveTo& to) {
        const auto moved = move_conversation(play.state, test_staff(), to, play.now);
        return moved ? std::string() : moved.error().code;
    };
    const Play play = waiting();
    EXPECT_EQ(code(play, {.location = play.state.location}), "move_same_shop");
    EXPECT_EQ(code(play, {.location = kThere, .is_open_to_customers = false}), "move_shop_closed");
    for (const auto state :
         {health::HealthState::deactivated, health::HealthState::suspended, health::HealthState::banned})
        EXPECT_EQ(code(play, {.location = kThere, .health = state}), "move_shop_closed");
    EXPECT_EQ(code(play, {.location = kThere, .health = health::HealthState::at_risk}), "");
    EXPECT_EQ(code(play, {.location = kThere, .has_conversation = true}), "move_customer_there");
    Play blocked = waiting();
    blocked.take(block_consumer(blocked.state, test_staff(), BlockCause::other, blocked.now));
    EXPECT_EQ(code(blocked, {.location = kThere}), "move_customer_blocked");
    Play left = waiting();
    left.take(block_store(left.state, left.now));
    EXPECT_EQ(code(left, {.location = kThere}), "move_customer_blocked");
    Play forgotten = waiting();
    forgotten.forgets(ErasureCause::wish);
    EXPECT_EQ(code(forgotten, {.location = kThere}), "conversation_erased");
}

}  // namespace
}  // namespace domain
