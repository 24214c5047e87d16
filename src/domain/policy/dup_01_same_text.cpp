// DUP-01: of its own accord a business says a thing once in 30 days. A person who answers word for word as
// before is only warned: some questions have one answer.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> dup_01_same_text(const Facts& facts) {
    if (facts.is_proactive() && facts.was_said_before) return deny("DUPLICATE_TO_CONSUMER");
    if (facts.actor != ActorKind::staff || !facts.repeats_last) return std::nullopt;
    return warn("DUPLICATE_TO_CONSUMER");
}

}  // namespace domain::policy
