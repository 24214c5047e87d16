// QHR-03: who wrote half an hour ago, or waits, is awake enough.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> qhr_03_answer_exempt(const Facts& facts) {
    if (facts.quiet != "ANSWER_EXEMPT") return std::nullopt;
    return allow("ANSWER_EXEMPT");
}

}  // namespace domain::policy
