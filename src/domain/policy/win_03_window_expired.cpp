// WIN-03: after 30 days of silence only the consumer can start again. No time makes it right, so there is no
// retry_at.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> win_03_window_expired(const Facts& facts) {
    if (!facts.last_user_at || facts.now - *facts.last_user_at <= facts.contact_window()) return std::nullopt;
    return RuleResult{Decision::deny, "WINDOW_EXPIRED", std::nullopt};
}

}  // namespace domain::policy
