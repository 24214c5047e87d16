// What an event says of a survey: part of event.h, which includes it; everybody else includes that.
#pragma once
#include <string>
#include <vector>

#include "base/json.h"

namespace domain {

enum class SurveyQuestionKind : std::uint8_t { required, standard, custom };
BOOST_DESCRIBE_ENUM(SurveyQuestionKind, required, standard, custom)

struct SurveyQuestion {
    std::string id;
    SurveyQuestionKind kind = SurveyQuestionKind::required;
    std::string text;
    std::vector<std::string> options;  // best first
    bool operator==(const SurveyQuestion&) const = default;
};
BOOST_DESCRIBE_STRUCT(SurveyQuestion, (), (id, kind, text, options))

enum class SurveyStep : std::uint8_t { none, pending, completed, cancelled, expired, refused };
BOOST_DESCRIBE_ENUM(SurveyStep, none, pending, completed, cancelled, expired, refused)

enum class SurveyTrigger : std::uint8_t { server, program };
BOOST_DESCRIBE_ENUM(SurveyTrigger, server, program)

struct SurveyChanged {
    std::string survey_id;
    SurveyStep step = SurveyStep::pending;
    std::string reason_code;  // SURVEY_SENT, SURVEY_LIMIT, SURVEY_NOT_ALLOWED, _CANCELLED, _EXPIRED
    SurveyTrigger trigger = SurveyTrigger::server;
    std::vector<SurveyQuestion> questions;  // while it is pending
    bool operator==(const SurveyChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(SurveyChanged, (), (survey_id, step, reason_code, trigger, questions))

// One question answered; no sign of life for the window (WIN-06), no message.
struct SurveyAnswered {
    std::string survey_id;
    std::string question_id;
    SurveyQuestionKind question_kind = SurveyQuestionKind::required;
    SurveyTrigger trigger = SurveyTrigger::server;
    std::int64_t number = 0;  // of the question, from 1
    std::int64_t total = 0;   // questions
    std::int64_t option = 0;  // from 0
    std::int64_t options = 0;
    std::string text;  // of the option
    bool operator==(const SurveyAnswered&) const = default;
};
BOOST_DESCRIBE_STRUCT(SurveyAnswered, (),
                      (survey_id, question_id, question_kind, trigger, number, total, option, options, text))

}  // namespace domain
