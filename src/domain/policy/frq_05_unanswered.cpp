// FRQ-05: after two without an answer the business waits until the consumer writes.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> frq_05_unanswered(const Facts& facts) {
    const std::int64_t most = facts.in_force[settings::Key::unanswered_proactive_stop];
    if (!facts.is_proactive() || facts.proactive_unanswered < most) return std::nullopt;
    return deny("UNANSWERED_STOP");
}

}  // namespace domain::policy
