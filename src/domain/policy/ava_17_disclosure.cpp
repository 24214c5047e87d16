// AVA-17: nobody is left to believe that a bot is a person. Its first text of an episode, after a day, and
// after a person, says so below (domain/bots/disclosure.h).
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> ava_17_disclosure(const Facts& facts) {
    if (facts.actor != ActorKind::bot || !facts.is_bot_new) return std::nullopt;
    return allow("AI_DISCLOSED");
}

}  // namespace domain::policy
