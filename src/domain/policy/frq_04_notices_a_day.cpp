// FRQ-04: three service messages in 24 hours; the next one waits.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> frq_04_notices_a_day(const Facts& facts) {
    const std::int64_t most = facts.in_force[settings::Key::service_per_24h];
    if (!facts.is_proactive() || facts.is_promotional() || facts.service_24h < most) return std::nullopt;
    if (most == 0) return deny("CAP_SERVICE");
    return delay("CAP_SERVICE", facts.service_free_at);
}

}  // namespace domain::policy
