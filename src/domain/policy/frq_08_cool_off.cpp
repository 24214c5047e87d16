// FRQ-08: who complained, or was not content, is left out of campaigns of advertising for a week. Of
// campaigns only: told about one customer, it would tell staff who complained (behaviours.md §3.10).
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> frq_08_cool_off(const Facts& facts) {
    if (!facts.is_campaign || !facts.is_promotional() || !facts.cool_off_until) return std::nullopt;
    return deny("COOL_OFF", facts.cool_off_until);
}

}  // namespace domain::policy
