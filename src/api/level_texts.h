// What a level above the shops says as automatic texts, as the API writes it (rule AVA-14); shared by the
// routes and `balcao texts --json`.
#pragma once
#include "api/call.h"
#include "app/level_texts.h"

namespace api {

struct LevelTextsShape {
    domain::settings::Level level = domain::settings::Level::install;
    std::map<std::string, std::string> welcome;
    std::map<std::string, std::string> away;
    std::vector<std::string> starters;
    std::map<std::string, std::string> starter_answers;
    std::map<std::string, std::vector<domain::OwnQuestion>> survey_questions;
    std::int64_t version = 0;  // 0: nothing was ever said there
    std::optional<std::string> set_by;
    std::optional<std::string> set_by_name;
    std::optional<base::Timestamp> set_at;
};
BOOST_DESCRIBE_STRUCT(LevelTextsShape, (),
                      (level, welcome, away, starters, starter_answers, survey_questions, version, set_by,
                       set_by_name, set_at))
LevelTextsShape level_texts_shape(const app::Directory& directory, const storage::SettingScope& scope);

// What holds in a shop, by text: SCOPE_STORE, SCOPE_BRAND …
struct ScopesShape {
    std::string welcome;
    std::string away;
    std::string starters;
    std::string survey_questions;
};
BOOST_DESCRIBE_STRUCT(ScopesShape, (), (welcome, away, starters, survey_questions))
ScopesShape scopes_shape(const domain::auto_texts::TextScopes& scopes);

// Why texts were not saved, and where.
net::Response texts_refusal(const domain::auto_texts::TextFault& fault);

// What is saved at a level or by a shop. Absent: as they are.
struct NewTexts {
    std::map<std::string, std::string> welcome;
    std::map<std::string, std::string> away;
    std::vector<std::string> starters;
    std::int64_t version = 0;
    std::optional<std::map<std::string, std::string>> starter_answers;
    std::optional<std::map<std::string, std::vector<domain::OwnQuestion>>> survey_questions;
};
BOOST_DESCRIBE_STRUCT(NewTexts, (), (welcome, away, starters, version, starter_answers, survey_questions))
domain::auto_texts::ShopTexts texts_of(NewTexts wanted, const domain::auto_texts::ShopTexts& now);

}  // namespace api
