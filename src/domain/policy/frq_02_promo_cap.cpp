// FRQ-02: one advertisement in 7 days and two in 30, for each shop.
#include "domain/policy/rules.h"
#include "domain/policy/settings.h"

namespace domain::policy {

std::optional<RuleResult> frq_02_promo_cap(const Facts& facts) {
    if (!facts.is_promotional()) return std::nullopt;
    if (facts.promo_7d < kPromoPerWeek && facts.promo_30d < kPromoPerWindow) return std::nullopt;
    return deny("CAP_PROMO", facts.promo_free_at);
}

}  // namespace domain::policy
