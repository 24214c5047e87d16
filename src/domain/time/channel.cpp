#include "domain/time/channel.h"

namespace domain::time {

std::optional<ChannelNews> channel_news(const KeptHours& kept, base::Timestamp now) {
    if (const auto pause = pause_at(kept, now)) return ChannelNews{"CHANNEL_PAUSED", *pause};
    const Closure* over = nullptr;
    const Closure* ahead = nullptr;
    for (const Closure& pause : kept.pauses) {
        if (pause.to <= now && (over == nullptr || pause.to > over->to)) over = &pause;
        if (pause.from > now && (ahead == nullptr || pause.from < ahead->from)) ahead = &pause;
    }
    if (over != nullptr && now - over->to < kWelcomeBack) return ChannelNews{"CHANNEL_RESUMED", *over};
    if (ahead != nullptr) return ChannelNews{"CHANNEL_PAUSED", *ahead};
    return std::nullopt;
}

}  // namespace domain::time
