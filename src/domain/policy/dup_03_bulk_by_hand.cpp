// DUP-03: what is nearly the same to twenty customers in an hour is a campaign, and passes its checks.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> dup_03_bulk_by_hand(const Facts& facts) {
    if (!facts.is_proactive() || !facts.bulk_until) return std::nullopt;
    return delay("BULK_OUTSIDE_CAMPAIGN", facts.bulk_until);
}

}  // namespace domain::policy
