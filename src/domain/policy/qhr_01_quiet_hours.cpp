// QHR-01: of its own accord a business writes when people are awake.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> qhr_01_quiet_hours(const Facts& facts) {
    if (facts.quiet != "QUIET_HOURS") return std::nullopt;
    return delay("QUIET_HOURS", facts.quiet_until);
}

}  // namespace domain::policy
