#include "server/rules.h"

#include <fmt/format.h>

#include <cstdio>

#include "base/json.h"
#include "base/text.h"
#include "domain/acting_rules.h"
#include "domain/policy/rule.h"
#include "domain/settings/change.h"
#include "server/cli.h"

namespace server {
namespace {

namespace policy = domain::policy;
namespace settings = domain::settings;

struct ReasonShape {
    std::string code;
    std::string text_key;
    std::string sentence;
};
BOOST_DESCRIBE_STRUCT(ReasonShape, (), (code, text_key, sentence))

struct SettingShape {
    std::string key;
    std::string value;
    std::string range;
};
BOOST_DESCRIBE_STRUCT(SettingShape, (), (key, value, range))

struct RuleShape {
    std::string id;
    std::string family;
    domain::Decision decision = domain::Decision::allow;
    std::vector<ReasonShape> reasons;
    std::vector<SettingShape> settings;
};
BOOST_DESCRIBE_STRUCT(RuleShape, (), (id, family, decision, reasons, settings))

struct ActingRuleShape {
    std::string id;
    std::string family;
    std::string does;
    std::vector<std::string> reasons;
    std::vector<SettingShape> settings;
    std::string place;
};
BOOST_DESCRIBE_STRUCT(ActingRuleShape, (), (id, family, does, reasons, settings, place))

struct RulesShape {
    int policy_version = policy::kPolicyVersion;
    std::vector<RuleShape> rules;         // of the gate
    std::vector<ActingRuleShape> acting;  // what happens by itself
};
BOOST_DESCRIBE_STRUCT(RulesShape, (), (policy_version, rules, acting))

SettingShape setting_of(std::string_view key) {
    const auto& row = settings::row_of(base::find_enum<settings::Key>(key).value());
    return {std::string(key), settings::text_of(row, row.standard), settings::range_text(row)};
}

std::vector<SettingShape> settings_of(std::string_view keys) {
    std::vector<SettingShape> all;
    if (keys.empty()) return all;
    for (const auto key : base::split(keys, ' '))
        all.push_back(setting_of(key));
    return all;
}

std::string family_of(std::string_view id) {
    return std::string(id.substr(0, id.find('-')));
}

RuleShape shape_of(const policy::Rule& rule) {
    RuleShape shape{std::string(rule.id), family_of(rule.id), rule.strongest, {}, settings_of(rule.settings)};
    for (const auto code : base::split(rule.reason_codes, ' ')) {
        shape.reasons.push_back(
            {std::string(code), policy::staff_text_key(code), std::string(policy::staff_text(code))});
    }
    return shape;
}

ActingRuleShape shape_of(const domain::ActingRule& rule) {
    ActingRuleShape shape{std::string(rule.id),       family_of(rule.id),     std::string(rule.does), {},
                          settings_of(rule.settings), std::string(rule.place)};
    if (rule.reason_codes.empty()) return shape;
    for (const auto code : base::split(rule.reason_codes, ' '))
        shape.reasons.emplace_back(code);
    return shape;
}

std::string acting_as_text() {
    std::string out = "\nWhat happens by itself:\n\n";
    for (const domain::ActingRule& rule : domain::acting_rules()) {
        out += fmt::format("{:<7} {}\n", rule.id, rule.does);
        if (!rule.reason_codes.empty()) out += fmt::format("{:<14} says {}\n", "", rule.reason_codes);
        if (!rule.settings.empty()) out += fmt::format("{:<14} reads {}\n", "", rule.settings);
    }
    return out;
}

}  // namespace

std::string rules_as_json() {
    RulesShape all;
    for (const policy::Rule& rule : policy::rules())
        all.rules.push_back(shape_of(rule));
    for (const domain::ActingRule& rule : domain::acting_rules())
        all.acting.push_back(shape_of(rule));
    return base::encode(all);
}

std::string rules_as_text() {
    std::string out;
    for (const policy::Rule& rule : policy::rules()) {
        const RuleShape shape = shape_of(rule);
        for (const ReasonShape& reason : shape.reasons) {
            out += fmt::format("{:<7} {:<6} {:<26} {}\n", shape.id, base::name_of(shape.decision),
                               reason.code, reason.sentence);
        }
        for (const SettingShape& setting : shape.settings)
            out += fmt::format("{:<14} reads {} = {}\n", "", setting.key, setting.value);
    }
    return out + acting_as_text();
}

int run_rules(const CommandOptions& options) {
    const std::string text = options.wants_json ? rules_as_json() + "\n" : rules_as_text();
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
}

}  // namespace server
