// What agents and locations say on the GBM wire, and the same in the words of domain/: conversationalSettings
// and texts, interactions and opening hours, customSurveys and own questions (gbm-api.md §7.3 to §7.7). What
// our model has no place for is left in `left`, nothing stands in both. Pure.
#pragma once
#include "domain/auto_texts/shop_texts.h"
#include "gbm/shape.h"

namespace gbm {

struct SettingsParts {
    domain::auto_texts::ShopTexts texts;  // starters of the own language only
    std::string privacy_url;              // of the own language
    base::json::object left;
};
// `settings` is canonical, by locale.
SettingsParts split_settings(const base::json::object& settings, const std::string& own_locale);
// {} when nothing is said.
base::json::object join_settings(const domain::auto_texts::ShopTexts& texts, const std::string& privacy_url,
                                 const std::string& own_locale, const base::json::object& left);

// Takes the hours of people out of a canonical businessMessagesAgent, and puts them back.
struct HumanHours {
    std::string zone;
    std::vector<domain::HoursRange> ranges;
};
// Errors: hours_zone_mixed, hours_invalid.
base::Result<HumanHours> take_hours(base::json::object& agent);
void put_hours(base::json::object& agent, const HumanHours& hours);

using Questions = std::map<std::string, std::vector<domain::OwnQuestion>>;
// Takes the custom questions out of a canonical surveyConfig; their names and postbacks stay in it.
Questions take_questions(base::json::object& config);
void put_questions(base::json::object& config, const Questions& questions);

}  // namespace gbm
