#include "domain/conversation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "domain/test_play.h"

namespace domain {
namespace {

using namespace std::chrono_literals;

TEST(Conversation, TheFirstMessageStartsEverything) {
    Play play;
    EXPECT_EQ(play.consumer_writes("hello"), 2U);
    EXPECT_EQ(play.events[0].kind(), EventKind::conversation_started);
    EXPECT_EQ(play.events[1].kind(), EventKind::message_sent);
    const Conversation& c = play.state;
    EXPECT_EQ(c.id, test_id<ConversationId>(1));
    EXPECT_EQ(c.location, test_location().id);
    EXPECT_EQ(c.agent, test_location().agent);
    EXPECT_EQ(c.locale, "pt-BR");
    EXPECT_EQ(c.entry_point, EntryPoint::qr);
    EXPECT_EQ(c.created_at, play.now);
    EXPECT_EQ(c.work, Work::open);
    EXPECT_TRUE(c.needs_reply());
    EXPECT_EQ(c.clock_due_at, play.now + 24h);
    EXPECT_EQ(c.episode, 1);
    EXPECT_EQ(c.last_user_at, play.now);
    EXPECT_EQ(c.last_user_seq, 2);
    EXPECT_EQ(c.last_seq, 2);
    EXPECT_EQ(c.user_messages, 1);
    EXPECT_EQ(c.unread, 1);
    EXPECT_EQ(c.preview, "hello");
    EXPECT_EQ(c.preview_actor, ActorKind::consumer);
}

TEST(Conversation, TheOldestUnansweredMessageRulesTheClock) {
    Play play;
    play.consumer_writes("one");
    const auto due = play.state.clock_due_at;
    play.now += 5h;
    play.consumer_writes("two");
    EXPECT_EQ(play.state.clock_due_at, due);
    EXPECT_EQ(play.state.unread, 2);
}

TEST(Conversation, OnlyAPersonStopsTheClock) {
    Play play;
    play.consumer_writes("one");
    play.writes(test_bot(), "I am a bot");
    EXPECT_EQ(play.state.clock, AnswerClock::running);
    EXPECT_EQ(play.state.unread, 1);
    EXPECT_EQ(play.state.business_messages, 1);
    play.writes(test_staff(), "I am Ana");
    EXPECT_EQ(play.state.clock, AnswerClock::stopped);
    EXPECT_EQ(play.state.clock_due_at, std::nullopt);
    EXPECT_EQ(play.state.unread, 0);
    EXPECT_EQ(play.state.staff_read_seq, play.state.last_seq);
    EXPECT_EQ(play.state.preview, "I am Ana");
    play.now += 1h;
    play.consumer_writes("thanks");
    EXPECT_EQ(play.state.clock_due_at, play.now + 24h);
}

TEST(Conversation, SevenSilentDaysBeginAnEpisode) {
    for (const auto& [silence, episode] :
         {std::pair{kEpisodeGap - 1us, 1}, std::pair{kEpisodeGap, 2}, std::pair{kEpisodeGap * 9, 2}}) {
        Play play;
        play.consumer_writes("one");
        play.writes(test_staff(), "yes?");
        play.now += silence;
        play.consumer_writes("two");
        EXPECT_EQ(play.state.episode, episode) << silence.count();
    }
}

TEST(Conversation, ARefusalChangesNothingButTheNumber) {
    Play play;
    play.consumer_writes("one");
    play.now += kContactWindow + 1us;
    Conversation before = play.state;
    EXPECT_EQ(play.writes(test_staff(), "hello?").reason_code, "WINDOW_EXPIRED");
    ASSERT_EQ(play.events.back().kind(), EventKind::message_refused);
    EXPECT_EQ(encode_event(play.events.back()).find("hello?"), std::string::npos);  // the text is not kept
    before.last_seq = play.state.last_seq;
    EXPECT_EQ(play.state, before);
}

TEST(Conversation, WhileTheCustomerWaitsThePreviewIsTheirLastWords) {
    Play play;
    const auto expect_preview = [&](ActorKind actor, std::string_view text) {
        EXPECT_EQ(play.state.preview, text);
        EXPECT_EQ(play.state.preview_actor, actor);
    };
    play.consumer_writes("are you open?");
    play.now += 1s;
    play.writes(test_bot(), "I am a bot");
    expect_preview(ActorKind::consumer, "are you open?");
    EXPECT_EQ(play.state.last_activity_at, play.now);
    play.consumer_writes("hello?");
    play.writes(test_bot(), "still a bot");
    expect_preview(ActorKind::consumer, "hello?");
    play.writes(test_staff(), "yes");
    expect_preview(ActorKind::staff, "yes");
    play.writes(test_bot(), "anything else?");
    expect_preview(ActorKind::bot, "anything else?");
    play.consumer_writes("spam");
    play.writes(test_bot(), "thank you");
    ASSERT_TRUE(play.close(CloseReason::spam));
    expect_preview(ActorKind::consumer, "spam");  // nobody answered it
}

TEST(Conversation, PreviewIsOneShortLine) {
    Play play;
    std::string text = "a\nb\tc\r\n";
    for (int i = 0; i < 200; ++i)
        text += "\xc3\xa9";
    play.consumer_writes(text);
    EXPECT_EQ(base::count_code_points(play.state.preview), kPreviewCharsMax);
    EXPECT_TRUE(base::is_utf8(play.state.preview));
    EXPECT_TRUE(play.state.preview.starts_with("a b c  \xc3\xa9"));
}

TEST(Conversation, BucketIsFixedForEver) {
    for (std::uint64_t i = 0; i < 100; ++i) {
        const auto bucket = bucket_of(test_id<BrandId>(1), test_id<ConversationId>(i));
        EXPECT_GE(bucket, 0);
        EXPECT_LT(bucket, 4096);
    }
    EXPECT_EQ(bucket_of(test_id<BrandId>(1), test_id<ConversationId>(1)), 3309);
}

TEST(Conversation, EventsComeInOrder) {
    Play play;
    play.consumer_writes("one");
    EXPECT_DEATH(apply(play.state, play.events.back()), "check_failed");
}

// What must hold after any sequence of legal commands.
void check_invariants(const RandomPlay& random) {
    const Conversation& c = random.play.state;
    ASSERT_FALSE(c.work == Work::closed && c.clock == AnswerClock::running);  // behaviours.md §3.2
    ASSERT_EQ(c.clock_due_at.has_value(), c.needs_reply());
    ASSERT_EQ(c.close_reason.has_value(), c.work == Work::closed);
    ASSERT_LE(c.consumer_read_seq, c.consumer_delivered_seq);
    ASSERT_LE(c.consumer_delivered_seq, c.last_seq);
    ASSERT_LE(c.staff_read_seq, c.last_seq);
    // Opt-out words and thanks are there to be read, but not counted.
    ASSERT_LE(c.unread, std::ranges::count_if(random.play.events, [](const Event& event) {
                  return event.kind() == EventKind::message_sent && event.actor.kind == ActorKind::consumer;
              }));
    ASSERT_LE(base::count_code_points(c.preview), kPreviewCharsMax);
}

TEST(ConversationProperty, RandomCommandsKeepTheInvariantsAndTheLogRebuildsTheState) {
    for (const std::uint64_t seed : property_seeds(1000)) {
        SCOPED_TRACE("BALCAO_SEED=" + std::to_string(seed));
        RandomPlay random(seed);
        for (int i = 0; i < 40; ++i) {
            random.step();
            check_invariants(random);
        }
        Conversation rebuilt;
        for (const Event& event : random.play.events) {
            auto decoded = decode_event(event.kind(), encode_event(event));
            ASSERT_TRUE(decoded);
            decoded->seq = event.seq;
            decoded->at = event.at;
            decoded->conversation = event.conversation;
            ASSERT_EQ(*decoded, event);
            apply(rebuilt, *decoded);
        }
        ASSERT_EQ(rebuilt, random.play.state);
        auto shown = base::decode<Conversation>(base::encode(rebuilt));
        ASSERT_TRUE(shown);
        shown->gate = rebuilt.gate;  // what the gate remembers is not shown
        ASSERT_EQ(*shown, rebuilt);
    }
}

}  // namespace
}  // namespace domain
