#include "domain/edit_message.h"

#include <gtest/gtest.h>

#include "domain/test_play.h"

namespace domain {
namespace {

using namespace std::chrono_literals;

struct Corrected : Play {
    const Event& last_said() const {
        return *std::ranges::find(events.rbegin(), events.rend(), EventKind::message_sent, &Event::kind);
    }
    base::Result<std::size_t> staff_deletes(const Event& said) {
        const auto message = said;
        return take(TRY(delete_as_staff(state, message, test_staff(), now)));
    }
};

TEST(EditMessage, IsLegalToTheMicrosecond) {
    for (const auto after : {15min + 0us, 15min + 1us}) {
        Corrected play;
        play.consumer_writes("Is it there?");
        play.writes(test_staff(), "Yes");
        const Event said = play.last_said();
        play.now += after;
        const auto edited = edit_as_staff(play.state, said, test_staff(), "Yes, two", play.now, {});
        const auto deleted = delete_as_staff(play.state, said, test_staff(), play.now);
        EXPECT_EQ(edited.has_value(), after == 15min);
        EXPECT_EQ(deleted.has_value(), after == 15min);
        if (!edited) EXPECT_EQ(edited.error().code, "too_late_to_edit");
        if (!deleted) EXPECT_EQ(deleted.error().code, "too_late_to_delete");
    }
}

// CLK-13: the old due time, and breached at once if it has passed.
TEST(EditMessage, TheClockGoesOnAsItWas) {
    for (const bool was_late : {false, true}) {
        Corrected play;
        play.consumer_writes("Is it there?");
        const auto due_at = *play.state.clock_due_at;
        play.now += was_late ? 25h : 23h;
        play.time_passes();
        play.writes(test_staff(), "Yes");
        EXPECT_EQ(play.state.clock, AnswerClock::stopped);
        ASSERT_TRUE(play.staff_deletes(play.last_said()));
        EXPECT_EQ(play.state.clock, was_late ? AnswerClock::breached : AnswerClock::running);
        EXPECT_EQ(play.state.clock_due_at, due_at);
        EXPECT_FALSE(play.state.is_answered);
        EXPECT_FALSE(play.state.has_last_word);
        EXPECT_EQ(play.state.preview, "");
    }
}

TEST(EditMessage, ReadAnswersStayAnswers) {
    Corrected play;
    play.consumer_writes("Is it there?");
    play.writes(test_staff(), "Yes");
    play.receipt(test_consumer(), ReceiptKind::read, play.seq);
    ASSERT_TRUE(play.staff_deletes(play.last_said()));
    EXPECT_EQ(play.state.clock, AnswerClock::stopped);
}

// CLK-07: they wanted a person before the answer, and want one again.
TEST(EditMessage, WhoWantedAPersonWantsOneAgain) {
    Corrected play;
    play.consumer_writes("A person, please");
    play.take({{Event{0, play.state.id, play.now, test_consumer(),
                      HandoverChanged{HandoverStep::requested, "HUMAN_REQUESTED"}}}});
    const auto asked_at = play.now;
    play.now += 1h;
    play.writes(test_staff(), "Here I am");
    EXPECT_FALSE(play.state.handover.asked_at);
    ASSERT_TRUE(play.staff_deletes(play.last_said()));
    EXPECT_EQ(play.state.clock, AnswerClock::running);
    EXPECT_EQ(play.state.handover.asked_at, asked_at);
    // Their words are all they asked; with them goes the wish.
    const Event said = *std::ranges::find(play.events, EventKind::message_sent, &Event::kind);
    play.take(*delete_as_consumer(play.state, said, play.now));
    EXPECT_EQ(play.state.clock, AnswerClock::voided);
    EXPECT_FALSE(play.state.handover.asked_at);
}

// CLK-06, CLK-14: a bot's answer that counts is one that may be lost; nobody is asked how it was then.
TEST(EditMessage, ABotsCountedAnswerIsUndoneLikeAPersons) {
    Corrected play;
    play.consumer_writes("Is it there?");
    const auto due_at = *play.state.clock_due_at;
    play.now += 1h;
    play.take({{Event{0, play.state.id, play.now, test_bot(),
                      MessageSent{.message_id = "b1",
                                  .text = "Yes",
                                  .content = {},
                                  .verdict = {},
                                  .bot = BotPart{true, false},
                                  .survey_at = play.now + 1h}}}});
    EXPECT_EQ(play.state.clock, AnswerClock::stopped);
    EXPECT_TRUE(play.state.survey.due_at);
    const Event said = play.last_said();
    const ChannelReport report{
        .report_id = "r1", .kind = ReportKind::delivery_failed, .message_id = "b1", .told_at = {}};
    play.take(*take_report(play.state, report, &said, play.now));
    EXPECT_EQ(play.state.clock, AnswerClock::running);
    EXPECT_EQ(play.state.clock_due_at, due_at);
    EXPECT_FALSE(play.state.survey.due_at);
}

// CLK-16: the credit of an outage stays with the question.
TEST(EditMessage, TheCreditOfAnOutageStays) {
    Corrected play;
    play.consumer_writes("Is it there?");
    const auto due_at = *play.state.clock_due_at + 2h;
    play.take(
        {{Event{0, play.state.id, play.now, Actor{}, OutageCredited{"OUTAGE_CREDIT", 7200, due_at, false}}}});
    play.writes(test_staff(), "Yes");
    ASSERT_TRUE(play.staff_deletes(play.last_said()));
    EXPECT_EQ(play.state.clock_due_at, due_at);
}

// DAT-02, DAT-03: changed and taken back words go, too; what is erased is neither changed nor taken back, and
// no lost answer brings its question back.
TEST(EditMessage, WhatIsErasedIsGone) {
    Corrected play;
    play.consumer_writes("Canary?");
    MessageReading reading;
    reading.masked = "A yellow Canary?";
    const Event asked = play.last_said();
    play.take(edit_as_consumer(play.state, asked, reading, play.now)->outcome);
    std::get<MessageSent>(play.events[1].body).edited = EditedText{"A yellow Canary?", play.now};
    play.writes(test_staff(), "Canary!");
    const auto answer =
        std::ranges::find(play.events.rbegin(), play.events.rend(), EventKind::message_sent, &Event::kind)
            ->seq;
    play.forgets(ErasureCause::retention);
    std::string all;
    for (const Event& event : play.events)
        all += encode_event(event);
    base::append_json(all, play.state);
    EXPECT_EQ(all.find("Canary"), std::string::npos) << all;
    EXPECT_EQ(play.state.preview_seq, 0);
    const Event said = *std::ranges::find(play.events, answer, &Event::seq);
    EXPECT_EQ(edit_as_staff(play.state, said, test_staff(), "Yes", play.now, {}).error().code,
              "message_erased");
    EXPECT_EQ(edit_as_consumer(play.state, play.events[1], reading, play.now).error().code, "message_erased");
    EXPECT_TRUE(delete_as_staff(play.state, said, test_staff(), play.now)->events.empty());
    EXPECT_TRUE(delete_as_consumer(play.state, play.events[1], play.now)->events.empty());
    const ChannelReport report{.report_id = "r1",
                               .kind = ReportKind::delivery_failed,
                               .message_id = std::get<MessageSent>(said.body).message_id,
                               .told_at = {}};
    play.take(*take_report(play.state, report, &said, play.now));
    EXPECT_FALSE(play.state.needs_reply());
}

// SUR-05: who has parted is asked nothing.
TEST(EditMessage, WhoIsBlockedIsNotAskedHowItWas) {
    settings::Values in_force;
    in_force.set(settings::Key::surveys, 1);
    const policy::Surroundings around{.in_force = in_force};
    const auto decide = [&](const Play& play) {
        return survey::decide(play.state, "s1", SurveyTrigger::program, play.now, around).reason_code;
    };
    Corrected play;
    play.consumer_writes("Is it there?");
    play.writes(test_staff(), "Yes");
    EXPECT_EQ(decide(play), "SURVEY_SENT");
    play.take(block_store(play.state, play.now));
    EXPECT_EQ(decide(play), "SURVEY_NOT_ALLOWED");
    play.take(unblock_store(play.state, play.now));
    play.take(block_consumer(play.state, test_staff(), BlockCause::other, play.now));
    EXPECT_EQ(decide(play), "SURVEY_NOT_ALLOWED");
}

// Whatever is erased, what is left of the log makes the same state.
TEST(EditMessage, TheLogWithoutTheWordsMakesTheSameState) {
    for (const auto seed : property_seeds(300)) {
        RandomPlay random(seed);
        for (int i = 0; i < 60; ++i)
            random.step();
        Conversation again;
        for (const Event& event : random.play.events) {
            auto stored = decode_event(event.kind(), encode_event(event));
            ASSERT_TRUE(stored);
            stored->seq = event.seq;
            stored->conversation = event.conversation;
            stored->at = event.at;
            apply(again, *stored);
        }
        ASSERT_EQ(again, random.play.state) << "seed " << seed;
    }
}

}  // namespace
}  // namespace domain
