// WIN-09: a channel that gives less time than we do decides for its own conversations.
#include "domain/policy/channel_windows.h"
#include "domain/policy/rules.h"

namespace domain::policy {

std::optional<RuleResult> win_09_channel_window(const Facts& facts) {
    const auto window = channel_window(facts.channel);
    const auto silent = silent_for(facts);
    if (!window || !silent || *silent <= window->people) return std::nullopt;
    return deny("CHANNEL_WINDOW_EXPIRED");
}

}  // namespace domain::policy
