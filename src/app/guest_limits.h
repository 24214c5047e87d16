// What people whom nobody knows may do how often (behaviours.md ENT-05, SEC-09): begin conversations, and
// write many messages. Counted in memory: a restart forgets it. Any thread may call it.
#pragma once
#include "app/pace.h"
#include "base/result.h"
#include "domain/ids.h"

namespace app {

// behaviours.md ENT-05 and SEC-09; 0: no limit.
struct GuestLimitNumbers {
    std::size_t starts_per_network_per_hour = 5;
    std::size_t starts_per_consumer_per_hour = 3;  // in all shops together
    std::size_t starts_per_shop_per_minute = 60;
    std::size_t messages_per_consumer_per_minute = 30;
};

class GuestLimits {
 public:
    explicit GuestLimits(const GuestLimitNumbers& numbers = {});

    // A new conversation, if it may begin now. `network`: the /24 (IPv4) or /48 (IPv6) that the device writes
    // from; empty, for this machine itself: nothing is counted. Error: start_rate_limit, with the seconds to
    // wait.
    base::Result<void> take_start(const std::string& network, domain::ConsumerId consumer,
                                  domain::LocationId location, base::Timestamp now);
    // One more message of theirs. Error: inbound_flood, likewise.
    base::Result<void> take_message(const std::string& network, domain::ConsumerId consumer,
                                    base::Timestamp now);

 private:
    Pace network_starts_;
    Pace consumer_starts_;
    Pace shop_starts_;
    Pace messages_;
};

}  // namespace app
