// HLT-07: a shop that may take on nobody new still owes answers to those who wrote before; of a banned shop
// nothing goes out any more.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> hlt_07_backlog_reply(const Facts& facts) {
    using enum health::HealthState;
    if (!facts.is_by_business() || facts.health < deactivated) return std::nullopt;
    if (facts.health == banned) return deny("HEALTH_BANNED");
    if (facts.is_proactive()) return std::nullopt;  // HLT-08
    return allow("BACKLOG_REPLY");
}

}  // namespace domain::policy
