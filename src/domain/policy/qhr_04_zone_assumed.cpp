// QHR-04: quiet by the shop's clock, because nobody knows the consumer's.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> qhr_04_zone_assumed(const Facts& facts) {
    if (facts.quiet != "ZONE_ASSUMED") return std::nullopt;
    return delay("ZONE_ASSUMED", facts.quiet_until);
}

}  // namespace domain::policy
