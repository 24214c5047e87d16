// CLK-15: a person who sends "." or the same words again to a customer who waits is told that this is hardly
// an answer. It goes out, and it stops the clock.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> clk_15_low_value(const Facts& facts) {
    const bool is_answer = facts.actor == ActorKind::staff && facts.needs_reply;
    if (!is_answer || (!facts.is_low_value && !facts.repeats_last)) return std::nullopt;
    return warn("LOW_VALUE_REPLY");
}

}  // namespace domain::policy
