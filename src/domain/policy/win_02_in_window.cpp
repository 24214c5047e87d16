// WIN-02: within 30 days of the consumer's last message the business may write. The window is closed at its
// end: the last microsecond counts (behaviours.md §3.0).
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> win_02_in_window(const Facts& facts) {
    if (!facts.last_user_at || facts.now - *facts.last_user_at > facts.contact_window()) return std::nullopt;
    return RuleResult{Decision::allow, "IN_WINDOW", std::nullopt};
}

}  // namespace domain::policy
