// OPT-04: a question asked after the opt-out, or still open then, may be answered for 24 hours.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> opt_04_answer_after_opt_out(const Facts& facts) {
    if (facts.contact != Contact::opted_out || !is_answer_after_opt_out(facts)) return std::nullopt;
    return allow("OPT_OUT_ANSWER_ALLOWED");
}

}  // namespace domain::policy
