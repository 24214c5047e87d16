// REN-06: offers and prices make a service message an advertisement.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> ren_06_offer_in_notice(const Facts& facts) {
    if (!facts.is_proactive() || facts.is_promotional() || !facts.has_offer_words) return std::nullopt;
    return deny("PROMO_IN_SERVICE");
}

}  // namespace domain::policy
