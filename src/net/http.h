// HTTP messages as plain values, and the one-shot answer. What api/ sees of the network; no Boost in here.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace net {

struct Header {
    std::string name;
    std::string value;
};

struct Request {
    std::string method;  // "GET", as sent
    std::string path;    // raw, up to the '?': "/c/loja%20a"; always starts with '/'
    std::string query;   // raw, without the '?'
    std::vector<Header> headers;
    std::string body;            // de-chunked and un-gzipped, within HttpLimits::body_bytes_max
    std::string request_id;      // the client's X-Request-Id when it is 1..64 of [A-Za-z0-9._-], else ours
    std::string client_address;  // the peer, or from X-Forwarded-For when the peer is a trusted proxy
    std::string scheme;          // "http" or "https", or X-Forwarded-Proto of a trusted proxy
    std::string host;            // Host, or X-Forwarded-Host of a trusted proxy
    std::size_t io = 0;          // the io thread that owns the connection

    // The first header of that name (any case), or nullptr.
    const std::string* find_header(std::string_view name) const;
    // The value of a cookie, or nullopt.
    std::optional<std::string> find_cookie(std::string_view name) const;
    bool wants_websocket() const;
};

struct Response {
    int status = 200;
    std::vector<Header> headers;  // Content-Length, Date and Connection are added by the server
    std::string body;
    std::string_view
        static_body;  // sent instead of `body` when not empty; must outlive the program (.rodata)
};

// A live WebSocket, from the io thread that owns it. Copies refer to the same socket and do not keep it open.
class Socket {
 public:
    class Connection;
    Socket() = default;
    explicit Socket(std::weak_ptr<Connection> connection) : connection_(std::move(connection)) {}
    // Queues a text frame. Only on the owning io thread. When the outbox holds
    // SocketLimits::outbox_messages_max, the socket is closed with 4008 "resync" instead and the client comes
    // back with its last sequence number.
    void send(std::shared_ptr<const std::string> text) const;
    // Starts the closing handshake. Only on the owning io thread.
    void close(std::uint16_t code, std::string_view reason) const;

 private:
    std::weak_ptr<Connection> connection_;
};

// What an accepted WebSocket tells its owner; always on the owning io thread. Destroyed after on_close.
class SocketListener {
 public:
    virtual ~SocketListener() = default;
    virtual void on_open(Socket socket) = 0;
    virtual void on_text(std::string text) = 0;  // within SocketLimits::message_bytes_max, valid UTF-8
    virtual void on_close() = 0;                 // once, whoever closed
};

// Answers one request, once, from any thread. Destroyed without an answer it sends 500.
class Responder {
 public:
    class Exchange {  // what the server puts behind it
     public:
        virtual ~Exchange() = default;
        virtual void respond(Response response) = 0;
        virtual void accept_websocket(std::unique_ptr<SocketListener> listener) = 0;
    };

    explicit Responder(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
    Responder(Responder&&) = default;
    Responder& operator=(Responder&&) = default;
    ~Responder();

    void operator()(Response response);
    // Only when Request::wants_websocket().
    void accept_websocket(std::unique_ptr<SocketListener> listener);

 private:
    std::shared_ptr<Exchange> exchange_;
};

// Called on an io thread; must not block or run longer than 1 ms.
using RequestSink = std::function<void(Request, Responder)>;

}  // namespace net
