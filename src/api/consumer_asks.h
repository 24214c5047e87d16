// What a consumer can do besides writing: ask for a person (BOT-02), say whether a starter's answer solved it
// (AVA-16), answer a survey (SUR). As plain forms of the conversation page, which work without a script, and
// as JSON. Used by consumer.cpp, site.cpp and the routes.
#pragma once
#include "api/call.h"
#include "app/conversations.h"

namespace api {

struct SurveyAsk {
    std::string survey_id;
    std::string question_id;
    std::int64_t number = 0;  // of the question, from 1
    std::int64_t total = 0;
    std::string text;
    std::vector<std::string> options;
};
BOOST_DESCRIBE_STRUCT(SurveyAsk, (), (survey_id, question_id, number, total, text, options))

struct Asks {
    bool person = false;  // a bot writes here; a person can be asked for
    bool solved = false;  // the newest message is a starter's answer
    std::optional<SurveyAsk> survey;
};
BOOST_DESCRIBE_STRUCT(Asks, (), (person, solved, survey))

Asks asks_of(const app::Thread& thread, base::Timestamp now);

void post_person_form(Context& context, Call call);    // POST /c/{slug}/person
void post_survey_form(Context& context, Call call);    // POST /c/{slug}/survey
void post_survey_answer(Context& context, Call call);  // POST /api/consumer/locations/{slug}/survey

}  // namespace api
