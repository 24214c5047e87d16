// DUP-02: the same person, the same words, seconds later: one click too many. The use case returns the first
// message and sends nothing.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> dup_02_double_click(const Facts& facts) {
    if (!facts.is_double_click) return std::nullopt;
    return allow("IDEMPOTENT_REPLAY");
}

}  // namespace domain::policy
