// REN-14: no advertising to minors, and none of shops whose category is sensitive.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> ren_14_sensitive(const Facts& facts) {
    if (!facts.is_promotional()) return std::nullopt;
    if (!facts.is_sensitive_shop && !facts.is_minor) return std::nullopt;
    return deny("SENSITIVE_AUDIENCE");
}

}  // namespace domain::policy
