// Surveys (domain/survey): a program asks for one, a consumer answers. What time does with them: timers.h.
#pragma once
#include "app/access.h"
#include "domain/survey/survey.h"

namespace app {

// The newest survey of the consumer in their other conversations with the brand (SUR-02).
base::Result<std::optional<base::Timestamp>> surveyed_elsewhere(storage::LaneTransaction& lane,
                                                                domain::BrandId brand,
                                                                const domain::Conversation& current);

// surveys.create (gbm-api.md §5.6). The same id again, and a survey too soon after another, are accepted and
// ask nobody. Errors: conversation_unknown, survey_not_allowed (conflict).
void send_survey(App& app, Caller caller, domain::ConversationId id, std::string survey_id,
                 Done<std::int64_t> done);

// Errors: location_unknown, those of domain::survey::answer.
void answer_survey(App& app, domain::ConsumerId consumer, domain::LocationId location,
                   domain::survey::Answer answer, Done<std::int64_t> done);

}  // namespace app
