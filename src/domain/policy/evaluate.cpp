// How findings become a verdict (behaviours.md §3.0): all rules speak, the strongest decides.
#include <algorithm>

#include "domain/policy/rule.h"

namespace domain::policy {
namespace {

// Of two obstacles that time can lift, the later one counts.
void keep_later(std::optional<base::Timestamp>& retry_at, const std::optional<base::Timestamp>& other) {
    if (other && (!retry_at || *other > *retry_at)) retry_at = other;
}

}  // namespace

Facts facts_of(const Conversation& conversation, ActorKind actor, base::Timestamp now) {
    return Facts{now, actor, conversation.user_messages, conversation.last_user_at, false};
}

Verdict evaluate(const Facts& facts, std::span<const Rule> rules_to_run) {
    Verdict verdict;
    verdict.policy_version = kPolicyVersion;
    verdict.evaluated_at = facts.now;
    verdict.last_user_at = facts.last_user_at;
    verdict.user_messages = facts.user_messages;
    for (const Rule& rule : rules_to_run) {
        const auto result = rule.evaluate(facts);
        if (!result) continue;
        if (verdict.findings.empty() || result->decision > verdict.decision) {
            verdict.decision = result->decision;
            verdict.reason_code = result->reason_code;
        }
        keep_later(verdict.retry_at, result->retry_at);
        verdict.findings.push_back(
            Finding{std::string(rule.id), result->decision, std::string(result->reason_code)});
    }
    if (verdict.findings.empty()) {
        verdict.decision = Decision::deny;
        verdict.reason_code = "UNDECIDED";
    }
    return verdict;
}

}  // namespace domain::policy
