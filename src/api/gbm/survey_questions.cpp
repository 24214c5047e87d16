// The questions that every survey of this install asks (gbm-api.md §7.7, docs/surveys.md).
#include "api/gbm/resource_call.h"
#include "base/text.h"
#include "domain/survey/questions.h"

namespace api::gbm {
namespace {

std::string_view type_of(domain::SurveyQuestionKind kind) {
    switch (kind) {
        case domain::SurveyQuestionKind::required:
            return "GOOGLE_STANDARD_QUESTION";
        case domain::SurveyQuestionKind::standard:
            return "GOOGLE_TEMPLATE_QUESTION";
        case domain::SurveyQuestionKind::custom:
            return "PARTNER_CUSTOM_QUESTION";
    }
    return "TYPE_UNSPECIFIED";
}

json::object question_json(const domain::SurveyQuestion& question) {
    json::array options;
    for (const auto& text : question.options)
        options.push_back(json::object{{"content", text}});
    return {{"name", question.id},
            {"questionContent", question.text},
            {"questionType", type_of(question.kind)},
            {"responseOptions", std::move(options)}};
}

base::Result<void> list(api::Context& context, Call& call) {
    TRY(open_call(context, call));
    const auto locale = base::find_form_value(call.request.query, "locale").value_or("en");
    json::array questions;
    for (const auto& question : domain::survey::questions_for(nullptr, locale))
        questions.push_back(question_json(question));
    answer_with(call, json::object{{"surveyQuestions", std::move(questions)}});
    return {};
}

}  // namespace

void list_survey_questions(api::Context& context, Call call) {
    run_resource(context, std::move(call), list);
}

}  // namespace api::gbm
