// How it was: one short survey when a conversation has come to rest (behaviours.md SUR-01 to SUR-05,
// gbm-api.md §5.6). Pure. Called by send_message (when it is due), on_time (sends, ends) and app/surveys.
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/outcome.h"
#include "domain/policy/gather.h"

namespace domain::survey {

constexpr base::Duration kStaffedIdle = std::chrono::hours(24);       // SUR-01
constexpr base::Duration kStaffedLook = std::chrono::hours(24 * 7);   // SUR-01
constexpr base::Duration kBotIdle = std::chrono::minutes(30);         // SUR-01
constexpr base::Duration kPerConversation = std::chrono::hours(24);   // SUR-02
constexpr base::Duration kPerConsumer = std::chrono::hours(24 * 30);  // SUR-02
constexpr base::Duration kLife = std::chrono::hours(24 * 7);          // SUR-04

// When a survey goes out if this message stays the last word; nothing: the shop asks nobody.
std::optional<base::Timestamp> due_at(ActorKind author, base::Timestamp now,
                                      const policy::Surroundings& around);

// Sends it, or says why not (SURVEY_LIMIT, SURVEY_NOT_ALLOWED).
SurveyChanged decide(const Conversation& state, std::string survey_id, SurveyTrigger trigger,
                     base::Timestamp now, const policy::Surroundings& around);

// The consumer wrote something else (SUR-03); nobody answered in time (SUR-04).
SurveyChanged cancelled(const Conversation& state);
SurveyChanged expired(const Conversation& state);

struct Answer {
    std::string survey_id;
    std::string question_id;
    std::int64_t option = 0;
};
// Questions are answered in their order. Errors: survey_over (conflict; also of one that is not theirs),
// survey_answer_wrong (invalid).
base::Result<Outcome> answer(const Conversation& state, const Answer& answer, base::Timestamp now);

// Whether what they said to the required question is a thumb up; nothing: of another question.
std::optional<bool> thumb(const SurveyAnswered& answered);

}  // namespace domain::survey
