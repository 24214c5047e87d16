#include "app/guest_limits.h"

#include <algorithm>

namespace app {
namespace {

constexpr std::size_t kRemembered = 20'000;  // keys of one kind in one window: a few megabytes
constexpr auto kHour = std::chrono::hours(1);
constexpr auto kMinute = std::chrono::minutes(1);

std::unexpected<base::Error> wait_first(std::string code, std::string message, base::Duration wait) {
    const auto seconds = std::max(std::chrono::ceil<std::chrono::seconds>(wait), std::chrono::seconds(1));
    return std::unexpected(
        base::Error{base::ErrorKind::too_many, std::move(code), std::move(message), seconds.count()});
}

}  // namespace

GuestLimits::GuestLimits(const GuestLimitNumbers& numbers)
    : network_starts_({numbers.starts_per_network_per_hour, kHour}, kRemembered),
      consumer_starts_({numbers.starts_per_consumer_per_hour, kHour}, kRemembered),
      shop_starts_({numbers.starts_per_shop_per_minute, kMinute}, kRemembered),
      messages_({numbers.messages_per_consumer_per_minute, kMinute}, kRemembered) {}

base::Result<void> GuestLimits::take_start(const std::string& network, domain::ConsumerId consumer,
                                           domain::LocationId location, base::Timestamp now) {
    if (network.empty()) return {};
    const std::string person = base::to_string(consumer);
    const std::string shop = base::to_string(location);
    // All are asked before any counts: who has to wait for one of them uses up none.
    const base::Duration wait = std::max({network_starts_.wait_of(network, now).value_or(base::Duration{}),
                                          consumer_starts_.wait_of(person, now).value_or(base::Duration{}),
                                          shop_starts_.wait_of(shop, now).value_or(base::Duration{})});
    if (wait > base::Duration{}) {
        return wait_first("start_rate_limit", "many conversations have begun here just now; try again later",
                          wait);
    }
    network_starts_.note(network, now);
    consumer_starts_.note(person, now);
    shop_starts_.note(shop, now);
    return {};
}

base::Result<void> GuestLimits::take_message(const std::string& network, domain::ConsumerId consumer,
                                             base::Timestamp now) {
    if (network.empty()) return {};
    const auto wait = messages_.take(base::to_string(consumer), now);
    if (!wait) return {};
    return wait_first("inbound_flood", "one moment: that was many messages at once; it can be sent soon",
                      *wait);
}

}  // namespace app
