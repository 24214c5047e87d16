#include "net/connect_proxy.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <charconv>

#include "base/log.h"
#include "base/text.h"
#include "net/acceptor.h"
#include "net/addresses.h"
#include "net/outgoing_addresses.h"

namespace net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::string_view kHttpsPort = "443";
constexpr std::size_t kRelayBytes = 16 * 1024;

bool matches(std::string_view pattern, const ConnectTarget& target) {
    const auto colon = pattern.rfind(':');
    const std::string port(colon == pattern.npos ? kHttpsPort : pattern.substr(colon + 1));
    if (port != std::to_string(target.port)) return false;
    pattern = pattern.substr(0, colon);
    const std::string_view host = target.host;
    if (pattern == "*") return true;
    if (pattern.starts_with("*."))
        return host.size() > pattern.size() - 1 && host.ends_with(pattern.substr(1));
    return base::equal_ignoring_case(pattern, host);
}

bool is_host_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':' || c == '_';
}

std::unexpected<base::Error> malformed_target() {
    return base::fail(base::ErrorKind::invalid, "connect_malformed", "CONNECT wants host:port");
}

}  // namespace

base::Result<ConnectTarget> parse_connect(std::string_view head) {
    const auto line = head.substr(0, head.find("\r\n"));
    const auto parts = base::split(line, ' ');
    if (parts.size() != 3 || !parts[2].starts_with("HTTP/1.")) return malformed_target();
    if (parts[0] != "CONNECT") {
        return base::fail(base::ErrorKind::invalid, "method_not_connect", "this proxy knows CONNECT only");
    }
    const auto colon = parts[1].rfind(':');
    if (colon == std::string_view::npos) return malformed_target();
    std::string_view host = parts[1].substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    ConnectTarget target{base::lower_ascii(host), 0};
    const auto digits = parts[1].substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), target.port);
    const bool is_port = error == std::errc() && end == digits.data() + digits.size() && target.port != 0;
    const bool is_host =
        !target.host.empty() && target.host.size() <= 253 && std::ranges::all_of(target.host, is_host_char);
    if (!is_port || !is_host) return malformed_target();
    return target;
}

ConnectWay way_of(const ConnectProxyConfig& config, const ConnectTarget& target) {
    const auto covers = [&](const std::string& pattern) { return matches(pattern, target); };
    if (std::ranges::any_of(config.own_hosts, covers)) return ConnectWay::own;
    return std::ranges::any_of(config.passed_hosts, covers) ? ConnectWay::passed : ConnectWay::refused;
}

// Everything runs on its one thread.
class ConnectProxy::State {
 public:
    State(ConnectProxyConfig config, int descriptor)
        : config_(std::move(config)),
          addresses_(config_.allowed_private),
          port_(port_of(descriptor)),
          acceptor_(io_, is_v6() ? tcp::v6() : tcp::v4(), descriptor) {}

    std::uint16_t port() const { return port_; }
    void run() {
        asio::co_spawn(io_, accept(this), asio::detached);
        io_.run();
    }
    void stop() { io_.stop(); }

 private:
    // Closes both ends when nothing has moved for a while; each byte puts it off.
    struct Tunnel {
        explicit Tunnel(State& owner)
            : state(owner), client(owner.io_), target(owner.io_), deadline(owner.io_) {
            ++state.tunnels_;
        }
        ~Tunnel() { --state.tunnels_; }
        Tunnel(const Tunnel&) = delete;
        Tunnel& operator=(const Tunnel&) = delete;

        State& state;
        tcp::socket client;
        tcp::socket target;
        asio::steady_timer deadline;
        std::string early;  // what came behind the head: the beginning of the TLS handshake
        int open_directions = 2;

        void close() {
            boost::system::error_code ignored;
            client.close(ignored);
            target.close(ignored);
            deadline.cancel();
        }
    };
    using TunnelPointer = std::shared_ptr<Tunnel>;

    bool is_v6() const { return config_.address.find(':') != std::string::npos; }

    static asio::awaitable<void> accept(State* self) {
        for (;;) {
            auto tunnel = std::make_shared<Tunnel>(*self);
            const auto [error] = co_await self->acceptor_.async_accept(tunnel->client, kAwait);
            if (error == asio::error::operation_aborted) co_return;
            if (error) {
                // No descriptors left, as a rule: some will be free soon.
                asio::steady_timer pause(self->io_, std::chrono::milliseconds(250));
                co_await pause.async_wait(kAwait);
                continue;
            }
            asio::co_spawn(self->io_, serve(self, std::move(tunnel)), asio::detached);
        }
    }

    static asio::awaitable<void> watch(TunnelPointer tunnel) {
        for (;;) {
            co_await tunnel->deadline.async_wait(kAwait);
            const bool is_over = tunnel->deadline.expiry() <= std::chrono::steady_clock::now();
            if (!tunnel->client.is_open()) co_return;
            if (is_over) co_return tunnel->close();
            // else it was put off
        }
    }

    static asio::awaitable<void> serve(State* self, TunnelPointer tunnel) {
        if (self->tunnels_ > self->config_.limits.tunnels_max) {
            co_await say(tunnel, "503 Service Unavailable");
            co_return;
        }
        tunnel->deadline.expires_after(self->config_.limits.head_timeout);
        asio::co_spawn(self->io_, watch(tunnel), asio::detached);
        const std::string_view refusal = co_await open(self, tunnel);
        if (refusal.empty()) {
            asio::co_spawn(self->io_, relay(self, tunnel, Direction::inward), asio::detached);
            co_await relay(self, tunnel, Direction::outward);
        } else {
            co_await say(tunnel, refusal);
            tunnel->close();
        }
    }

