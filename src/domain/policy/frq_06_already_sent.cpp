// FRQ-06: the same reason with the same evidence, as often as behaviours.md §3.6 allows.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> frq_06_already_sent(const Facts& facts) {
    if (!facts.is_proactive() || facts.same_reason < facts.same_reason_max) return std::nullopt;
    return deny("ALREADY_SENT");
}

}  // namespace domain::policy
