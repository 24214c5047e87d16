// WIN-11: the contact window is the conversation's. Another profile of the same person that wrote more lately
// opens none here: staff are told so, beside WIN-03 and WIN-04, which refuse it anyway.
#include <algorithm>

#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> win_11_not_transferable(const Facts& facts) {
    if (!facts.is_linked_window_open || !facts.last_user_at) return std::nullopt;
    if (!facts.is_proactive() && !facts.is_idle()) return std::nullopt;
    const auto goes_at = std::max(facts.planned_at.value_or(facts.now), facts.now);
    if (goes_at - *facts.last_user_at <= facts.contact_window()) return std::nullopt;
    return deny("WINDOW_NOT_TRANSFERABLE");
}

}  // namespace domain::policy
