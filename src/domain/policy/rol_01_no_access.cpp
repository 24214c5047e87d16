// ROL-01: somebody without access to the shop. The use case hides the conversation before the gate is
// asked (conversation_unknown); here it stands in the verdict.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> rol_01_no_access(const Facts& facts) {
    if (facts.has_access) return std::nullopt;
    return deny("NO_ACCESS");
}

}  // namespace domain::policy
