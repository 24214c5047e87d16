#include "net/acceptor.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/log.h"
#include "net/http_connection.h"

namespace net {
namespace {

constexpr int kBacklog = 4096;
constexpr int kAcceptsPerTurn = 64;
constexpr std::chrono::milliseconds kPause{250};
constexpr Refusal kTooManyConnections{503, "too_many_connections", "too many connections from your address"};

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t size = sizeof(sockaddr_storage);
    sockaddr* pointer() { return reinterpret_cast<sockaddr*>(&storage); }
};

SocketAddress make_socket_address(const IpAddress& address, std::uint16_t port) {
    SocketAddress out;
    if (address.is_v4()) {
        auto& v4 = reinterpret_cast<sockaddr_in&>(out.storage);
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        std::memcpy(&v4.sin_addr, address.bytes.data() + 12, 4);
        out.size = sizeof v4;
    } else {
        auto& v6 = reinterpret_cast<sockaddr_in6&>(out.storage);
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        std::memcpy(&v6.sin6_addr, address.bytes.data(), 16);
        out.size = sizeof v6;
    }
    return out;
}

void switch_on(int descriptor, int level, int option) {
    const int one = 1;
    setsockopt(descriptor, level, option, &one, sizeof one);
}

std::unexpected<base::Error> cannot_listen(const std::string& address, std::uint16_t port, int reason) {
    return base::fail(
        base::ErrorKind::conflict, "address_in_use",
        "cannot listen on " + address + ":" + std::to_string(port) + ": " + std::strerror(reason));
}

enum class Sharing : std::uint8_t { no, yes };

base::Result<int> open_bound(const std::string& address, std::uint16_t port, Sharing sharing) {
    const auto parsed = parse_address(address == "localhost" ? "127.0.0.1" : address);
    if (!parsed)
        return base::fail(base::ErrorKind::invalid, "address_malformed",
                          "`" + address + "` is not an IP address");
    auto name = make_socket_address(*parsed, port);
    const int descriptor = ::socket(name.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return base::fail(base::ErrorKind::unavailable, "address_in_use", "no socket can be opened");
    switch_on(descriptor, SOL_SOCKET, SO_REUSEADDR);
    if (sharing == Sharing::yes) switch_on(descriptor, SOL_SOCKET, SO_REUSEPORT);
    switch_on(descriptor, IPPROTO_TCP, TCP_NODELAY);  // accepted sockets inherit it
    if (::bind(descriptor, name.pointer(), name.size) == 0) return descriptor;
    const int reason = errno;
    ::close(descriptor);
    return cannot_listen(address, port, reason);
}

}  // namespace

base::Result<int> open_listener(const std::string& address, std::uint16_t port) {
    const int descriptor = TRY(open_bound(address, port, Sharing::yes));
    if (::listen(descriptor, kBacklog) == 0) return descriptor;
    const int reason = errno;
    ::close(descriptor);
    return cannot_listen(address, port, reason);
}

base::Result<void> check_port_is_free(const std::string& address, std::uint16_t port) {
    ::close(TRY(open_bound(address, port, Sharing::no)));
    return {};
}

std::uint16_t port_of(int descriptor) {
    SocketAddress name;
    if (::getsockname(descriptor, name.pointer(), &name.size) != 0) return 0;
    if (name.storage.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<sockaddr_in6&>(name.storage).sin6_port);
    return ntohs(reinterpret_cast<sockaddr_in&>(name.storage).sin_port);
}

Acceptor::Acceptor(IoLoop& loop, int descriptor)
    : loop_(loop), listener_(loop.io(), descriptor), pause_(loop.io()) {}

void Acceptor::start() {
    wait();
}

void Acceptor::wait() {
    listener_.async_wait(Descriptor::wait_read, [this](const boost::system::error_code& error) {
        if (!error && listener_.is_open()) accept_some();
    });
}

void Acceptor::accept_some() {
    for (int i = 0; i < kAcceptsPerTurn; ++i) {
        SocketAddress name;
        const int descriptor =
            ::accept4(listener_.native_handle(), name.pointer(), &name.size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            admit(descriptor, address_of(*name.pointer()).value_or(IpAddress{}));
            continue;
        }
        if (errno == EAGAIN || errno == EWOULDBLOCK) break;
        if (errno != EMFILE && errno != ENFILE && errno != ENOBUFS && errno != ENOMEM) continue;
        base::log(base::LogLevel::warn, "accept_paused", {{"reason", std::strerror(errno)}});
        pause_.expires_after(kPause);
        pause_.async_wait([this](const boost::system::error_code& error) {
            if (!error && listener_.is_open()) wait();
        });
        return;
    }
    wait();
}

void Acceptor::admit(int descriptor, const IpAddress& peer) {
    auto& shared = loop_.shared();
    ConnectionSlot slot;
    const auto verdict = slot.take(shared, peer);
    const bool is_secure = shared.certificates.is_enabled();
    SslPointer ssl;
    if (verdict == ConnectionSlot::Verdict::taken && is_secure) ssl = shared.certificates.accept(descriptor);
    // To say 503 through TLS would take a handshake: too dear for somebody who has too many connections.
    const bool is_dropped = verdict == ConnectionSlot::Verdict::server_full || (is_secure && ssl == nullptr);
    if (verdict != ConnectionSlot::Verdict::taken || is_dropped) loop_.counters().connections_refused.add(1);
    if (is_dropped) {
        ::close(descriptor);
        return;
    }
    const auto connection = std::make_shared<HttpConnection>(
        loop_, Stream(loop_.io(), descriptor, std::move(ssl), loop_.record_buffer()), std::move(slot), peer);
    if (verdict == ConnectionSlot::Verdict::address_full)
        connection->start_refused(kTooManyConnections);
    else
        connection->start();
}

void Acceptor::close() {
    boost::system::error_code ignored;
    listener_.close(ignored);
    pause_.cancel();
}

}  // namespace net
