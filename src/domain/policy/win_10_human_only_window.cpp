// WIN-10: after its short window Messenger still carries what a person writes for seven days, and nothing
// else.
#include "domain/policy/channel_windows.h"
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> win_10_human_only_window(const Facts& facts) {
    const auto window = channel_window(facts.channel);
    const auto silent = silent_for(facts);
    if (!window || !silent || facts.actor == ActorKind::staff) return std::nullopt;
    if (*silent <= window->anybody || *silent > window->people) return std::nullopt;
    return deny("HUMAN_ONLY_WINDOW");
}

}  // namespace domain::policy
