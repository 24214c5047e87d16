// Which waiting request goes out next. Hosts take turns; hosts that are not known to answer share half of the
// places, so that a thousand dead receivers cannot keep the living ones waiting. Pure; one thread.
#pragma once
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

namespace net {

class OutgoingSchedule {
 public:
    OutgoingSchedule(std::size_t in_flight_max, std::size_t per_host_max);

    void push(const std::string& host, std::uint64_t request);
    std::optional<std::uint64_t> next();  // counts as running from now on
    void finished(const std::string& host, bool has_answered);

 private:
    struct Host {
        std::deque<std::uint64_t> waiting;
        std::size_t running = 0;
        std::size_t running_unproven = 0;
        bool is_proven = false;  // the last request got an answer
        bool is_in_turn = false;
    };
    using Turn = std::deque<std::string>;

    void queue_up(const std::string& name, Host& host);
    std::optional<std::uint64_t> next_of(Turn& turn, bool is_proven);

    const std::size_t in_flight_max_;
    const std::size_t per_host_max_;
    const std::size_t unproven_max_;
    std::unordered_map<std::string, Host> hosts_;
    Turn proven_;
    Turn unproven_;
    std::size_t running_ = 0;
    std::size_t running_unproven_ = 0;
    bool prefers_unproven_ = false;
};

}  // namespace net
