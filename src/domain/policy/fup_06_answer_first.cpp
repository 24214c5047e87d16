// FUP-06: where nobody answered there is nothing to follow up.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> fup_06_answer_first(const Facts& facts) {
    if (facts.reason != kNextDayNudge || facts.is_answered) return std::nullopt;
    return deny("ANSWER_FIRST");
}

}  // namespace domain::policy
