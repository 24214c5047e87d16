#include "domain/erasure.h"

#include <gtest/gtest.h>

#include "domain/exports.h"
#include "domain/legal_hold.h"
#include "domain/test_play.h"

namespace domain {
namespace {

using namespace std::chrono_literals;

Play asked() {
    Play play;
    play.consumer_writes("My name is Rui Canary, do you have it in blue?");
    return play;
}

Conversation folded(const std::vector<Event>& events) {
    Conversation state;
    for (const Event& event : events)
        apply(state, event);
    return state;
}

// DAT-02: what is stored must follow from the log also after the log was changed in place.
TEST(Erasure, TheFoldOfWhatIsLeftIsTheStateThatWas) {
    for (const auto seed : property_seeds(300)) {
        RandomPlay random(seed);
        for (int i = 0; i < 25; ++i)
            random.step();
        random.play.forgets(seed % 2 == 0 ? ErasureCause::wish : ErasureCause::retention);
        ASSERT_EQ(folded(random.play.events), random.play.state) << "seed " << seed;
        for (int i = 0; i < 5; ++i)
            random.step();
        ASSERT_EQ(folded(random.play.events), random.play.state) << "seed " << seed;
    }
}

TEST(Erasure, NothingThatWasSaidIsLeft) {
    Play play = asked();
    play.writes(test_staff(), "Dear Rui Canary, we have.");
    play.notes("Rui Canary is nice");
    SendMessage planned{test_staff(), "later", "Rui Canary, it is ready.", std::nullopt};
    planned.reason = {"POSTSALE.SHIPPED", R"({"order_id":"Canary-1","status":"shipped"})"};
    planned.may_wait = true;
    planned.send_at = play.now + 3h;
    play.take(send_message(play.state, planned, play.now).outcome);
    ASSERT_FALSE(play.state.planned.empty());
    play.forgets(ErasureCause::wish);
    std::string all;
    for (const Event& event : play.events)
        all += encode_event(event);
    base::append_json(all, play.state);
    EXPECT_EQ(all.find("Canary"), std::string::npos) << all;
    EXPECT_EQ(all.find(base::to_string(test_id<ConsumerId>(31))), std::string::npos);
    EXPECT_TRUE(play.state.planned.empty());
    EXPECT_EQ(play.state.gate, policy::Memory{});
    EXPECT_EQ(play.state.business_messages, 1);  // counters stay
    EXPECT_EQ(play.state.user_messages, 1);
}

// CLK-17
TEST(Erasure, AnOpenQuestionIsVoid) {
    Play play = asked();
    const auto outcome = erase(play.state, ErasureCause::wish, test_id<ConsumerId>(77), play.now);
    ASSERT_EQ(outcome.events.size(), 2U);
    EXPECT_EQ(std::get<ConversationClosed>(outcome.events[0].body).reason_code, "CLOCK_VOID");
    play.take(outcome);
    EXPECT_EQ(play.state.clock, AnswerClock::voided);
    EXPECT_EQ(play.state.work, Work::closed);
    EXPECT_TRUE(play.state.rights.is_forgotten);
    EXPECT_EQ(play.state.consumer, test_id<ConsumerId>(77));
    EXPECT_EQ(reopen_conversation(play.state, test_staff(), play.now).error().code, "conversation_erased");
}

TEST(Erasure, AfterTheAnswerMeansADayAfterItAndNoLaterThanPromised) {
    const auto& standard = settings::standard_values();
    Play play = asked();
    play.take(*ask_erasure_after_answer(play.state, standard, play.now));
    EXPECT_EQ(wished_erasure_at(play.state), play.now + 24h * 15);
    play.now += 2h;
    play.writes(test_staff(), "Yes.");
    EXPECT_EQ(wished_erasure_at(play.state), play.now + kErasedAfterAnswer);
    play.take(take_back_erasure(play.state, play.now));
    EXPECT_EQ(wished_erasure_at(play.state), std::nullopt);
}

// DAT-03
TEST(Erasure, WhatIsSilentForTheRetentionGoes) {
    const auto& standard = settings::standard_values();
    Play play = asked();
    EXPECT_EQ(retention_ends_at(play.state, standard), play.now + 24h * 400);
    play.now += 24h * 400;
    play.forgets(ErasureCause::retention);
    EXPECT_EQ(retention_ends_at(play.state, standard), std::nullopt);
    EXPECT_FALSE(play.state.rights.is_forgotten);
    EXPECT_EQ(play.state.consumer, test_id<ConsumerId>(31));  // they are who they were
    play.consumer_writes("I am back");
    EXPECT_EQ(retention_ends_at(play.state, standard), play.now + 24h * 400);
    EXPECT_EQ(play.state.preview, "I am back");
}

// DAT-04, ROL-04
TEST(LegalHold, TakesTwoPeopleAndAYearAtMost) {
    const Actor bia{ActorKind::staff, base::to_string(test_id<StaffId>(22)), "Bia", {}};
    Play play = asked();
    const auto propose = [&](base::Duration length, std::string reason) {
        return propose_hold(play.state, test_staff(), play.now + length, std::move(reason), play.now);
    };
    EXPECT_EQ(propose(24h * 365 + 1us, "case 7").error().code, "hold_malformed");
    EXPECT_EQ(propose(0h, "case 7").error().code, "hold_malformed");
    EXPECT_EQ(propose(24h, " ").error().code, "hold_malformed");
    EXPECT_EQ(confirm_hold(play.state, bia, play.now).error().code, "hold_unknown");
    play.take(*propose(24h * 365, "case 7"));
    EXPECT_TRUE(check_not_held(play.state));  // one person is not enough
    EXPECT_EQ(confirm_hold(play.state, test_staff(), play.now).error().code, "second_person_needed");
    play.take(*confirm_hold(play.state, bia, play.now));
    EXPECT_EQ(check_not_held(play.state).error().code, "legal_hold");
    EXPECT_EQ(retention_ends_at(play.state, settings::standard_values()), std::nullopt);
    EXPECT_EQ(propose(24h, "again").error().code, "hold_in_force");
    play.now += 24h * 365;
    play.time_passes();
    EXPECT_FALSE(play.state.rights.hold);
    EXPECT_TRUE(check_not_held(play.state));
}

// DAT-01
TEST(Exports, StayOpenUntilTheyAreMadeAndTheShopIsToldInTime) {
    const auto& standard = settings::standard_values();
    Play play = asked();
    play.writes(test_staff(), "Yes.");
    const auto asked_at = play.now;
    play.take(ask_export(play.state, test_consumer(), standard, play.now));
    EXPECT_TRUE(ask_export(play.state, test_consumer(), standard, play.now + 1h).events.empty());
    EXPECT_EQ(play.state.rights.export_by, asked_at + 24h * 15);
    play.now = asked_at + 24h * 10 - 1us;
    play.time_passes();
    EXPECT_FALSE(play.state.rights.is_export_late);
    play.now += 1us;
    play.time_passes();
    EXPECT_TRUE(play.state.rights.is_export_late);
    play.take(export_made(play.state, test_consumer(), play.now));
    EXPECT_FALSE(play.state.rights.export_by);
    EXPECT_TRUE(export_made(play.state, test_consumer(), play.now).events.empty());
}

}  // namespace
}  // namespace domain
