// What people of a shop are told about its vacation (rules AVA-20, AVA-21): that one lies ahead or is on,
// and, for a week, that it is over. Pure; used by api/staff_hours.cpp.
#pragma once
#include <string_view>

#include "domain/time/kept_hours.h"

namespace domain::time {

constexpr base::Duration kWelcomeBack = std::chrono::hours(7 * 24);

struct ChannelNews {
    std::string_view code;  // CHANNEL_PAUSED, CHANNEL_RESUMED
    Closure pause;
    bool operator==(const ChannelNews&) const = default;
};

// The pause around `now`, else the one that ended last, else the next.
std::optional<ChannelNews> channel_news(const KeptHours& kept, base::Timestamp now);

}  // namespace domain::time
