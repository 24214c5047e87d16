#include "server/rules.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "domain/acting_rules.h"
#include "domain/policy/rule.h"

namespace server {
namespace {

TEST(RulesCommand, ListsEveryRuleWithItsReasonsAndSettings) {
    const auto all = base::parse_json_object(rules_as_json()).value();
    const auto& rules = all.at("rules").as_array();
    ASSERT_EQ(rules.size(), domain::policy::rules().size());
    bool is_found = false;
    for (const auto& rule : rules) {
        EXPECT_FALSE(rule.at("reasons").as_array().empty());
        if (rule.at("id").as_string() != "WIN-03") continue;
        is_found = true;
        EXPECT_EQ(rule.at("family").as_string(), "WIN");
        EXPECT_EQ(rule.at("decision").as_string(), "deny");
        EXPECT_EQ(rule.at("reasons").at(0).at("text_key").as_string(), "reason.window_expired");
        EXPECT_EQ(rule.at("settings").at(0).at("value").as_string(), "2592000");
    }
    EXPECT_TRUE(is_found);
}

TEST(RulesCommand, TextNamesEveryRule) {
    const std::string text = rules_as_text();
    for (const auto& rule : domain::policy::rules())
        EXPECT_NE(text.find(std::string(rule.id) + " "), std::string::npos) << rule.id;
}

TEST(RulesCommand, ListsWhatHappensByItself) {
    const auto all = base::parse_json_object(rules_as_json()).value();
    const auto& acting = all.at("acting").as_array();
    ASSERT_EQ(acting.size(), domain::acting_rules().size());
    const auto breach =
        std::ranges::find_if(acting, [](const auto& rule) { return rule.at("id") == "CLK-12"; });
    ASSERT_NE(breach, acting.end());
    EXPECT_EQ(breach->at("reasons").at(0).as_string(), "BREACH_24H");
    EXPECT_EQ(breach->at("place").as_string(), "domain/on_time");
    for (const auto& rule : domain::acting_rules()) {
        EXPECT_NE(rules_as_text().find(std::string(rule.id) + " "), std::string::npos) << rule.id;
        EXPECT_FALSE(rule.does.empty()) << rule.id;
    }
}

}  // namespace
}  // namespace server
