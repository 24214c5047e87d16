#include "domain/policy/channel_windows.h"

#include <algorithm>

#include "base/check.h"

namespace domain::policy {

// behaviours.md WIN-09: WhatsApp and Viber 24 h; Messenger 24 h, people 7 d (WIN-10).
std::optional<ChannelWindow> channel_window(Channel channel) {
    constexpr base::Duration kDay = std::chrono::hours(24);
    switch (channel) {
        case Channel::web:
        case Channel::gbm:
            return std::nullopt;
        case Channel::whatsapp:
        case Channel::viber:
            return ChannelWindow{kDay, kDay};
        case Channel::messenger:
            return ChannelWindow{kDay, 7 * kDay};
    }
    CHECK(false);
}

std::optional<base::Duration> silent_for(const Facts& facts) {
    if (!facts.last_user_at) return std::nullopt;
    return std::max(facts.planned_at.value_or(facts.now), facts.now) - *facts.last_user_at;
}

}  // namespace domain::policy
