// WIN-01: a business never writes first. Protects people from being contacted by shops they never wrote to.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> win_01_no_user_initiation(const Facts& facts) {
    if (facts.user_messages > 0) return std::nullopt;
    return RuleResult{Decision::deny, "NO_USER_INITIATION", std::nullopt};
}

}  // namespace domain::policy
