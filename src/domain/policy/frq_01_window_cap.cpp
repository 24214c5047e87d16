// FRQ-01: so many messages of its own accord a business has in 30 days.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> frq_01_window_cap(const Facts& facts) {
    const std::int64_t most = facts.in_force[settings::Key::proactive_per_window];
    if (!facts.is_proactive() || facts.contacted_30d < most) return std::nullopt;
    return deny("CAP_WINDOW", facts.contacted_free_at);
}

}  // namespace domain::policy
