// REN-03: evidence lives as long as behaviours.md §3.6 says, and not longer than what it speaks of.
#include <algorithm>

#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> ren_03_stale(const Facts& facts) {
    const auto goes_at = std::max(facts.planned_at.value_or(facts.now), facts.now);
    const bool is_over = facts.useful_until && goes_at > *facts.useful_until;
    if (!is_over && !facts.is_stale) return std::nullopt;
    return deny("EVIDENCE_STALE");
}

}  // namespace domain::policy
