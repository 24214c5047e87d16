#include "domain/bots/handover.h"

#include <gtest/gtest.h>

#include "domain/bots/disclosure.h"
#include "domain/bots/person_words.h"
#include "domain/test_play.h"

namespace domain::bots {
namespace {

using namespace std::chrono_literals;

TEST(PersonWords, AreUnderstoodInEightLanguages) {
    for (const char* text :
         {"agent", "Agent!", "HUMAN", "I want to talk to a real person", "can I speak to someone?",
          "Quero falar com um atendente", "quero falar com uma PESSOA", "atendente",
          "Je voudrais parler à un conseiller", "parler a un humain", "quiero hablar con una persona",
          "asesor", "Tôi muốn gặp nhân viên", "nhân viên", "Ich möchte mit einem Menschen sprechen",
          "Mitarbeiter", "vorrei parlare con un operatore", "ik wil met een medewerker spreken"}) {
        EXPECT_TRUE(asks_for_person(text)) << text;
    }
}

TEST(PersonWords, OtherWordsAreNot) {
    for (const char* text :
         {"", "Is the agent of the flat there on Monday?", "How many people fit in?",
          "a table for one person", "Quantas pessoas cabem?", "I don't want to talk to a person",
          "no quiero hablar con una persona", "Je ne veux pas parler à un conseiller",
          "không cần gặp nhân viên", "cleaning agent, 2 litres", "Nhan vien cua hang mac ao gi?",
          "personal computer"}) {
        EXPECT_FALSE(asks_for_person(text)) << text;
    }
    EXPECT_FALSE(asks_for_person("agent " + std::string(400, 'x')));
}

TEST(Disclosure, IsInTheConsumersLanguage) {
    EXPECT_TRUE(disclosure_line("pt-BR").starts_with("Um assistente"));
    EXPECT_TRUE(disclosure_line("vi").contains("nhân viên"));
    EXPECT_EQ(disclosure_line("de-DE"), disclosure_line("en"));
    // What it says to write is understood.
    for (const char* word : {"person", "atendente", "conseiller", "persona", "nhân viên"})
        EXPECT_TRUE(asks_for_person(word)) << word;
}

TEST(Handover, APersonHasItFor24Hours) {
    Play play;
    play.consumer_writes("Oi");
    play.take(show_presence(play.state, test_staff(), Presence::representative_joined, "j", play.now));
    const auto begun = play.now;
    EXPECT_EQ(person_until(play.state, begun), begun + kPersonIdle);
    EXPECT_EQ(play.writes(test_bot(), "Oi!").reason_code, "BOT_MUTED");
    play.now = begun + 1h;
    play.writes(test_staff(), "Bom dia");  // counts from here
    EXPECT_EQ(person_until(play.state, play.now), play.now + kPersonIdle);
    play.now = begun + 25h;
    EXPECT_FALSE(person_until(play.state, play.now));
    EXPECT_LT(play.writes(test_bot(), "Oi!").decision, Decision::delay);
}

TEST(Handover, SomebodyAtTheInboxJoinsOnlyWhereBotsAre) {
    Play play;
    play.consumer_writes("Oi");
    EXPECT_FALSE(join(play.state, test_staff(), "m1", false, play.now));
    EXPECT_TRUE(join(play.state, test_staff(), "m1", true, play.now));
    play.writes(test_bot(), "Oi!");
    const auto joined = join(play.state, test_staff(), "m1", false, play.now);
    ASSERT_TRUE(joined);
    play.take({{*joined}});
    EXPECT_FALSE(join(play.state, test_staff(), "m2", true, play.now));
}

TEST(Handover, ARequestOpensAClockThatBotsDoNotStop) {
    Play play;
    play.consumer_writes("Oi");
    MessageSent counted{"b1", "Oi!", std::nullopt, Verdict{}};
    counted.bot = BotPart{true, false};
    play.take({{Event{0, play.state.id, play.now, test_bot(), counted}}});
    EXPECT_EQ(play.state.clock, AnswerClock::stopped);
    play.now += 1h;
    const auto asked = request_person(play.state, play.now);
    ASSERT_TRUE(asked);
    play.take({{*asked}});
    EXPECT_EQ(play.state.clock_due_at, play.now + kAnswerLimit);
    EXPECT_FALSE(request_person(play.state, play.now));
    play.writes(test_staff(), "Sou eu");
    EXPECT_FALSE(play.state.handover.asked_at);
}

TEST(Handover, TwoFailuresInARowOfferAPerson) {
    Play play;
    play.consumer_writes("Oi");
    const auto fail = [&] {
        MessageSent lost{play.fresh_id(), "?", std::nullopt, Verdict{}};
        lost.bot = BotPart{false, true};
        play.take({{Event{0, play.state.id, play.now, test_bot(), lost}}});
    };
    fail();
    EXPECT_FALSE(is_offer_due(play.state, play.now));
    play.writes(test_bot(), "Understood");  // not in a row
    fail();
    EXPECT_FALSE(is_offer_due(play.state, play.now));
    fail();
    EXPECT_TRUE(is_offer_due(play.state, play.now));
    play.take({{offer_person(play.state, play.now)}});
    EXPECT_FALSE(is_offer_due(play.state, play.now));
}

TEST(LacksPeople, WhereBotsCountAndNobodyHasHours) {
    settings::Values counting;
    counting.set(settings::Key::auto_counts_as_answer, 1);
    EXPECT_EQ(lacks_people(counting, nullptr), "HUMAN_REQUIRED");
    EXPECT_FALSE(lacks_people(settings::standard_values(), nullptr));
    const time::Timetable open(
        {.zone = "UTC", .weekly = {{.day = 0, .start = 0, .end = 60}}, .special = {}, .closures = {}},
        *time::Zone::find("UTC"));
    EXPECT_FALSE(lacks_people(counting, &open));
}

}  // namespace
}  // namespace domain::bots
