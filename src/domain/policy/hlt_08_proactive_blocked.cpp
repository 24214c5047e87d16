// HLT-08: who leaves customers waiting does not advertise, and who had to be taken off the air contacts
// nobody of their own accord.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> hlt_08_proactive_blocked(const Facts& facts) {
    using enum health::HealthState;
    const bool is_blocked = facts.is_promotional() ? facts.health >= at_risk : facts.health >= deactivated;
    if (!facts.is_proactive() || !is_blocked) return std::nullopt;
    return deny("HEALTH_BLOCKS_PROACTIVE");
}

}  // namespace domain::policy
