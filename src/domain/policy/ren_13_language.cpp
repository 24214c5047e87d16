// REN-13: of its own accord a business writes in a language that the consumer is known to read.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> ren_13_language(const Facts& facts) {
    if (!facts.is_proactive() || !facts.is_foreign) return std::nullopt;
    return warn("LANGUAGE_MISMATCH");
}

}  // namespace domain::policy
