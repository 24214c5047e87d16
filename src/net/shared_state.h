// What all io threads of one server share: configuration, what to do with a request, and the counts that
// bound the server as a whole.
#pragma once
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>

#include "net/addresses.h"
#include "net/http_server.h"
#include "net/tls.h"

namespace net {

// Connections per client address, so that one client cannot take all.
class AddressCounts {
 public:
    explicit AddressCounts(std::size_t most) : most_(most) {}
    bool try_add(const IpAddress& address);  // false, and not counted, when it has the most already
    void remove(const IpAddress& address);

 private:
    const std::size_t most_;
    std::mutex mutex_;  // guards counts_
    std::map<IpAddress, std::size_t> counts_;
};

struct SharedState {
    SharedState(HttpConfig c, RequestSink s, std::vector<AddressBlock> proxies)
        : config(std::move(c)),
          sink(std::move(s)),
          trusted_proxies(std::move(proxies)),
          certificates(config.tls),
          addresses(config.limits.connections_per_address_max) {}

    const HttpConfig config;
    const RequestSink sink;
    const std::vector<AddressBlock> trusted_proxies;
    TlsCertificates certificates;
    AddressCounts addresses;
    std::atomic<std::size_t> connections_open{0};
    std::atomic<std::size_t> sockets_open{0};
    std::atomic<bool> is_stopping{false};

    std::mutex drained_mutex;  // for waiting until connections_open is 0
    std::condition_variable drained;
};

// One connection's share of the server-wide counts; given back by the destructor.
class ConnectionSlot {
 public:
    enum class Verdict : std::uint8_t { taken, server_full, address_full };

    ConnectionSlot() = default;
    ConnectionSlot(ConnectionSlot&& other) noexcept
        : shared_(std::exchange(other.shared_, nullptr)),
          address_(other.address_),
          is_counted_(other.is_counted_) {}
    ConnectionSlot& operator=(ConnectionSlot&&) = delete;
    ~ConnectionSlot() { release(); }

    Verdict take(SharedState& shared, const IpAddress& address);
    void release();

 private:
    SharedState* shared_ = nullptr;
    IpAddress address_;
    bool is_counted_ = false;  // by address
};

}  // namespace net
