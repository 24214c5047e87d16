// DAT-06: after its end a shop is read-only (behaviours.md R36): until then replies work, then nothing goes
// out.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> dat_06_wind_down(const Facts& facts) {
    if (!facts.has_shop_ended) return std::nullopt;
    return deny("WIND_DOWN");
}

}  // namespace domain::policy
