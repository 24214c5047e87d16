// The HTTP/1.1 and WebSocket server: `io` threads, each with its own io_context and its own listening socket
// (SO_REUSEPORT). Knows sockets, TLS, limits and framing; nothing about messages.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "net/http.h"
#include "net/http_parse.h"

namespace net {

// Every bound of a connection. Defaults and reasons stand in server/limits.h, which fills this in.
struct HttpLimits {
    std::size_t head_bytes_max = 16 * 1024;          // 431 head_too_large
    std::size_t headers_max = 100;                   // 431 head_too_large
    std::size_t body_bytes_max = 1024 * 1024;        // after un-gzipping; 413 body_too_large
    std::chrono::milliseconds head_timeout{10'000};  // from the first byte of a request; 408 request_timeout
    std::chrono::milliseconds body_timeout{20'000};  // 408 request_timeout
    std::chrono::milliseconds idle_timeout{60'000};  // keep-alive without a request: closed
    std::chrono::milliseconds write_timeout{20'000};
    std::chrono::milliseconds answer_timeout{30'000};  // handler did not answer: 503 answer_timeout
    std::size_t connections_max = 16'000;  // all io threads together; accepted and closed at once beyond
    std::size_t connections_per_address_max =
        256;                               // trusted proxies and loopback exempt: 503 too_many_connections
    std::size_t large_body_bytes_max = 0;  // of the requests that may have one; 413 body_too_large
    std::chrono::milliseconds large_body_timeout{120'000};  // 408 request_timeout
    TakesLargeBody takes_large_body = nullptr;
};

struct SocketLimits {
    std::size_t message_bytes_max = 16 * 1024;        // closed with 1009
    std::size_t outbox_messages_max = 256;            // closed with 4008 "resync"
    std::chrono::milliseconds ping_interval{30'000};  // two unanswered pings close the socket
    std::size_t sockets_max = 15'500;
};

struct TlsFiles {
    std::string certificate_file;  // PEM chain; both empty: plain HTTP
    std::string key_file;
};

struct HttpConfig {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: the system chooses; see HttpServer::port()
    std::size_t io_threads = 2;
    TlsFiles tls;
    std::vector<std::string> trusted_proxies;  // addresses or CIDR blocks whose X-Forwarded-* is believed
    HttpLimits limits;
    SocketLimits socket_limits;
};

// Counters for /metrics; a snapshot.
struct HttpFigures {
    std::uint64_t connections_open = 0;
    std::uint64_t connections_total = 0;
    std::uint64_t connections_refused_total = 0;
    std::uint64_t requests_total = 0;
    std::uint64_t requests_open = 0;
    std::uint64_t sockets_open = 0;
    std::uint64_t sockets_total = 0;
    std::uint64_t sockets_resync_total = 0;  // closed because their outbox was full
    std::uint64_t bytes_in_total = 0;
    std::uint64_t bytes_out_total = 0;
    std::map<int, std::uint64_t> responses_by_status;
    // Upper bounds in seconds and how many requests took at most that long (not cumulative).
    std::vector<std::pair<double, std::uint64_t>> request_seconds;
    double request_seconds_sum = 0;
};

class HttpServer {
 public:
    // Binds and listens, starts no thread. Errors: address_in_use, address_malformed, tls_files_unusable.
    static base::Result<std::unique_ptr<HttpServer>> listen(HttpConfig config, RequestSink sink);
    ~HttpServer();  // stop(0) when still running

    void start();  // starts the io threads
    std::uint16_t port() const;
    std::size_t io_threads() const;

    // Runs `work` on that io thread, in order of posting. From any thread.
    void post(std::size_t io, std::move_only_function<void()> work);

    // Reads the certificate and key again; connections made from now on use them. On error the old ones stay.
    base::Result<void> reload_tls();

    // Stops accepting, lets running requests finish for up to `grace`, closes sockets with 1001, joins the
    // threads.
    void stop(std::chrono::milliseconds grace);

    HttpFigures figures() const;

 private:
    class State;
    explicit HttpServer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace net
