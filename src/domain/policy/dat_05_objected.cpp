// DAT-05: who objected to advertising gets none, whatever they had asked for before (behaviours.md, = OPT-01
// for P).
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> dat_05_objected(const Facts& facts) {
    if (!facts.is_promotional() || !facts.has_objected) return std::nullopt;
    return deny("OBJECTED");
}

}  // namespace domain::policy
