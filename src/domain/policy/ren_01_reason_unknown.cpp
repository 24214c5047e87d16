// REN-01: a reason that is none of the list (behaviours.md §3.6).
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> ren_01_reason_unknown(const Facts& facts) {
    if (facts.is_reason_known) return std::nullopt;
    return deny("REASON_MISSING");
}

}  // namespace domain::policy
