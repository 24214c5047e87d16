#include "domain/survey/survey.h"

#include "domain/bots/handover.h"
#include "domain/survey/questions.h"
#include "domain/time/answers.h"

namespace domain::survey {
namespace {

// 24 staffed hours; 24 hours where the week has fewer.
base::Timestamp rest_after(const time::Timetable* timetable, base::Timestamp now) {
    if (timetable == nullptr || !timetable->has_hours() ||
        time::staffed_between(*timetable, now, now + kStaffedLook) < kStaffedIdle)
        return now + kStaffedIdle;
    return time::staffed_deadline(*timetable, now, kStaffedIdle).value_or(now + kStaffedLook);
}

bool is_blocked(const Conversation& state) {
    return state.blocked_by_store_at || state.blocked_by_consumer_at;
}

// SUR-05: no contact of our own accord, but not against their will either. Nobody is asked who waits.
bool is_allowed(const Conversation& state, base::Timestamp now, const policy::Surroundings& around) {
    const auto window = around.in_force.seconds(settings::Key::contact_window_s);
    if (around.linked.contact != Contact::allowed) return false;
    return state.last_user_at && now - *state.last_user_at <= window && state.contact == Contact::allowed &&
           state.close_reason != CloseReason::spam && !state.needs_reply() && !is_blocked(state);
}

bool is_within(const std::optional<base::Timestamp>& at, base::Duration limit, base::Timestamp now) {
    return at && now - *at < limit;
}

// SUR-02. Conversations of one consumer are known within the brand.
bool is_too_often(const Conversation& state, base::Timestamp now, const policy::Surroundings& around) {
    return state.survey.step == SurveyStep::pending ||
           is_within(state.survey.sent_at, kPerConversation, now) ||
           is_within(state.survey.sent_at, kPerConsumer, now) ||
           is_within(around.surveyed_at, kPerConsumer, now);
}

SurveyChanged ended(const Conversation& state, SurveyStep step, std::string_view code) {
    return {state.survey.id, step, std::string(code), state.survey.trigger, {}};
}

}  // namespace

std::optional<base::Timestamp> due_at(ActorKind author, base::Timestamp now,
                                      const policy::Surroundings& around) {
    if (around.in_force[settings::Key::surveys] == 0) return std::nullopt;
    const bool is_bot_only = bots::lacks_people(around.in_force, around.timetable).has_value();
    if (author == ActorKind::bot && is_bot_only) return now + kBotIdle;
    return rest_after(around.timetable, now);
}

SurveyChanged decide(const Conversation& state, std::string survey_id, SurveyTrigger trigger,
                     base::Timestamp now, const policy::Surroundings& around) {
    SurveyChanged changed{std::move(survey_id), SurveyStep::refused, "SURVEY_NOT_ALLOWED", trigger, {}};
    if (!is_allowed(state, now, around)) return changed;
    changed.reason_code = "SURVEY_LIMIT";
    if (is_too_often(state, now, around)) return changed;
    changed.step = SurveyStep::pending;
    changed.reason_code = "SURVEY_SENT";
    changed.questions = questions_for(around.location, state.locale);
    return changed;
}

SurveyChanged cancelled(const Conversation& state) {
    return ended(state, SurveyStep::cancelled, "SURVEY_CANCELLED");
}

SurveyChanged expired(const Conversation& state) {
    return ended(state, SurveyStep::expired, "SURVEY_EXPIRED");
}

base::Result<Outcome> answer(const Conversation& state, const Answer& answer, base::Timestamp now) {
    const Survey& survey = state.survey;
    const bool is_over = survey.step != SurveyStep::pending || survey.id != answer.survey_id ||
                         is_blocked(state) || (survey.sent_at && now - *survey.sent_at >= kLife);
    if (is_over) return base::fail(base::ErrorKind::conflict, "survey_over", "this survey is over");
    const auto& question = survey.questions[static_cast<std::size_t>(survey.answered)];
    if (question.id != answer.question_id || answer.option < 0 ||
        answer.option >= std::ssize(question.options))
        return base::fail(base::ErrorKind::invalid, "survey_answer_wrong",
                          "the next question has no such answer");
    const Actor consumer{ActorKind::consumer, base::to_string(state.consumer), state.consumer_name, {}};
    Outcome outcome;
    outcome.events.push_back(
        {0, state.id, now, consumer,
         SurveyAnswered{survey.id, question.id, question.kind, survey.trigger, survey.answered + 1,
                        std::ssize(survey.questions), answer.option, std::ssize(question.options),
                        question.options[static_cast<std::size_t>(answer.option)]}});
    return outcome;
}

std::optional<bool> thumb(const SurveyAnswered& answered) {
    if (answered.question_kind != SurveyQuestionKind::required) return std::nullopt;
    return answered.option == 0;
}

}  // namespace domain::survey
