// REN-04: the evidence names a message that is not in this conversation.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> ren_04_not_related(const Facts& facts) {
    if (facts.is_related) return std::nullopt;
    return deny("REASON_NOT_RELATED");
}

}  // namespace domain::policy
