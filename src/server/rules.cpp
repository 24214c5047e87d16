#include "server/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/json.h"
#include "base/text.h"
#include "domain/policy/rule.h"
#include "domain/policy/settings.h"
#include "server/cli.h"

namespace server {
namespace {

namespace policy = domain::policy;

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

struct RulesShape {
    int policy_version = policy::kPolicyVersion;
    std::vector<RuleShape> rules;
};
BOOST_DESCRIBE_STRUCT(RulesShape, (), (policy_version, rules))

SettingShape setting_of(std::string_view key) {
    const auto all = policy::settings();
    const auto found = std::ranges::find(all, key, &policy::Setting::key);
    if (found == all.end()) return {std::string(key), "", ""};
    return {std::string(key), std::string(found->value), std::string(found->range)};
}

RuleShape shape_of(const policy::Rule& rule) {
    RuleShape shape{
        std::string(rule.id), std::string(rule.id.substr(0, rule.id.find('-'))), rule.strongest, {}, {}};
    for (const auto code : base::split(rule.reason_codes, ' ')) {
        shape.reasons.push_back(
            {std::string(code), policy::staff_text_key(code), std::string(policy::staff_text(code))});
    }
    if (rule.settings.empty()) return shape;
    for (const auto key : base::split(rule.settings, ' '))
        shape.settings.push_back(setting_of(key));
    return shape;
}

}  // namespace

std::string rules_as_json() {
    RulesShape all;
    for (const policy::Rule& rule : policy::rules())
        all.rules.push_back(shape_of(rule));
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
    return out;
}

int run_rules(const CommandOptions& options) {
    const std::string text = options.wants_json ? rules_as_json() + "\n" : rules_as_text();
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
}

}  // namespace server
