// BOT-03: two who answer at once confuse the customer. While a person has the conversation, bots are silent:
// until they leave it, or have said nothing for 24 hours.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> bot_03_person_there(const Facts& facts) {
    if (facts.actor != ActorKind::bot || !facts.person_until) return std::nullopt;
    return deny("BOT_MUTED", facts.person_until);
}

}  // namespace domain::policy
