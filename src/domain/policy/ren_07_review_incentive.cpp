// REN-07: a review is asked for, not bought.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> ren_07_review_incentive(const Facts& facts) {
    if (facts.reason != "POSTSALE.REVIEW_REQUEST" || !facts.has_incentive) return std::nullopt;
    return deny("REVIEW_INCENTIVE");
}

}  // namespace domain::policy
