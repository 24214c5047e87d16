// CNT-09: words that insult. Only people are told; they may have to quote somebody.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cnt_09_abuse(const Facts& facts) {
    if (facts.actor != ActorKind::staff || !facts.is_abusive) return std::nullopt;
    return warn("ABUSE_SUSPECTED");
}

}  // namespace domain::policy
