// Told from the events before a question, held against what the fold says.
#include "domain/health/episodes.h"

#include <gtest/gtest.h>

#include <random>

#include "domain/conversation.h"

namespace domain::health {
namespace {

using std::chrono::hours;

const base::Timestamp kStart = base::from_us(1'800'000'000'000'000);

Event event(std::int64_t seq, base::Timestamp at, ActorKind actor, EventBody body) {
    return {seq, {}, at, Actor{actor, "x", "", ""}, std::move(body)};
}

MessageSent message(std::optional<NotCounted> not_counted = {}, std::optional<AutoText> auto_text = {}) {
    MessageSent sent;
    sent.text = "hello";
    sent.not_counted = not_counted;
    sent.auto_text = auto_text;
    return sent;
}

Event random_event(std::mt19937& random, std::int64_t seq, base::Timestamp at) {
    switch (random() % 8) {
        case 0:
            return event(seq, at, ActorKind::staff, message());
        case 1:
            return event(seq, at, ActorKind::bot, message());
        case 2:
            return event(seq, at, ActorKind::automatic, message({}, AutoText::away));
        case 3:
            return event(seq, at, ActorKind::automatic, message({}, AutoText::follow_up));
        case 4:
            return event(seq, at, ActorKind::consumer, message(NotCounted::thanks_only));
        case 5:
            return event(seq, at, ActorKind::consumer, message(NotCounted::opt_out_word));
        case 6:
            return event(seq, at, ActorKind::consumer, ReceiptGiven{ReceiptKind::read, 1});
        default:
            return event(seq, at, ActorKind::consumer, message());
    }
}

// In pieces of `page` events, as the reader asks for them.
bool begins(const std::vector<Event>& before, const Event& question, std::size_t page) {
    EpisodeStart start(question.at);
    std::span<const Event> left(before);
    while (!left.empty()) {
        const auto count = std::min(page, left.size());
        if (const auto said = start.look_at(left.last(count))) return *said;
        left = left.first(left.size() - count);
    }
    return true;
}

TEST(EpisodeStart, AgreesWithTheFold) {
    std::mt19937 random(11);
    int firsts = 0, laters = 0;
    for (int round = 0; round < 400; ++round) {
        Conversation state;
        std::vector<Event> events{event(1, kStart, ActorKind::consumer, ConversationStarted{})};
        apply(state, events.back());
        std::int64_t asked_in = 0;  // the last episode with a question
        base::Timestamp at = kStart;
        for (std::int64_t seq = 2; seq < 40; ++seq) {
            constexpr std::array<int, 4> kGaps{0, 1, 24 * 4, 24 * 7};
            at += hours(kGaps[random() % kGaps.size()]);
            const Event next = random_event(random, seq, at);
            apply(state, next);
            if (is_question(next)) {
                const bool is_first = state.episode != asked_in;
                asked_in = state.episode;
                (is_first ? firsts : laters)++;
                for (const std::size_t page : {1U, 3U, 100U})
                    ASSERT_EQ(begins(events, next, page), is_first) << "round " << round << " seq " << seq;
            }
            events.push_back(next);
        }
    }
    EXPECT_GT(firsts, 500);
    EXPECT_GT(laters, 500);
}

}  // namespace
}  // namespace domain::health
