// One rule of behaviours.md §3.12: one file, one id, one function from facts to a finding. Pure; cannot
// fetch.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "domain/conversation.h"
#include "domain/verdict.h"

namespace domain::policy {

// Raised when a rule, default or reason code changes; stored with every verdict.
constexpr int kPolicyVersion = 1;

// All that a rule may look at, gathered before any rule runs.
struct Facts {
    base::Timestamp now;
    ActorKind actor = ActorKind::staff;
    std::int64_t user_messages = 0;               // countable messages the consumer ever wrote here
    std::optional<base::Timestamp> last_user_at;  // the newest of them
    // The same client message id was accepted before, with the same content.
    bool is_replay = false;
};

struct RuleResult {
    Decision decision = Decision::allow;
    std::string_view reason_code;
    std::optional<base::Timestamp> retry_at;
};

struct Rule {
    std::string_view id;                                  // "WIN-03"
    std::optional<RuleResult> (*evaluate)(const Facts&);  // nullopt: the rule has nothing to say
};

// Every rule there is, in the order of behaviours.md §3.0. The order never matters for the decision.
std::span<const Rule> rules();

// All rules are evaluated; the strongest decision wins, the first of the strongest gives the reason code. No
// finding at all is a deny (UNDECIDED): what no rule allows does not go out.
Verdict evaluate(const Facts& facts, std::span<const Rule> rules_to_run = rules());

Facts facts_of(const Conversation& conversation, ActorKind actor, base::Timestamp now);

// The sentence for staff, in English (behaviours.md §3.12, last column).
std::string_view staff_text(std::string_view reason_code);

}  // namespace domain::policy
