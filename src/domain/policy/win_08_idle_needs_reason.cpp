// WIN-08: a day after the business had the last word nobody waits for more: a person says why they write
// again (behaviours.md R37). Programs written for GBM have no field for it: they are warned, not stopped.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> win_08_idle_needs_reason(const Facts& facts) {
    const bool is_live = facts.last_user_at && facts.now - *facts.last_user_at <= facts.contact_window();
    if (!is_live || !facts.is_idle() || facts.is_proactive()) return std::nullopt;
    if (facts.actor == ActorKind::staff) return deny("REASON_MISSING");
    return facts.actor == ActorKind::bot ? std::optional(warn("REASON_MISSING")) : std::nullopt;
}

}  // namespace domain::policy
