// FRQ-01: so many messages of its own accord a business has in 30 days.
#include "domain/policy/rules.h"
#include "domain/policy/settings.h"

namespace domain::policy {

std::optional<RuleResult> frq_01_window_cap(const Facts& facts) {
    if (!facts.is_proactive() || facts.contacted_30d < kProactivePerWindow) return std::nullopt;
    return deny("CAP_WINDOW", facts.contacted_free_at);
}

}  // namespace domain::policy
