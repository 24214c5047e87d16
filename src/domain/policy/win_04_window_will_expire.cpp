// WIN-04: what is planned for after the contact window cannot go then either.
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> win_04_window_will_expire(const Facts& facts) {
    if (!facts.planned_at || !facts.last_user_at) return std::nullopt;
    const bool is_in_time = *facts.planned_at - *facts.last_user_at <= facts.contact_window();
    return is_in_time ? std::nullopt : std::optional(deny("WINDOW_WILL_EXPIRE"));
}

}  // namespace domain::policy
