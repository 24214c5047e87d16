#include "domain/auto_texts/scope.h"

#include "base/check.h"

namespace domain::auto_texts {

std::string_view scope_code(Level level) {
    switch (level) {
        case Level::location:
            return "SCOPE_STORE";
        case Level::group:
            return "SCOPE_GROUP";
        case Level::brand:
            return "SCOPE_BRAND";
        case Level::install:
        case Level::standard:
            return "SCOPE_INSTALL";
    }
    CHECK(false);
}

ScopedTexts pick_texts(std::initializer_list<LevelTexts> said) {
    ScopedTexts picked;
    auto& [texts, scopes] = picked;
    for (const auto& [level, from] : said) {
        if (from == nullptr) continue;
        if (texts.welcome.empty() && !from->welcome.empty()) {
            texts.welcome = from->welcome;
            scopes.welcome = level;
        }
        if (texts.away.empty() && !from->away.empty()) {
            texts.away = from->away;
            scopes.away = level;
        }
        if (texts.starters.empty() && !from->starters.empty()) {
            texts.starters = from->starters;
            texts.starter_answers = from->starter_answers;
            scopes.starters = level;
        }
        const bool has_questions = texts.survey_questions && !texts.survey_questions->empty();
        if (!has_questions && from->survey_questions && !from->survey_questions->empty()) {
            texts.survey_questions = from->survey_questions;
            scopes.survey_questions = level;
        }
    }
    return picked;
}

}  // namespace domain::auto_texts