    // Empty when the tunnel stands, else the status line of the answer.
    static asio::awaitable<std::string_view> open(State* self, TunnelPointer tunnel) {
        std::string head;
        const auto buffer = asio::dynamic_buffer(head, self->config_.limits.head_bytes_max);
        const auto [error, size] =
            co_await asio::async_read_until(tunnel->client, buffer, "\r\n\r\n", kAwait);
        if (error == asio::error::not_found) co_return "431 Request Header Fields Too Large";
        if (error) co_return "408 Request Timeout";
        const auto target = parse_connect(std::string_view(head).substr(0, size));
        if (!target)
            co_return target.error().code == "method_not_connect" ? "405 Method Not Allowed"
                                                                  : "400 Bad Request";
        tunnel->early = head.substr(size);
        const ConnectWay way = way_of(self->config_, *target);
        if (way == ConnectWay::refused) {
            base::log(base::LogLevel::info, "connect_refused", {{"host", target->host}});
            co_return "403 Forbidden";
        }
        tunnel->deadline.expires_after(self->config_.limits.connect_timeout);
        bool is_connected = false;
        if (way == ConnectWay::own)
            is_connected = co_await connect_here(self, tunnel);
        else
            is_connected = co_await connect_out(self, tunnel, *target);
        if (!is_connected) co_return "502 Bad Gateway";
        boost::system::error_code ignored;
        tunnel->client.set_option(tcp::no_delay(true), ignored);
        tunnel->target.set_option(tcp::no_delay(true), ignored);
        tunnel->deadline.expires_after(self->config_.limits.idle_timeout);
        const std::string_view answer = "HTTP/1.1 200 Connection established\r\n\r\n";
        const auto [failed, sent] = co_await asio::async_write(tunnel->client, asio::buffer(answer), kAwait);
        if (failed) co_return "502 Bad Gateway";
        co_return std::string_view();
    }

    static asio::awaitable<bool> connect_here(State* self, TunnelPointer tunnel) {
        const tcp::endpoint here(asio::ip::address_v4::loopback(), self->config_.own_port);
        const auto [error] = co_await tunnel->target.async_connect(here, kAwait);
        co_return !error;
    }

    static asio::awaitable<bool> connect_out(State* self, TunnelPointer tunnel, ConnectTarget target) {
        tcp::resolver resolver(self->io_);
        const auto [error, found] =
            co_await resolver.async_resolve(target.host, std::to_string(target.port), kAwait);
        if (error) co_return false;
        for (const auto& entry : found) {
            const auto endpoint = entry.endpoint();
            const auto address = parse_address(endpoint.address().to_string());
            // Decided after the name was resolved: a public name may lead to a private address.
            if (!address || !self->addresses_.may_connect(target.host, *address, target.port)) continue;
            const auto [failed] = co_await tunnel->target.async_connect(endpoint, kAwait);
            if (!failed) co_return true;
            boost::system::error_code ignored;
            tunnel->target.close(ignored);
        }
        co_return false;
    }

    enum class Direction : std::uint8_t { outward, inward };

    static asio::awaitable<void> relay(State* self, TunnelPointer tunnel, Direction direction) {
        const bool is_outward = direction == Direction::outward;
        tcp::socket& from = is_outward ? tunnel->client : tunnel->target;
        tcp::socket& to = is_outward ? tunnel->target : tunnel->client;
        if (is_outward && !tunnel->early.empty()) {
            const auto [error, sent] = co_await asio::async_write(to, asio::buffer(tunnel->early), kAwait);
            if (error) tunnel->close();
        }
        std::vector<char> bytes(kRelayBytes);
        for (;;) {
            const auto [ended, size] = co_await from.async_read_some(asio::buffer(bytes), kAwait);
            if (ended) break;
            const auto piece = asio::buffer(bytes.data(), size);
            const auto [failed, sent] = co_await asio::async_write(to, piece, kAwait);
            if (failed) break;
            tunnel->deadline.expires_after(self->config_.limits.idle_timeout);
        }
        boost::system::error_code ignored;
        to.shutdown(tcp::socket::shutdown_send, ignored);  // the other direction may have more to say
        if (--tunnel->open_directions == 0) tunnel->close();
    }

    static asio::awaitable<void> say(TunnelPointer tunnel, std::string_view status) {
        const std::string answer =
            "HTTP/1.1 " + std::string(status) + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        const auto [error, sent] = co_await asio::async_write(tunnel->client, asio::buffer(answer), kAwait);
        static_cast<void>(error);
    }

    const ConnectProxyConfig config_;
    const OutgoingAddresses addresses_;
    const std::uint16_t port_;
    std::size_t tunnels_ = 0;  // the one that is waited for among them
    asio::io_context io_{1};   // after tunnels_: its end is the end of the tunnels
    tcp::acceptor acceptor_;
};

base::Result<std::unique_ptr<ConnectProxy>> ConnectProxy::listen(ConnectProxyConfig config) {
    if (config.port != 0) TRY(check_port_is_free(config.address, config.port));
    const int descriptor = TRY(open_listener(config.address, config.port));
    return std::unique_ptr<ConnectProxy>(
        new ConnectProxy(std::make_unique<State>(std::move(config), descriptor)));
}

ConnectProxy::ConnectProxy(std::unique_ptr<State> state) : state_(std::move(state)) {}

ConnectProxy::~ConnectProxy() {
    stop();
}

void ConnectProxy::start() {
    thread_ = std::thread([state = state_.get()] { state->run(); });
}

void ConnectProxy::stop() {
    state_->stop();
    if (thread_.joinable()) thread_.join();
}

std::uint16_t ConnectProxy::port() const {
    return state_->port();
}

}  // namespace net
