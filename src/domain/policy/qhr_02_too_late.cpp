// QHR-02: the next allowed moment comes when the message is of no use any more; it is never sent now instead.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> qhr_02_too_late(const Facts& facts) {
    if (facts.quiet != "QUIET_UNTIL_TOO_LATE") return std::nullopt;
    return deny("QUIET_UNTIL_TOO_LATE");
}

}  // namespace domain::policy
