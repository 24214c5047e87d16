// FRQ-07: no advertisement for somebody who waits for an answer.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> frq_07_answer_first(const Facts& facts) {
    if (!facts.is_promotional() || !facts.needs_reply) return std::nullopt;
    return deny("ANSWER_FIRST");
}

}  // namespace domain::policy
