// CMP-03: what too many have complained about rests: 3 hours, 6 hours, then for good.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cmp_03_reason_paused(const Facts& facts) {
    if (!facts.is_proactive() || facts.reason_paused.empty()) return std::nullopt;
    if (facts.reason_paused == "REASON_PAUSED_1") return delay("REASON_PAUSED_1", facts.reason_paused_until);
    if (facts.reason_paused == "REASON_PAUSED_2") return delay("REASON_PAUSED_2", facts.reason_paused_until);
    return deny("REASON_PAUSED_3", facts.reason_paused_until);
}

}  // namespace domain::policy
