// CNT-08: an offer that names a price says what it comes to in all, or how it is paid. For people, and for
// whatever goes out with a reason; what a program answers is its own.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cnt_08_offer_incomplete(const Facts& facts) {
    const bool is_asked = facts.actor == ActorKind::staff || facts.is_proactive();
    if (!is_asked || !facts.is_offer_incomplete) return std::nullopt;
    return warn("OFFER_INCOMPLETE");
}

}  // namespace domain::policy
