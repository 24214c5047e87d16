// CNT-07: nobody writes in the name of somebody else's business.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cnt_07_identity(const Facts& facts) {
    if (!facts.is_proactive() || !facts.names_another) return std::nullopt;
    return deny("IDENTITY_MISMATCH");
}

}  // namespace domain::policy
