#include "domain/auto_texts/react.h"

#include <gtest/gtest.h>

#include "domain/receive_message.h"
#include "domain/test_play.h"

namespace domain::auto_texts {
namespace {

using namespace std::chrono_literals;

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}

// A consumer and a shop that is open Monday to Friday, 9:00 to 18:00 in São Paulo; begins on Monday at 10:00.
struct Counter : testing::Test {
    Location location = [] {
        Location shop = test_location();
        for (int day = 0; day < 5; ++day)
            shop.hours.push_back({day, 540, 1080});
        shop.profile.languages = {"pt-BR"};
        shop.profile.phone = "+55 11 3000-1000";
        return shop;
    }();
    time::Timetable timetable = time::Timetable::make({location.zone, location.hours, {}, {}}).value();
    settings::Values in_force;
    Shop shop{location, &timetable, in_force};
    Play play;

    Counter() { play.now = at("2026-11-23T10:00:00-03:00"); }

    // The kinds of automatic text that come of it.
    std::vector<AutoText> says(std::string text) {
        const ReceiveMessage command{test_id<ConversationId>(1),
                                     test_id<ConsumerId>(31),
                                     "",
                                     "pt-BR",
                                     EntryPoint::qr,
                                     play.fresh_id(),
                                     std::move(text)};
        MessageReading reading = read_message(privacy::scanner(), {}, command.text, command.locale);
        const std::size_t before = play.events.size();
        const Conversation* current = play.has_begun() ? &play.state : nullptr;
        if (current != nullptr) read_in_conversation(reading, command, *current);
        play.take(receive_message(current, shop, command, reading, play.now));
        play.take(react(play.state, command.message_id, reading, shop, play.now));
        std::vector<AutoText> kinds;
        for (std::size_t i = before; i < play.events.size(); ++i) {
            const auto* body = std::get_if<MessageSent>(&play.events[i].body);
            if (body != nullptr && body->auto_text) kinds.push_back(*body->auto_text);
        }
        return kinds;
    }
    const MessageSent& last_of(ActorKind kind) {
        for (auto i = play.events.size(); i-- > 0;) {
            if (play.events[i].kind() == EventKind::message_sent && play.events[i].actor.kind == kind)
                return std::get<MessageSent>(play.events[i].body);
        }
        throw std::runtime_error("none");
    }
};

using Kinds = std::vector<AutoText>;

TEST_F(Counter, TheWelcomeStandsBeforeTheFirstWords) {  // AVA-01
    EXPECT_EQ(says("Vocês têm em azul?"), Kinds{AutoText::welcome});
    ASSERT_EQ(play.events.size(), 3u);
    EXPECT_EQ(play.events[1].actor.kind, ActorKind::automatic);
    EXPECT_EQ(play.events[2].actor.kind, ActorKind::consumer);
    const auto& welcome = std::get<MessageSent>(play.events[1].body);
    EXPECT_EQ(welcome.verdict->decision, Decision::allow);
    EXPECT_TRUE(play.state.needs_reply()) << "no automatic text is an answer (CLK-05)";
    EXPECT_EQ(play.state.preview, "Vocês têm em azul?");
    EXPECT_EQ(says("Alguém aí?"), Kinds{}) << "once per episode";
}

TEST_F(Counter, WhenClosedTheAwayTextComesInstead) {  // AVA-03, AVA-04
    play.now = at("2026-11-21T21:00:00-03:00");
    EXPECT_EQ(says("Oi"), Kinds{AutoText::away});
    EXPECT_TRUE(last_of(ActorKind::automatic).text.contains("na segunda às 9:00"));
    play.now += 9h;
    EXPECT_EQ(says("Alô?"), Kinds{}) << "the same closed interval";
    play.now = at("2026-11-23T09:30:00-03:00");
    EXPECT_EQ(says("Agora sim?"), Kinds{}) << "staffed, in the middle of an episode";
    play.now = at("2026-11-23T18:00:00-03:00");
    EXPECT_EQ(says("E agora?"), Kinds{AutoText::away}) << "another night";
    EXPECT_TRUE(play.state.needs_reply());
}

TEST_F(Counter, AShortNightHasNoSecondAwayText) {  // AVA-04: 8 hours
    location.hours = {{0, 540, 1080}, {0, 1140, 1200}};
    timetable = time::Timetable::make({location.zone, location.hours, {}, {}}).value();
    play.now = at("2026-11-23T18:30:00-03:00");
    EXPECT_EQ(says("Oi"), Kinds{AutoText::away});
    play.now = at("2026-11-23T20:30:00-03:00");
    EXPECT_EQ(says("Oi?"), Kinds{}) << "another closed interval, two hours later";
    play.now = at("2026-11-24T02:29:59-03:00");
    EXPECT_EQ(says("Oi?"), Kinds{});
    play.now = at("2026-11-24T02:30:00-03:00");
    EXPECT_EQ(says("Oi?"), Kinds{AutoText::away});
}

TEST_F(Counter, TheShopSaysHowOftenAndHowEarly) {
    in_force.set(settings::Key::away_min_interval_s, 24 * 3600);
    in_force.set(settings::Key::closing_soon_s, 3600);
    play.now = at("2026-11-23T17:00:00-03:00");
    EXPECT_EQ(says("Oi"), Kinds{AutoText::welcome}) << "an hour is left";
    play = {};
    play.now = at("2026-11-23T17:00:01-03:00");
    EXPECT_EQ(says("Oi"), Kinds{AutoText::closing_soon});
    play.now = at("2026-11-23T20:00:00-03:00");
    EXPECT_EQ(says("Oi?"), Kinds{AutoText::away});
    play.now = at("2026-11-24T19:59:59-03:00");
    EXPECT_EQ(says("Oi?"), Kinds{}) << "another night, but not a day later";
    play.now = at("2026-11-24T20:00:00-03:00");
    EXPECT_EQ(says("Oi?"), Kinds{AutoText::away});
}

TEST_F(Counter, NobodyIsAwayWhoHasJustWritten) {  // AVA-05
    says("Oi");
    play.now = at("2026-11-23T17:58:00-03:00");
    play.writes(test_staff(), "Já vejo");
    play.now = at("2026-11-23T18:07:59-03:00");
    EXPECT_EQ(says("Obrigada, e o verde?"), Kinds{});
    play.now = at("2026-11-23T18:08:00-03:00");
    EXPECT_EQ(says("E o azul?"), Kinds{AutoText::away});
}

TEST_F(Counter, ClosingSoon) {  // AVA-06
    play.now = at("2026-11-23T17:45:00-03:00");
    EXPECT_EQ(says("Oi"), Kinds{AutoText::welcome}) << "15 minutes are not less than 15 minutes";
    play = {};
    play.now = at("2026-11-23T17:45:00.000001-03:00");
    EXPECT_EQ(says("Oi"), Kinds{AutoText::closing_soon});
    play.now += 1min;
    EXPECT_EQ(says("Alguém?"), Kinds{});
}

TEST_F(Counter, WhoComesBackAfterAWeekIsGreeted) {  // AVA-02
    says("Oi");
    play.writes(test_staff(), "Olá!");
    play.now = at("2026-11-30T10:00:00-03:00");
    EXPECT_EQ(says("Voltei"), Kinds{AutoText::return_greeting});
    EXPECT_EQ(play.state.episode, 2);
    EXPECT_EQ(says("Oi?"), Kinds{});
}

TEST_F(Counter, WithoutHoursNothingIsSaidUnasked) {
    shop.timetable = nullptr;
    EXPECT_EQ(says("Oi"), Kinds{});
    play.now += 24h * 8;
    EXPECT_EQ(says("Oi"), Kinds{});
    EXPECT_EQ(says("parar"), Kinds{AutoText::opt_out_confirmation});
}

TEST_F(Counter, MachinesDoNotTalkForEver) {  // AVA-15
    shop.timetable = nullptr;
    says("Oi");
    EXPECT_EQ(says("stop"), Kinds{AutoText::opt_out_confirmation});
    EXPECT_EQ(says("start"), Kinds{AutoText::opt_in_confirmation});
    EXPECT_EQ(says("stop"), Kinds{AutoText::opt_out_confirmation});
    EXPECT_EQ(says("start"), Kinds{});
    EXPECT_EQ(play.state.contact, Contact::allowed) << "what was said holds all the same";
    play.now += 10min;
    EXPECT_EQ(says("stop"), Kinds{AutoText::opt_out_confirmation});
    play.writes(test_staff(), "Certo");
    EXPECT_EQ(says("start"), Kinds{AutoText::opt_in_confirmation});
}

TEST_F(Counter, AStopIsNotedAndConfirmedOnce) {  // OPT-01, WIN-06
    says("Oi");
    play.writes(test_staff(), "Olá!");
    const auto window_before = play.state.last_user_at;
    play.now += 1h;
    EXPECT_EQ(says("PARAR"), Kinds{AutoText::opt_out_confirmation});
    EXPECT_EQ(play.state.contact, Contact::opted_out);
    const auto& changed = std::get<ContactChanged>(play.events[play.events.size() - 2].body);
    EXPECT_EQ(changed.reason_code, "OPTED_OUT");
    EXPECT_EQ(changed.evidence_seq, play.state.last_user_seq);
    EXPECT_FALSE(play.state.needs_reply()) << "no clock";
    EXPECT_EQ(play.state.last_user_at, window_before) << "no refresh of the window";
    EXPECT_EQ(play.state.unread, 1) << "but it is there to be seen";
    EXPECT_EQ(says("parar"), Kinds{}) << "then silence";
}

TEST_F(Counter, AStopDoesNotVoidAnOpenQuestion) {  // CLK-17
    says("Vocês têm em azul?");
    says("parar");
    EXPECT_TRUE(play.state.needs_reply());
}

TEST_F(Counter, AStopThatAsksSomethingCounts) {
    says("Oi");
    play.writes(test_staff(), "Olá!");
    says("parem de me mandar mensagens. e quando chega o meu pedido?");
    EXPECT_TRUE(play.state.needs_reply());
}

TEST_F(Counter, AnAmbiguousWordAsksBack) {  // OPT-11
    says("Oi");
    play.writes(test_staff(), "Olá!");
    EXPECT_EQ(says("cancel"), Kinds{AutoText::opt_out_question});
    EXPECT_EQ(play.state.contact, Contact::suspended);
    EXPECT_TRUE(play.state.needs_reply()) << "it may be about an order";
    EXPECT_EQ(says("stop"), Kinds{AutoText::opt_out_confirmation});
    EXPECT_EQ(play.state.contact, Contact::opted_out);
}

TEST_F(Counter, OptingInNeedsAnOptOut) {  // OPT-05
    says("Oi");
    EXPECT_EQ(says("start"), Kinds{});
    says("stop");
    EXPECT_EQ(says("start"), Kinds{AutoText::opt_in_confirmation});
    EXPECT_EQ(play.state.contact, Contact::allowed);
}

TEST_F(Counter, ThanksAfterAnAnswerStartNoClock) {  // CLK-18
    says("Oi");
    EXPECT_TRUE(play.state.needs_reply());
    says("obrigado");
    EXPECT_TRUE(play.state.needs_reply()) << "nobody has answered yet";
    play.writes(test_staff(), "Temos!");
    play.now += 1min;
    EXPECT_EQ(says("Muito obrigada!"), Kinds{});
    EXPECT_FALSE(play.state.needs_reply());
    EXPECT_EQ(last_of(ActorKind::consumer).not_counted, NotCounted::thanks_only);
    EXPECT_EQ(play.state.last_user_at, play.now) << "a text refreshes the window (WIN-06)";
    EXPECT_TRUE(play.state.has_last_word) << "so that it closes by itself (CNV-02)";
    says("E o verde?");
    EXPECT_TRUE(play.state.needs_reply());
}

TEST_F(Counter, ThanksAfterAWeekAreANewEpisode) {
    says("Oi");
    play.writes(test_staff(), "Temos!");
    play.now += 24h * 7;
    says("obrigado");
    EXPECT_TRUE(play.state.needs_reply());
}

TEST_F(Counter, ASecretIsHiddenAndExplainedOnceADay) {  // PII-04
    EXPECT_EQ(says("meu cartão é 4111 1111 1111 1111"), (Kinds{AutoText::welcome, AutoText::safety_notice}));
    const auto& body = last_of(ActorKind::consumer);
    EXPECT_EQ(body.text, "meu cartão é •••• •••• •••• 1111");
    ASSERT_TRUE(body.verdict);
    EXPECT_EQ(body.verdict->decision, Decision::redact);
    EXPECT_EQ(body.verdict->findings.front(),
              (domain::Finding{"PII-04", Decision::redact, "PII_REDACTED_CARD"}));
    EXPECT_TRUE(play.state.needs_reply()) << "a masked message counts";
    EXPECT_EQ(play.state.preview, "meu cartão é •••• •••• •••• 1111");
    play.now += 24h - 1us;
    EXPECT_EQ(says("4111 1111 1111 1111"), Kinds{});
    play.now += 1us;
    EXPECT_EQ(says("4111 1111 1111 1111"), Kinds{AutoText::safety_notice});
}

TEST_F(Counter, EverythingAgainGivesTheSame) {  // pure
    const auto once = [&] {
        play = {};
        play.now = at("2026-11-21T21:00:00-03:00");
        says("Oi, meu cartão é 4111 1111 1111 1111");
        says("stop");
        std::string all;
        for (const auto& event : play.events)
            all += encode_event(event);
        return all;
    };
    EXPECT_EQ(once(), once());
}

}  // namespace
}  // namespace domain::auto_texts
