// One rule of behaviours.md §3.12: one file, one id, one function from facts to a finding. Pure; cannot
// fetch.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "domain/conversation.h"
#include "domain/policy/facts.h"
#include "domain/verdict.h"

namespace domain::policy {

// Raised when a rule, default or reason code changes; stored with every verdict.
constexpr int kPolicyVersion = 5;

struct RuleResult {
    Decision decision = Decision::allow;
    std::string_view reason_code;
    std::optional<base::Timestamp> retry_at;
};

inline RuleResult allow(std::string_view code) {
    return {Decision::allow, code, std::nullopt};
}
inline RuleResult warn(std::string_view code) {
    return {Decision::warn, code, std::nullopt};
}
inline RuleResult delay(std::string_view code, std::optional<base::Timestamp> retry_at) {
    return {Decision::delay, code, retry_at};
}
inline RuleResult deny(std::string_view code, std::optional<base::Timestamp> retry_at = {}) {
    return {Decision::deny, code, retry_at};
}

struct Rule {
    std::string_view id;                                  // "WIN-03"
    std::optional<RuleResult> (*evaluate)(const Facts&);  // nullopt: the rule has nothing to say
    // For people who read the list (`balcao rules`):
    Decision strongest = Decision::allow;
    std::string_view reason_codes = {};  // parted by spaces
    std::string_view settings = {};      // keys of settings/keys.h, parted by spaces
};

// Every rule there is, in the order of behaviours.md §3.0. The order never matters for the verdict.
std::span<const Rule> rules();

// All rules are evaluated; the strongest decision wins, the first of the strongest in the order of §3.0 gives
// the reason code. A rule that fails denies (RULE_FAILED). No finding at all is a deny (UNDECIDED): what no
// rule allows does not go out.
Verdict evaluate(const Facts& facts, std::span<const Rule> rules_to_run = rules());

// The facts that a verdict was decided from. Deciding again gives the same verdict, byte for byte, as long as
// the policy version is the same.
Facts facts_of(const Verdict& verdict);

// The sentence for staff (behaviours.md §3.12, last column) in "en", "pt", "vi", "fr" or "es"; English for
// another language, a general sentence for another code.
std::string_view staff_text(std::string_view reason_code, std::string_view language = "en");
// The key under which front ends have the same sentence: "reason.window_expired".
std::string staff_text_key(std::string_view reason_code);

}  // namespace domain::policy
