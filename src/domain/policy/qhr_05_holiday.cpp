// QHR-05: a public holiday, where the law keeps it free of advertising.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> qhr_05_holiday(const Facts& facts) {
    if (facts.quiet != "HOLIDAY_QUIET") return std::nullopt;
    return delay("HOLIDAY_QUIET", facts.quiet_until);
}

}  // namespace domain::policy
