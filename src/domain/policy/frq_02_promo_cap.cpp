// FRQ-02: one advertisement in 7 days and two in 30, for each shop.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> frq_02_promo_cap(const Facts& facts) {
    if (!facts.is_promotional()) return std::nullopt;
    const bool has_room = facts.promo_7d < facts.in_force[settings::Key::promo_per_week] &&
                          facts.promo_30d < facts.in_force[settings::Key::promo_per_window];
    if (has_room) return std::nullopt;
    return deny("CAP_PROMO", facts.promo_free_at);
}

}  // namespace domain::policy
