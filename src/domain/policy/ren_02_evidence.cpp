// REN-02: a reason is as good as its evidence: without it, or with a field that makes no sense, there is
// none.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> ren_02_evidence(const Facts& facts) {
    if (facts.evidence_problem.empty()) return std::nullopt;
    return deny("REASON_UNSUPPORTED");
}

}  // namespace domain::policy
