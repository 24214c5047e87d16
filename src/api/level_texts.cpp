#include "api/level_texts.h"

#include "app/settings.h"

namespace api {

using base::json::array;
using base::json::object;
using domain::auto_texts::ShopTexts;

namespace {

// A program that knows nothing of answers and questions takes none away; but an answer goes with its starter.
void keep_unnamed(ShopTexts& texts, const ShopTexts& now) {
    if (!texts.survey_questions) texts.survey_questions = now.survey_questions;
    if (texts.starter_answers || !now.starter_answers) return;
    texts.starter_answers = now.starter_answers;
    std::erase_if(*texts.starter_answers, [&](const auto& one) {
        return std::ranges::find(texts.starters, one.first) == texts.starters.end();
    });
}

}  // namespace

ShopTexts texts_of(NewTexts wanted, const ShopTexts& now) {
    ShopTexts texts{std::move(wanted.welcome), std::move(wanted.away), std::move(wanted.starters),
                    std::move(wanted.starter_answers), std::move(wanted.survey_questions)};
    keep_unnamed(texts, now);
    return domain::auto_texts::tidied(std::move(texts));
}

LevelTextsShape level_texts_shape(const app::Directory& directory, const storage::SettingScope& scope) {
    const auto& stored = directory.level_texts_of(scope);
    const ShopTexts& texts = stored.texts;
    LevelTextsShape shape;
    shape.level = scope.level;
    shape.welcome = texts.welcome;
    shape.away = texts.away;
    shape.starters = texts.starters;
    if (texts.starter_answers) shape.starter_answers = *texts.starter_answers;
    if (texts.survey_questions) shape.survey_questions = *texts.survey_questions;
    shape.version = stored.version;
    if (stored.version == 0) return shape;
    shape.set_by = stored.set_by;
    shape.set_by_name = app::name_of_setter(directory, stored.set_by);
    shape.set_at = stored.set_at;
    return shape;
}

ScopesShape scopes_shape(const domain::auto_texts::TextScopes& scopes) {
    const auto code = [](domain::settings::Level level) {
        return std::string(domain::auto_texts::scope_code(level));
    };
    return {code(scopes.welcome), code(scopes.away), code(scopes.starters), code(scopes.survey_questions)};
}

net::Response texts_refusal(const domain::auto_texts::TextFault& fault) {
    object error{{"code", fault.error.code}, {"message", fault.error.message}, {"field", fault.field}};
    if (fault.error.code == "away_no_contact") error["slots"] = base::json::value_from(fault.slots);
    if (fault.length) error["length"] = *fault.length;
    if (fault.length_most) error["length_max"] = *fault.length_most;
    if (fault.error.code == "pii_template") {
        array asks;
        for (const auto kind : fault.asks)
            asks.push_back(base::json::value(base::name_of(kind)));
        array marks;
        for (const auto& mark : fault.marks)
            marks.push_back(
                object{{"start", mark.start}, {"end", mark.end}, {"kind", base::name_of(mark.kind)}});
        error["asks"] = std::move(asks);
        error["marks"] = std::move(marks);
    }
    return json_response(400, base::encode(object{{"error", std::move(error)}}));
}

}  // namespace api
