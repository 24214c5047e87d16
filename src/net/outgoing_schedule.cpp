#include "net/outgoing_schedule.h"

#include <algorithm>

#include "base/check.h"

namespace net {
namespace {

constexpr std::size_t kRememberedHostsMax = 10'000;

}  // namespace

OutgoingSchedule::OutgoingSchedule(std::size_t in_flight_max, std::size_t per_host_max)
    : in_flight_max_(in_flight_max),
      per_host_max_(per_host_max),
      unproven_max_(std::max<std::size_t>(1, in_flight_max / 2)) {}

void OutgoingSchedule::push(const std::string& host, std::uint64_t request) {
    auto& entry = hosts_[host];
    entry.waiting.push_back(request);
    queue_up(host, entry);
}

void OutgoingSchedule::queue_up(const std::string& name, Host& host) {
    if (host.is_in_turn || host.waiting.empty() || host.running >= per_host_max_) return;
    host.is_in_turn = true;
    (host.is_proven ? proven_ : unproven_).push_back(name);
}

std::optional<std::uint64_t> OutgoingSchedule::next() {
    if (running_ >= in_flight_max_) return std::nullopt;
    prefers_unproven_ = !prefers_unproven_;
    // The first once more: looking at the second may have moved hosts there.
    for (const bool is_unproven : {prefers_unproven_, !prefers_unproven_, prefers_unproven_}) {
        if (is_unproven && running_unproven_ >= unproven_max_) continue;
        if (const auto request = next_of(is_unproven ? unproven_ : proven_, !is_unproven)) return request;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> OutgoingSchedule::next_of(Turn& turn, bool is_proven) {
    while (!turn.empty()) {
        const std::string name = std::move(turn.front());
        turn.pop_front();
        auto& host = hosts_.at(name);
        host.is_in_turn = false;
        if (host.is_proven != is_proven) {  // changed while it waited for its turn
            queue_up(name, host);
            continue;
        }
        const auto request = host.waiting.front();
        host.waiting.pop_front();
        ++host.running;
        ++running_;
        if (!is_proven) {
            ++host.running_unproven;
            ++running_unproven_;
        }
        queue_up(name, host);
        return request;
    }
    return std::nullopt;
}

void OutgoingSchedule::finished(const std::string& name, bool has_answered) {
    auto& host = hosts_.at(name);
    CHECK(host.running > 0);
    --host.running;
    --running_;
    if (host.running_unproven > 0) {
        --host.running_unproven;
        --running_unproven_;
    }
    host.is_proven = has_answered;
    queue_up(name, host);
    const bool is_idle = host.running == 0 && host.waiting.empty();
    if (is_idle && (!has_answered || hosts_.size() > kRememberedHostsMax)) hosts_.erase(name);
}

}  // namespace net
