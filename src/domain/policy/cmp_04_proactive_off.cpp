// CMP-04: two reasons that people complained about: nothing of the shop's own accord for 28 days.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cmp_04_proactive_off(const Facts& facts) {
    if (!facts.is_proactive() || !facts.proactive_off_until) return std::nullopt;
    return deny("PROACTIVE_DISABLED", facts.proactive_off_until);
}

}  // namespace domain::policy
