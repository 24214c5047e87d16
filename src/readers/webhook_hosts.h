// The receivers of webhooks and what is known about their health: who may be sent something now. Pure; one
// thread. Hosts that are not known to answer share half of the places, so that dead ones never keep the
// living waiting.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/time.h"

namespace readers {

struct WebhookLimits {
    std::size_t in_flight_max = 256;
    std::size_t in_flight_per_host_max = 64;
    std::size_t in_flight_unproven_max = 128;  // of hosts whose last answer was not a success
    int failures_to_open = 8;  // in a row: from then on one probe at a time, with growing pauses
    std::size_t waiting_per_host_max = 512;  // conversations in memory; further ones are parked at once
    std::size_t read_ahead_max = 4096;       // messages between the cursor and the newest one read
};

// "https://Bot.example:8443/x" -> "https://bot.example:8443": what health and limits are counted by.
std::string host_of(std::string_view url);

class WebhookHosts {
 public:
    explicit WebhookHosts(WebhookLimits limits) : limits_(limits) {}

    bool may_start(const std::string& host, base::Timestamp now) const;
    void started(const std::string& host);
    // Both: the end of something started. succeeded() says whether the host has come back from failing.
    bool succeeded(const std::string& host);
    void failed(const std::string& host, base::Timestamp now);
    void abandoned(const std::string& host);  // neither: the request never went out

    bool is_open(const std::string& host) const;                   // the circuit: only probes pass
    base::Timestamp next_probe_at(const std::string& host) const;  // while open
    std::size_t in_flight() const { return in_flight_; }
    std::size_t open_circuits() const;

 private:
    struct Host {
        std::size_t in_flight = 0;
        std::size_t in_flight_unproven = 0;
        int failures = 0;  // in a row
        bool is_proven = false;
        base::Timestamp next_probe_at;
    };
    void ended(Host& host);
    const Host* find(const std::string& host) const;

    const WebhookLimits limits_;
    std::unordered_map<std::string, Host> hosts_;
    std::size_t in_flight_ = 0;
    std::size_t in_flight_unproven_ = 0;
};

}  // namespace readers
