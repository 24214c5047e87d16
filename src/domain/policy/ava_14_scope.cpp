// AVA-14: whose words an automatic text is in, so that who wants to change them knows where: the shop's, its
// brand's, or the install's.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> ava_14_scope(const Facts& facts) {
    if (facts.text_scope.empty()) return std::nullopt;
    return allow(facts.text_scope);
}

}  // namespace domain::policy
