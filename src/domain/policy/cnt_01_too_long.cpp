// CNT-01: a bubble holds 3,072 characters (GBM).
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cnt_01_too_long(const Facts& facts) {
    if (facts.chars <= static_cast<std::int64_t>(kBusinessTextCharsMax)) return std::nullopt;
    return deny("TEXT_TOO_LONG");
}

}  // namespace domain::policy
