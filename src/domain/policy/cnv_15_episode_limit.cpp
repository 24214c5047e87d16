// CNV-15: no consumer gets more than 60 messages in 24 hours from people and programs together.
#include "domain/policy/rules.h"
#include "domain/policy/settings.h"

namespace domain::policy {

std::optional<RuleResult> cnv_15_episode_limit(const Facts& facts) {
    if (!facts.is_by_business() || facts.sent_24h < kEpisodeOutboundMax) return std::nullopt;
    return deny("EPISODE_LIMIT", facts.sent_24h_until);
}

}  // namespace domain::policy
