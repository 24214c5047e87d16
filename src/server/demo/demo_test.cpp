#include "server/demo/demo.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/crypto.h"
#include "base/text.h"
#include "domain/conversation.h"
#include "domain/time/opening.h"
#include "server/demo/timetable.h"

namespace server {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr const char* kWebhook = "http://127.0.0.1:9/webhook";

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}

// Ids in a row, the same in every run.
class CountedIds final : public base::IdSource {
 public:
    base::Uuid next(base::Timestamp) override {
        base::Uuid id;
        ++made_;
        for (std::size_t i = 0; i < 8; ++i)
            id.bytes[15 - i] = static_cast<std::uint8_t>(made_ >> (8 * i));
        return id;
    }

 private:
    std::uint64_t made_ = 0;
};

DemoContent demo_at(base::Timestamp now) {
    CountedIds ids;
    return make_demo(now, ids, kWebhook);
}

using Conversations = std::map<domain::ConversationId, domain::Conversation>;

// What an empty log makes of the history.
Conversations fold(const DemoContent& demo) {
    Conversations all;
    std::int64_t seq = 0;
    for (const auto& outcome : demo.history) {
        for (domain::Event event : outcome.events) {
            event.seq = ++seq;
            domain::apply(all[event.conversation], event);
        }
    }
    return all;
}

struct Counts {
    int needs_reply = 0;
    int late = 0;
    int due_in_1_hour = 0;
    int due_in_4_hours = 0;  // and not in one
    int fresh = 0;           // waiting for less than an hour
    int expired = 0;
    int closed = 0;
    int second_episode = 0;
};

Counts count(const Conversations& all, base::Timestamp now) {
    Counts counts;
    for (const auto& [id, state] : all) {
        if (state.work == domain::Work::closed) ++counts.closed;
        if (state.episode == 2) ++counts.second_episode;
        if (now - *state.last_user_at > domain::kContactWindow && state.work == domain::Work::open)
            ++counts.expired;
        if (!state.needs_reply()) continue;
        const base::Duration left = *state.clock_due_at - now;
        ++counts.needs_reply;
        if (left < hours(0)) ++counts.late;
        if (left >= hours(0) && left < hours(1)) ++counts.due_in_1_hour;
        if (left >= hours(1) && left < hours(4)) ++counts.due_in_4_hours;
        if (left > hours(23)) ++counts.fresh;
    }
    return counts;
}

// Every hour of the day on every day of the week, and the changes of summer time.
std::vector<base::Timestamp> many_nows() {
    std::vector<base::Timestamp> nows;
    for (int i = 0; i < 40; ++i)
        nows.push_back(at("2026-03-25T00:11:00Z") + minutes(i * 253));
    for (int i = 0; i < 40; ++i)
        nows.push_back(at("2026-10-21T00:03:00Z") + minutes(i * 251));
    return nows;
}

const auto kNow = at("2026-06-18T13:37:00Z");

void expect_time_order(const DemoContent& demo, base::Timestamp now) {
    base::Timestamp previous;
    for (const auto& outcome : demo.history) {
        ASSERT_FALSE(outcome.events.empty());
        for (const auto& event : outcome.events) {
            ASSERT_EQ(event.seq, 0);
            ASSERT_EQ(event.conversation, outcome.events.front().conversation);
            ASSERT_GE(event.at, previous);
            previous = event.at;
        }
    }
    EXPECT_LT(previous, now - minutes(1));
    EXPECT_GT(previous, now - hours(1));
    EXPECT_GT(demo.history.front().events.front().at, now - hours(24 * 45));
}

