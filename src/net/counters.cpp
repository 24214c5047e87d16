#include "net/counters.h"

#include <limits>

namespace net {
namespace {

constexpr std::array<double, 15> kBounds{
    0.0005, 0.001, 0.0025, 0.005, 0.01,
    0.025,  0.05,  0.1,    0.25,  0.5,
    1,      2.5,   5,      10,    std::numeric_limits<double>::infinity()};

}  // namespace

void IoCounters::add_response(int status) {
    if (status >= 100 && status < 600) by_status_[static_cast<std::size_t>(status - 100)].add(1);
}

void IoCounters::add_duration(std::chrono::nanoseconds duration) {
    const double seconds = std::chrono::duration<double>(duration).count();
    std::size_t bucket = 0;
    while (seconds > kBounds[bucket])
        ++bucket;
    durations_[bucket].add(1);
    duration_us_.add(static_cast<std::uint64_t>(duration.count() / 1000));
}

void IoCounters::add_to(HttpFigures& figures) const {
    figures.connections_open += connections_open.get();
    figures.connections_total += connections_total.get();
    figures.connections_refused_total += connections_refused.get();
    figures.requests_total += requests_total.get();
    figures.requests_open += requests_open.get();
    figures.sockets_open += sockets_open.get();
    figures.sockets_total += sockets_total.get();
    figures.sockets_resync_total += sockets_resync.get();
    figures.bytes_in_total += bytes_in.get();
    figures.bytes_out_total += bytes_out.get();
    for (std::size_t i = 0; i < by_status_.size(); ++i)
        if (const auto count = by_status_[i].get(); count > 0)
            figures.responses_by_status[static_cast<int>(i) + 100] += count;
    figures.request_seconds.resize(kBounds.size());
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
        figures.request_seconds[i].first = kBounds[i];
        figures.request_seconds[i].second += durations_[i].get();
    }
    figures.request_seconds_sum += static_cast<double>(duration_us_.get()) / 1e6;
}

}  // namespace net
