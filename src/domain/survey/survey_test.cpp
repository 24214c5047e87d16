#include "domain/survey/survey.h"

#include <gtest/gtest.h>

#include "domain/survey/questions.h"
#include "domain/test_play.h"

namespace domain::survey {
namespace {

using namespace std::chrono_literals;

settings::Values asking() {
    settings::Values values;
    values.set(settings::Key::surveys, 1);
    return values;
}

Play answered_play() {
    Play play;
    play.consumer_writes("Oi");
    play.now += 1min;
    play.writes(test_staff(), "Bom dia");
    return play;
}

TEST(SurveyDue, In24StaffedHoursOr24WhereTheWeekHasFewer) {
    const auto now = base::parse_rfc3339("2024-05-06T09:00:00Z").value();  // a Monday
    const auto values = asking();
    const time::Hours eight{.zone = "UTC",
                            .weekly = {{.day = 0, .start = 540, .end = 1020},
                                       {.day = 1, .start = 540, .end = 1020},
                                       {.day = 2, .start = 540, .end = 1020},
                                       {.day = 3, .start = 540, .end = 1020}},
                            .special = {},
                            .closures = {}};
    const time::Timetable four_days(eight, *time::Zone::find("UTC"));
    EXPECT_EQ(due_at(ActorKind::staff, now, {.in_force = values, .timetable = &four_days}),
              base::parse_rfc3339("2024-05-08T17:00:00Z").value());
    const time::Timetable one_day(
        {.zone = "UTC", .weekly = {{.day = 0, .start = 540, .end = 1020}}, .special = {}, .closures = {}},
        *time::Zone::find("UTC"));
    EXPECT_EQ(due_at(ActorKind::staff, now, {.in_force = values, .timetable = &one_day}), now + 24h);
    EXPECT_EQ(due_at(ActorKind::staff, now, {.in_force = values}), now + 24h);
    EXPECT_FALSE(due_at(ActorKind::staff, now, {}));
}

TEST(SurveyDue, InHalfAnHourWhereOnlyBotsAnswer) {
    auto values = asking();
    EXPECT_EQ(due_at(ActorKind::bot, test_time(), {.in_force = values}), test_time() + 24h);
    values.set(settings::Key::auto_counts_as_answer, 1);
    EXPECT_EQ(due_at(ActorKind::bot, test_time(), {.in_force = values}), test_time() + 30min);
}

TEST(SurveyDecision, KeepsTheLimits) {
    Play play = answered_play();
    const auto decide_now = [&](const policy::Surroundings& around = {}) {
        return decide(play.state, "s", SurveyTrigger::server, play.now, around);
    };
    EXPECT_EQ(decide_now().reason_code, "SURVEY_SENT");
    EXPECT_EQ(decide_now({.surveyed_at = play.now - 30 * 24h + 1s}).reason_code, "SURVEY_LIMIT");
    EXPECT_EQ(decide_now({.surveyed_at = play.now - 30 * 24h}).reason_code, "SURVEY_SENT");
    play.state.survey.sent_at = play.now - 29 * 24h;
    EXPECT_EQ(decide_now().reason_code, "SURVEY_LIMIT");
    play.state.survey.sent_at.reset();
    play.state.contact = Contact::suspended;
    EXPECT_EQ(decide_now().reason_code, "SURVEY_NOT_ALLOWED");
    play.state.contact = Contact::allowed;
    play.now += kContactWindow;
    EXPECT_EQ(decide_now().reason_code, "SURVEY_NOT_ALLOWED");
    play.consumer_writes("Oi?");  // who waits is not asked
    EXPECT_EQ(decide_now().reason_code, "SURVEY_NOT_ALLOWED");
}

TEST(SurveyAnswers, InTheirOrderUntilAllAreThere) {
    Play play = answered_play();
    const auto last_user_at = play.state.last_user_at;
    play.take({{Event{0, play.state.id, play.now, Actor{},
                      decide(play.state, "s", SurveyTrigger::server, play.now, {})}}});
    play.now += 1h;
    EXPECT_EQ(answer(play.state, {"s", "ease", 0}, play.now).error().code, "survey_answer_wrong");
    EXPECT_EQ(answer(play.state, {"s", "needs_met", 2}, play.now).error().code, "survey_answer_wrong");
    EXPECT_EQ(answer(play.state, {"other", "needs_met", 0}, play.now).error().code, "survey_over");
    EXPECT_EQ(answer(play.state, {"s", "needs_met", 0}, play.now + kLife).error().code, "survey_over");
    play.take(answer(play.state, {"s", "needs_met", 1}, play.now).value());
    EXPECT_EQ(thumb(std::get<SurveyAnswered>(play.events.back().body)), false);
    play.take(answer(play.state, {"s", "ease", 0}, play.now).value());
    EXPECT_FALSE(thumb(std::get<SurveyAnswered>(play.events.back().body)));
    EXPECT_EQ(play.state.survey.step, SurveyStep::completed);
    EXPECT_EQ(play.state.last_user_at, last_user_at);  // WIN-06
    EXPECT_EQ(play.state.clock, AnswerClock::stopped);
}

TEST(SurveyQuestions, AreAtMostFiveInTheConsumersLanguage) {
    Location location = test_location();
    location.profile.languages = {"pt-BR"};
    EXPECT_EQ(questions_for(&location, "de")[0].text, questions_for(&location, "pt")[0].text);
    EXPECT_NE(questions_for(&location, "en")[0].text, questions_for(&location, "pt")[0].text);
    location.profile.survey_questions = {{"pt-BR", {{"Voltaria?", {"Sim", "Não"}}}},
                                         {"en", {{"Coming back?", {"Yes", "No"}}, {"Why?", {"A", "B"}}}}};
    EXPECT_EQ(questions_for(&location, "en-GB").size(), 4U);
    EXPECT_EQ(questions_for(&location, "vi").back().text, "Voltaria?");  // the shop's own
    EXPECT_EQ(questions_for(nullptr, "").size(), 2U);
}

}  // namespace
}  // namespace domain::survey