TEST(Demo, ItShowsTheSameAtAnyHour) {
    for (const auto now : many_nows()) {
        SCOPED_TRACE(base::format_rfc3339(now));
        const auto demo = demo_at(now);
        expect_time_order(demo, now);
        const auto all = fold(demo);
        const Counts counts = count(all, now);
        EXPECT_EQ(all.size(), 57U);
        EXPECT_EQ(counts.needs_reply, 15);
        EXPECT_EQ(counts.late, 1);
        EXPECT_EQ(counts.due_in_1_hour, 3);
        EXPECT_EQ(counts.due_in_4_hours, 3);
        EXPECT_GE(counts.fresh, 1);
        EXPECT_EQ(counts.expired, 3);
        EXPECT_GE(counts.second_episode, 2);
        EXPECT_GE(counts.closed, 25);
    }
}

TEST(Demo, StaffActWhileTheirShopIsOpenAndAnswerWithinADay) {
    for (const auto now : {kNow, at("2026-12-28T03:20:00Z")}) {
        const auto demo = demo_at(now);
        Conversations all;
        std::int64_t seq = 0;
        for (const auto& outcome : demo.history) {
            for (domain::Event event : outcome.events) {
                event.seq = ++seq;
                auto& state = all[event.conversation];
                if (event.actor.kind == domain::ActorKind::staff) {
                    const auto shop =
                        std::ranges::find(demo.locations, state.location, &domain::Location::id);
                    EXPECT_TRUE(domain::time::open_state(shop->hours, shop->zone, event.at)->is_open);
                    if (state.needs_reply()) EXPECT_LT(event.at, *state.clock_due_at);
                }
                domain::apply(state, event);
            }
        }
    }
}

TEST(Demo, EveryConversationStartsWithItsStart) {
    std::set<domain::ConversationId> seen;
    for (const auto& outcome : demo_at(kNow).history) {
        const auto& first = outcome.events.front();
        const bool is_new = seen.insert(first.conversation).second;
        EXPECT_EQ(is_new, first.kind() == domain::EventKind::conversation_started);
    }
}

TEST(Demo, TextsAreWellFormedAndDistinct) {
    std::set<std::string> texts;
    std::map<domain::ActorKind, int> messages;
    for (const auto& outcome : demo_at(kNow).history) {
        for (const auto& event : outcome.events) {
            EXPECT_NE(event.kind(), domain::EventKind::message_refused);
            const auto* message = std::get_if<domain::MessageSent>(&event.body);
            if (message == nullptr) continue;
            EXPECT_TRUE(base::is_utf8(message->text));
            EXPECT_LE(base::count_code_points(message->text), 400U);
            EXPECT_TRUE(texts.insert(message->text).second) << message->text;
            ++messages[event.actor.kind];
        }
    }
    EXPECT_GT(messages[domain::ActorKind::consumer], 100);
    EXPECT_GT(messages[domain::ActorKind::staff], 100);
    EXPECT_GE(messages[domain::ActorKind::bot], 6);
}

TEST(Demo, ReceiptsNameBusinessMessagesOfTheirConversation) {
    std::map<std::int64_t, domain::Event> log;
    int read = 0;
    for (const auto& outcome : demo_at(kNow).history) {
        for (const auto& event : outcome.events) {
            const auto* receipt = std::get_if<domain::ReceiptGiven>(&event.body);
            if (receipt != nullptr) {
                const auto named = log.find(receipt->up_to_seq);
                ASSERT_NE(named, log.end());
                EXPECT_EQ(named->second.conversation, event.conversation);
                EXPECT_EQ(named->second.kind(), domain::EventKind::message_sent);
                EXPECT_NE(named->second.actor.kind, event.actor.kind);
                if (receipt->kind == domain::ReceiptKind::read) ++read;
            }
            log.emplace(static_cast<std::int64_t>(log.size()) + 1, event);
        }
    }
    EXPECT_GT(read, 80);
}

