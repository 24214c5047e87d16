// REN-05: advertising needs a consent that still holds; what was asked for needs the question.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> ren_05_consent(const Facts& facts) {
    if (!facts.is_proactive() || !facts.lacks_consent) return std::nullopt;
    return deny("CONSENT_REQUIRED");
}

}  // namespace domain::policy
