// FRQ-05: after two without an answer the business waits until the consumer writes.
#include "domain/policy/rules.h"
#include "domain/policy/settings.h"

namespace domain::policy {

std::optional<RuleResult> frq_05_unanswered(const Facts& facts) {
    if (!facts.is_proactive() || facts.proactive_unanswered < kUnansweredProactiveStop) return std::nullopt;
    return deny("UNANSWERED_STOP");
}

}  // namespace domain::policy
