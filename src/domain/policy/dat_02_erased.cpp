// DAT-02: who wanted to be forgotten is written to no more.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> dat_02_erased(const Facts& facts) {
    if (!facts.is_forgotten) return std::nullopt;
    return deny("ERASED");
}

}  // namespace domain::policy
