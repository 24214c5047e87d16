// FRQ-04: three service messages in 24 hours; the next one waits.
#include "domain/policy/rules.h"
#include "domain/policy/settings.h"

namespace domain::policy {

std::optional<RuleResult> frq_04_notices_a_day(const Facts& facts) {
    if (!facts.is_proactive() || facts.is_promotional() || facts.service_24h < kServicePerDay)
        return std::nullopt;
    return delay("CAP_SERVICE", facts.service_free_at);
}

}  // namespace domain::policy
