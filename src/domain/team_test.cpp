#include "domain/team.h"

#include <gtest/gtest.h>

#include "domain/test_play.h"

namespace domain {
namespace {

using namespace std::chrono_literals;

const Assignee kAna{test_id<StaffId>(21), "Ana Lima"};
const Assignee kBia{test_id<StaffId>(22), "Bia"};

const std::string& last_reason(const Play& play) {
    return std::get<Assigned>(play.events.back().body).reason_code;
}

// CNV-16: whatever the state, a note changes nothing of it but the number of its newest event.
TEST(Team, ANoteIsNoAnswerAndNoActivity) {
    for (std::uint64_t seed : property_seeds(50)) {
        RandomPlay random(seed);
        for (int i = 0; i < 8; ++i)
            random.step();
        auto before = random.play.state;
        random.play.now += 40 * 24h;
        random.play.notes("She comes on Friday.");
        before.last_seq = random.play.state.last_seq;
        EXPECT_EQ(random.play.state, before) << seed;
    }
}

TEST(Team, ANoteHidesSecretsAndSaysWhich) {
    const AddNote command{test_staff(), "n1", "card 4539 1488 0343 6467, CPF 529.982.247-25"};
    const auto note = read_note(privacy::scanner(), {}, command);
    EXPECT_FALSE(note.text.contains("4539 1488")) << note.text;
    EXPECT_EQ(note.reason_code, "NOTE");
    EXPECT_EQ(note.masked, (std::vector<std::string>{"PII_REDACTED_CARD", "PII_REDACTED_CPF"}));
    EXPECT_EQ(read_note(privacy::scanner(), {}, {test_staff(), "n2", "Keep it cold."}).text, "Keep it cold.");
}

TEST(Team, ANoteIsAsLongAsAMessage) {
    const auto code_of = [](std::string id, std::string text) {
        const auto checked = check_note({test_staff(), std::move(id), std::move(text)});
        return checked ? std::string() : checked.error().code;
    };
    EXPECT_EQ(code_of("n", std::string(kBusinessTextCharsMax, 'x')), "");
    EXPECT_EQ(code_of("n", std::string(kBusinessTextCharsMax + 1, 'x')), "message_too_long");
    EXPECT_EQ(code_of("n", " "), "text_empty");
    EXPECT_EQ(code_of("n/1", "x"), "message_id_malformed");
}

// CLK-20
TEST(Team, AssigningMovesNoClock) {
    Play play;
    play.consumer_writes("hello?");
    const auto before = play.state;
    play.now += 5h;
    EXPECT_EQ(play.assigns(kBia), 1U);
    EXPECT_EQ(last_reason(play), "CLOCK_KEPT");
    EXPECT_EQ(play.state.assignee, kBia);
    auto expected = before;
    expected.assignee = kBia;
    expected.last_seq = play.state.last_seq;
    EXPECT_EQ(play.state, expected);
    EXPECT_EQ(play.assigns(kBia), 0U);  // free to repeat
    EXPECT_EQ(play.assigns(kAna), 1U);
    play.writes(test_staff(), "hello!");
    EXPECT_EQ(play.assigns(std::nullopt), 1U);
    EXPECT_EQ(last_reason(play), "UPDATED");
    EXPECT_EQ(play.state.assignee, std::nullopt);
    EXPECT_EQ(play.assigns(std::nullopt), 0U);
}

// CNV-03
TEST(Team, TheAssigneeStaysThroughCloseAndReopen) {
    Play play;
    play.consumer_writes("hello?");
    play.assigns(kBia);
    ASSERT_TRUE(play.close(CloseReason::no_reply_needed));
    EXPECT_EQ(play.state.assignee, kBia);
    play.now += 10 * 24h;
    play.consumer_writes("and now?");
    EXPECT_EQ(play.state.assignee, kBia);
}

// CNV-12
TEST(Team, WhoCannotAnswerAnyMoreIsReleased) {
    Play play;
    play.consumer_writes("hello?");
    EXPECT_EQ(play.take(release(play.state, play.now)), 0U);
    play.assigns(kBia);
    const auto due = play.state.clock_due_at;
    EXPECT_EQ(play.take(release(play.state, play.now)), 1U);
    EXPECT_EQ(last_reason(play), "AUTO_UNASSIGNED");
    EXPECT_EQ(play.events.back().actor.kind, ActorKind::automatic);
    EXPECT_EQ(play.state.assignee, std::nullopt);
    EXPECT_EQ(play.state.clock_due_at, due);
}

// CNV-11
TEST(Team, WhoMayAnswerThereCanBeGivenIt) {
    const auto shop = test_location();
    const auto one = [&](Role role, std::vector<LocationId> locations) {
        Staff staff;
        staff.brand = shop.brand;
        staff.role = role;
        staff.locations = std::move(locations);
        return staff;
    };
    EXPECT_TRUE(is_assignable(one(Role::staff, {shop.id}), shop.brand, shop.id));
    EXPECT_TRUE(is_assignable(one(Role::owner, {}), shop.brand, shop.id));
    EXPECT_FALSE(is_assignable(one(Role::observer, {shop.id}), shop.brand, shop.id));
    EXPECT_FALSE(is_assignable(one(Role::staff, {test_id<LocationId>(99)}), shop.brand, shop.id));
    EXPECT_FALSE(is_assignable(one(Role::owner, {}), test_id<BrandId>(99), shop.id));
}

// CNV-06, to the microsecond
TEST(Team, WhatAColleagueSaidMeanwhileIsConcurrent) {
    const Actor bia{ActorKind::staff, base::to_string(kBia.id), "Bia", {}};
    const Event theirs{40, test_id<ConversationId>(1), test_time(), bia, MessageSent{"m", "yes", {}, {}}};
    const auto is = [&](const Actor& me, std::optional<std::int64_t> seen, base::Duration after) {
        SendMessage mine{me, "x", "yes?", {}};
        mine.seen_seq = seen;
        return is_concurrent(mine, theirs, test_time() + after);
    };
    EXPECT_TRUE(is(test_staff(), 39, 1s));
    EXPECT_TRUE(is(test_staff(), 39, 30s));
    EXPECT_FALSE(is(test_staff(), 39, 30s + 1us));
    EXPECT_FALSE(is(test_staff(), 40, 1s));  // seen
    EXPECT_FALSE(is(test_staff(), {}, 1s));  // sent anyway
    EXPECT_FALSE(is(bia, 39, 1s));           // one's own
    EXPECT_FALSE(is(test_bot(), 39, 1s));    // BOT-03 is another rule
}

}  // namespace
}  // namespace domain
