// CNV-18: nobody and nothing writes to a customer who has blocked the shop. Only they can undo it.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cnv_18_blocked_by_consumer(const Facts& facts) {
    if (!facts.is_blocked_by_consumer) return std::nullopt;
    return deny("BLOCKED_BY_CONSUMER");
}

}  // namespace domain::policy
