// OPT-03: who does not want to be written to is not written to; an answer to what they ask later is OPT-04's.
// While an unclear word is asked back, only answers go out. What the server says by itself is a reaction to
// the consumer's own words (the one confirmation of an opt-out among them), unless it has a reason. What
// another profile of the same person said holds as well (WIN-11, OPT-09): answers only, for a day.
#include "domain/policy/rules.h"

namespace domain::policy {
namespace {

bool is_fresh_answer(const Facts& facts) {
    return facts.last_user_at &&
           facts.now - *facts.last_user_at <= facts.in_force.seconds(settings::Key::answer_after_opt_out_s);
}

}  // namespace

std::optional<RuleResult> opt_03_opted_out(const Facts& facts) {
    if (!facts.is_by_business() && !facts.is_proactive()) return std::nullopt;
    const bool is_unasked = facts.is_proactive() || facts.is_idle();
    if (facts.contact == Contact::suspended && is_unasked) return deny("OPT_OUT_SUSPECTED");
    if (facts.contact == Contact::opted_out && !is_answer_after_opt_out(facts)) return deny("OPTED_OUT");
    if (facts.linked_contact == Contact::suspended && is_unasked) return deny("OPT_OUT_SUSPECTED");
    if (facts.linked_contact != Contact::opted_out || (!is_unasked && is_fresh_answer(facts)))
        return std::nullopt;
    return deny("OPT_OUT_INHERITED");
}

}  // namespace domain::policy
