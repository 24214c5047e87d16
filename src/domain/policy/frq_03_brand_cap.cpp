// FRQ-03: one advertisement in 24 hours; counted in this conversation.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> frq_03_brand_cap(const Facts& facts) {
    if (!facts.is_promotional() || !facts.promo_24h_until) return std::nullopt;
    return delay("CAP_BRAND", facts.promo_24h_until);
}

}  // namespace domain::policy
