// CNV-15: no consumer gets more than 60 messages in 24 hours from people and programs together.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cnv_15_episode_limit(const Facts& facts) {
    const std::int64_t most = facts.in_force[settings::Key::episode_outbound_max];
    if (!facts.is_by_business() || facts.sent_24h < most) return std::nullopt;
    return deny("EPISODE_LIMIT", facts.sent_24h_until);
}

}  // namespace domain::policy
