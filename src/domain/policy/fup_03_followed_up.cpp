// FUP-03: one follow-up in an episode.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> fup_03_followed_up(const Facts& facts) {
    if (facts.reason != kNextDayNudge) return std::nullopt;
    if (facts.in_force[settings::Key::nudge_max_per_episode] == 0) return deny("FOLLOWUP_OFF");
    if (!facts.is_followed_up) return std::nullopt;
    return deny("FOLLOWUP_ALREADY_SENT");
}

}  // namespace domain::policy
