// What an io thread counts. Written by that thread alone and read by any: so no locked instruction is needed.
#pragma once
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>

#include "net/http_server.h"

namespace net {

class Counter {
 public:
    void add(std::uint64_t n) { value_.store(get() + n, std::memory_order_relaxed); }
    void subtract(std::uint64_t n) { value_.store(get() - n, std::memory_order_relaxed); }
    std::uint64_t get() const { return value_.load(std::memory_order_relaxed); }

 private:
    std::atomic<std::uint64_t> value_{0};
};

struct alignas(64) IoCounters {
    Counter connections_open, connections_total, connections_refused, requests_total, requests_open;
    Counter sockets_open, sockets_total, sockets_resync, bytes_in, bytes_out;

    void add_response(int status);
    void add_duration(std::chrono::nanoseconds duration);
    void add_to(HttpFigures& figures) const;

 private:
    std::array<Counter, 500> by_status_;  // 100..599
    std::array<Counter, 15> durations_;
    Counter duration_us_;
};

}  // namespace net
