// CNT-05: links show where they lead, and lead there safely. Programs written for GBM and a shop's own
// automatic texts may use http: they are warned.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cnt_05_link(const Facts& facts) {
    if (facts.link_problem == LinkProblem::none) return std::nullopt;
    if (facts.link_problem == LinkProblem::not_https && facts.actor != ActorKind::staff)
        return warn("LINK_UNSAFE");
    return deny("LINK_UNSAFE");
}

}  // namespace domain::policy
