// CNV-17: whom the shop has blocked it does not write to, but to answer what they asked before: the clock of
// that question goes on.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> cnv_17_blocked_by_store(const Facts& facts) {
    if (!facts.is_blocked_by_store) return std::nullopt;
    const bool is_answer = facts.is_by_business() && facts.needs_reply && !facts.is_proactive();
    if (is_answer) return std::nullopt;
    return deny("BLOCKED_BY_STORE");
}

}  // namespace domain::policy