TEST(Demo, ShopsAreComplete) {
    const std::set<std::string> five = {"en", "es", "fr", "pt-BR", "vi"};
    std::set<std::string> slugs;
    for (const auto& shop : demo_at(kNow).locations) {
        const auto& profile = shop.profile;
        EXPECT_TRUE(slugs.insert(shop.slug).second);
        EXPECT_EQ(shop.slug.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos);
        EXPECT_TRUE(shop.place_id.starts_with("ChIJ"));
        EXPECT_EQ(shop.place_id.size(), 27U) << shop.place_id;
        EXPECT_TRUE(domain::time::open_state(shop.hours, shop.zone, kNow));
        for (const auto& range : shop.hours) {
            EXPECT_TRUE(range.day >= 0 && range.day <= 6 && range.start >= 0 && range.start < range.end &&
                        range.end <= 1440);
        }
        for (const auto& text : {profile.category, profile.district, profile.address, profile.phone,
                                 profile.email, profile.website, profile.directions_url}) {
            EXPECT_TRUE(!text.empty() && base::is_utf8(text));
        }
        EXPECT_TRUE(profile.email.ends_with(".example"));
        EXPECT_EQ(profile.brand_color.size(), 7U);
        EXPECT_EQ(profile.starters.size(), 5U);
        for (const auto& starter : profile.starters)
            EXPECT_LE(base::count_code_points(starter), 35U) << starter;
        for (const auto* texts : {&profile.welcome, &profile.away}) {
            std::set<std::string> languages;
            for (const auto& [language, text] : *texts)
                languages.insert(language);
            EXPECT_EQ(languages, five);
        }
    }
    EXPECT_EQ(slugs.size(), 3U);
}

TEST(Demo, PeopleOfEveryRoleMaySignIn) {
    const auto demo = demo_at(kNow);
    std::map<domain::Role, int> roles;
    std::set<std::string> emails;
    for (const auto& person : demo.people) {
        EXPECT_EQ(person.staff.brand, demo.brand.id);
        EXPECT_TRUE(emails.insert(person.staff.email).second);
        EXPECT_GE(person.password.size(), 12U);
        ++roles[person.staff.role];
    }
    EXPECT_EQ(roles[domain::Role::owner], 1);
    EXPECT_EQ(roles[domain::Role::manager], 3);
    EXPECT_EQ(roles[domain::Role::staff], 3);
    EXPECT_EQ(roles[domain::Role::observer], 1);
}

TEST(Demo, OnlyPeopleOfTheShopAnswer) {
    const auto demo = demo_at(kNow);
    const auto all = fold(demo);
    for (const auto& outcome : demo.history) {
        for (const auto& event : outcome.events) {
            if (event.actor.kind != domain::ActorKind::staff) continue;
            const auto person = std::ranges::find_if(demo.people, [&](const DemoPerson& p) {
                return base::to_string(p.staff.id) == event.actor.id;
            });
            ASSERT_NE(person, demo.people.end());
            EXPECT_TRUE(domain::may(person->staff, domain::Action::write_messages,
                                    all.at(event.conversation).location));
        }
    }
}

TEST(Demo, TheAgentHasItsWebhookAndToken) {
    const auto demo = demo_at(kNow);
    ASSERT_EQ(demo.agents.size(), 1U);
    EXPECT_EQ(demo.agents[0].webhook_url, kWebhook);
    EXPECT_EQ(demo.agents[0].client_token.size(), 16U);
    EXPECT_EQ(demo.agents[0].client_token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string::npos);
    base::RandomIds random;
    EXPECT_NE(make_demo(kNow, random, kWebhook).agents[0].client_token, demo.agents[0].client_token);
}

TEST(Demo, TheSameTimeAndIdsGiveTheSame) {
    const auto one = demo_at(kNow);
    const auto two = demo_at(kNow);
    EXPECT_EQ(one.locations, two.locations);
    EXPECT_EQ(one.agents, two.agents);
    ASSERT_EQ(one.history.size(), two.history.size());
    for (std::size_t i = 0; i < one.history.size(); ++i)
        EXPECT_EQ(one.history[i].events, two.history[i].events);
}

}  // namespace
}  // namespace server
