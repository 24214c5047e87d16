// An HTTP proxy that knows CONNECT and nothing else (RFC 9110 §9.3.6): for programs whose addresses cannot be
// changed (gbm-clients.md §1, way A). Names of its own list end at a server on this machine; others are
// passed where the configuration says so, and refused elsewhere. One thread; knows bytes, no HTTP inside the
// tunnel.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/result.h"

namespace net {

struct ConnectProxyLimits {
    std::size_t tunnels_max = 1024;                     // 503 beyond
    std::size_t head_bytes_max = 8 * 1024;              // 431 beyond
    std::chrono::milliseconds head_timeout{10'000};     // 408
    std::chrono::milliseconds connect_timeout{10'000};  // 504
    std::chrono::milliseconds idle_timeout{300'000};    // no byte in either direction: both ends are closed
};

struct ConnectProxyConfig {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;              // 0: any free one; see port()
    std::vector<std::string> own_hosts;  // their port 443 is answered here
    std::uint16_t own_port = 0;          // on loopback: who answers
    std::vector<std::string>
        passed_hosts;  // "dialogflow.googleapis.com", "*.example.org", "*", "a.example:8443"; else port 443
    std::vector<std::string> allowed_private;  // as OutgoingAddresses takes them
    ConnectProxyLimits limits;
};

// "CONNECT host:port HTTP/1.1" and its headers.
struct ConnectTarget {
    std::string host;  // lower case, without brackets
    std::uint16_t port = 0;
};
// Of a whole head, with its empty line. Errors: method_not_connect, connect_malformed.
base::Result<ConnectTarget> parse_connect(std::string_view head);

enum class ConnectWay : std::uint8_t { own, passed, refused };
ConnectWay way_of(const ConnectProxyConfig& config, const ConnectTarget& target);

class ConnectProxy {
 public:
    // Binds and listens. Errors: address_in_use, address_malformed.
    static base::Result<std::unique_ptr<ConnectProxy>> listen(ConnectProxyConfig config);
    ~ConnectProxy();

    void start();
    void stop();  // ends every tunnel
    std::uint16_t port() const;

 private:
    class State;
    explicit ConnectProxy(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
    std::thread thread_;
};

}  // namespace net
