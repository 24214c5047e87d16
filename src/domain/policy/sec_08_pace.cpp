// SEC-08: not everything at once to one consumer. What the server says by itself has limits of its own.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> sec_08_pace(const Facts& facts) {
    if (!facts.is_by_business() || !facts.pace_until) return std::nullopt;
    if (facts.planned_at && *facts.planned_at >= *facts.pace_until) return std::nullopt;
    return delay("PAIR_RATE", facts.pace_until);
}

}  // namespace domain::policy
