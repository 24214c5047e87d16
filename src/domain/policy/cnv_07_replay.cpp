// CNV-07: the same client message id with the same content is the same message: the first result is returned
// and nothing is sent twice. app/ finds the first one; this records that the repetition was seen for what it
// is. Only an accepted message claims its id: one the gate refused is decided afresh when it is sent again.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cnv_07_replay(const Facts& facts) {
    if (!facts.is_replay) return std::nullopt;
    return RuleResult{Decision::allow, "IDEMPOTENT_REPLAY", std::nullopt};
}

}  // namespace domain::policy
