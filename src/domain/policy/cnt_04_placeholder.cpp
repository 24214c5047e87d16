// CNT-04: a blank of a template that nobody filled in.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cnt_04_placeholder(const Facts& facts) {
    if (!facts.has_placeholder) return std::nullopt;
    return deny("TEMPLATE_UNRESOLVED");
}

}  // namespace domain::policy
