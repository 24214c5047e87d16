// How findings become a verdict (behaviours.md §3.0): all rules speak, the strongest decides.
#include <algorithm>
#include <array>
#include <tuple>

#include "domain/policy/rule.h"

namespace domain::policy {
namespace {

// behaviours.md §3.0, with the families it does not name beside those they are like.
constexpr std::array<std::string_view, 18> kFamilies{"SEC", "ROL", "DAT", "WIN", "CNV", "CLK",
                                                     "OPT", "HLT", "CMP", "REN", "FUP", "FRQ",
                                                     "DUP", "CNT", "PII", "BOT", "AVA", "QHR"};

auto place_of(const Finding& finding) {
    const auto* family = std::ranges::find(kFamilies, std::string_view(finding.rule).substr(0, 3));
    return std::tuple(family - kFamilies.begin(), std::string_view(finding.rule), finding.decision,
                      std::string_view(finding.reason_code));
}

std::optional<RuleResult> ask(const Rule& rule, const Facts& facts) {
    try {
        return rule.evaluate(facts);
    } catch (...) {
        return deny("RULE_FAILED");
    }
}

// When all that stands in the way is gone, by time alone: never, if one obstacle names no time.
struct Wait {
    std::optional<base::Timestamp> until;
    bool is_endless = false;

    void add(const RuleResult& result) {
        if (result.decision < Decision::delay) return;
        if (!result.retry_at)
            is_endless = true;
        else if (!until || *result.retry_at > *until)
            until = result.retry_at;
    }
};

using std::chrono::microseconds;
using std::chrono::milliseconds;

std::int64_t beyond_ms(base::Timestamp at) {
    return microseconds(at - std::chrono::floor<milliseconds>(at)).count();
}

base::Timestamp exact(base::Timestamp at, std::int64_t us) {
    return std::chrono::floor<milliseconds>(at) + microseconds(us);
}

void keep_inputs(const Facts& facts, Verdict& verdict) {
    verdict.evaluated_at = facts.now;
    verdict.last_user_at = facts.last_user_at;
    verdict.user_messages = facts.user_messages;
    Inputs inputs = facts;
    inputs.now_us = beyond_ms(facts.now);
    if (facts.last_user_at) inputs.last_user_us = beyond_ms(*facts.last_user_at);
    if (inputs != Inputs{}) verdict.inputs = std::move(inputs);
}

}  // namespace

Facts facts_of(const Verdict& verdict) {
    Facts facts;
    if (verdict.inputs) static_cast<Inputs&>(facts) = *verdict.inputs;
    facts.now = exact(verdict.evaluated_at, facts.now_us);
    if (verdict.last_user_at) facts.last_user_at = exact(*verdict.last_user_at, facts.last_user_us);
    facts.user_messages = verdict.user_messages;
    return facts;
}

Verdict evaluate(const Facts& facts, std::span<const Rule> rules_to_run) {
    Verdict verdict;
    verdict.policy_version = kPolicyVersion;
    keep_inputs(facts, verdict);
    Wait wait;
    for (const Rule& rule : rules_to_run) {
        const auto result = ask(rule, facts);
        if (!result) continue;
        wait.add(*result);
        verdict.findings.push_back(
            Finding{std::string(rule.id), result->decision, std::string(result->reason_code)});
    }
    if (verdict.findings.empty()) {
        verdict.decision = Decision::deny;
        verdict.reason_code = "UNDECIDED";
        return verdict;
    }
    if (!wait.is_endless) verdict.retry_at = wait.until;
    if (verdict.findings.size() > 1) std::ranges::sort(verdict.findings, {}, place_of);
    const auto strongest =
        std::ranges::max_element(verdict.findings, {}, &Finding::decision);  // the first of them
    verdict.decision = strongest->decision;
    verdict.reason_code = strongest->reason_code;
    return verdict;
}

}  // namespace domain::policy
