// CLK-06: where a shop counts its bots, one of them answers who waits; never who asked for a person (CLK-07).
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> clk_06_bot_answer(const Facts& facts) {
    const bool counts = facts.in_force[settings::Key::auto_counts_as_answer] != 0;
    if (facts.actor != ActorKind::bot || !counts || !facts.needs_reply || facts.is_proactive() ||
        facts.is_person_asked || facts.is_at_a_loss)
        return std::nullopt;
    return allow("BOT_ANSWERED");
}

}  // namespace domain::policy
