// CNV-14: people who write bubble after bubble without an answer are told with the fifth, and pause an
// hour before each one after it.
#include "domain/policy/rules.h"

namespace domain::policy {
namespace {

constexpr base::Duration kConsecutivePause = std::chrono::hours(1);  // behaviours.md CNV-14

}  // namespace

std::optional<RuleResult> cnv_14_consecutive(const Facts& facts) {
    const std::int64_t most = facts.in_force[settings::Key::consecutive_reply_max];
    if (facts.actor != ActorKind::staff || facts.staff_in_a_row < most - 1) return std::nullopt;
    const bool is_over = facts.staff_in_a_row >= most;
    if (!is_over || !facts.last_human_at || facts.now - *facts.last_human_at >= kConsecutivePause)
        return warn("CONSECUTIVE_LIMIT");
    return deny("CONSECUTIVE_LIMIT", *facts.last_human_at + kConsecutivePause);
}

}  // namespace domain::policy
