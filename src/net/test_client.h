// Tests only: a small blocking client over POSIX sockets, plain or TLS, that can misbehave; and a server to
// talk to.
#pragma once
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <future>
#include <string>
#include <string_view>

#include "base/text.h"
#include "net/http_server.h"

namespace net {

struct Reply {
    int status = 0;
    std::string head;
    std::string body;

    std::string header(std::string_view name) const {
        for (const auto line : base::split(head, '\n')) {
            const auto colon = line.find(':');
            if (colon != line.npos && base::equal_ignoring_case(line.substr(0, colon), name))
                return std::string(base::trim(line.substr(colon + 1)));
        }
        return {};
    }
};

class TestClient {
 public:
    explicit TestClient(std::uint16_t port, const char* address = "127.0.0.1", int receive_buffer = 0) {
        descriptor_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receive_buffer > 0)
            setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        const timeval patience{10, 0};  // a broken server fails the test instead of hanging it
        setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_port = htons(port);
        inet_pton(AF_INET, address, &name.sin_addr);
        is_connected_ = ::connect(descriptor_, reinterpret_cast<sockaddr*>(&name), sizeof name) == 0;
    }
    TestClient(const TestClient&) = delete;
    TestClient& operator=(const TestClient&) = delete;
    ~TestClient() {
        SSL_free(ssl_);
        SSL_CTX_free(context_);
        ::close(descriptor_);
    }

    bool is_connected() const { return is_connected_; }

    // No verification: the test looks at the certificate itself.
    bool start_tls(int version_max = TLS1_3_VERSION) {
        context_ = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_max_proto_version(context_, version_max);
        ssl_ = SSL_new(context_);
        SSL_set_fd(ssl_, descriptor_);
        return SSL_connect(ssl_) == 1;
    }
    std::string server_common_name() const {
        X509* certificate = SSL_get1_peer_certificate(ssl_);
        char name[100] = {};
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
        X509_free(certificate);
        return name;
    }

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ssl_ != nullptr ? SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size()))
                                              : ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    void shut_down_output() { ::shutdown(descriptor_, SHUT_WR); }

    // False at the end of the connection (or after ten seconds).
    bool receive_more() {
        char buffer[16 * 1024];
        const auto got = ssl_ != nullptr ? SSL_read(ssl_, buffer, sizeof buffer)
                                         : ::recv(descriptor_, buffer, sizeof buffer, 0);
        if (got <= 0) return false;
        received_.append(buffer, static_cast<std::size_t>(got));
        return true;
    }
    std::string take(std::size_t bytes) {
        while (received_.size() < bytes && receive_more()) {
        }
        auto taken = received_.substr(0, bytes);
        received_.erase(0, taken.size());
        return taken;
    }
    std::string take_until(std::string_view end) {
        while (received_.find(end) == received_.npos && receive_more()) {
        }
        const auto at = received_.find(end);
        return take(at == received_.npos ? received_.size() : at + end.size());
    }
    std::string take_rest() {
        while (receive_more()) {
        }
        return std::exchange(received_, {});
    }
    bool is_at_end() { return received_.empty() && !receive_more(); }
    // Without reading: true when the connection ends within ten seconds.
    bool waits_for_hang_up() const {
        pollfd wanted{descriptor_, POLLRDHUP, 0};
        return ::poll(&wanted, 1, 10'000) == 1;
    }

    // True when there is something to read, or nothing more to come, within so many milliseconds.
    bool has_hung_up_or_answered(int milliseconds) const {
        pollfd wanted{descriptor_, POLLIN, 0};
        return ::poll(&wanted, 1, milliseconds) == 1;
    }

    enum class Body : std::uint8_t { as_announced, none };
    Reply take_reply(Body body = Body::as_announced) {
        Reply reply;
        reply.head = take_until("\r\n\r\n");
        if (reply.head.size() > 12) reply.status = std::atoi(reply.head.c_str() + 9);
        if (body == Body::as_announced)
            reply.body = take(static_cast<std::size_t>(std::atol(reply.header("content-length").c_str())));
        return reply;
    }
    Reply ask(std::string_view request) {
        send(request);
        return take_reply();
    }

 private:
    int descriptor_ = -1;
    bool is_connected_ = false;
    SSL_CTX* context_ = nullptr;
    SSL* ssl_ = nullptr;
    std::string received_;
};

// A server that runs for the length of a test.
inline std::unique_ptr<HttpServer> start_server(HttpConfig config, RequestSink sink) {
    auto server = HttpServer::listen(std::move(config), std::move(sink));
    EXPECT_TRUE(server.has_value()) << (server ? "" : server.error().message);
    (*server)->start();
    return std::move(*server);
}

inline Response text_response(std::string body, int status = 200) {
    Response response;
    response.status = status;
    response.headers.push_back({"Content-Type", "text/plain"});
    response.body = std::move(body);
    return response;
}

// Answers with what it understood: "POST /a?b [body]".
inline void echo(Request request, Responder respond) {
    respond(text_response(request.method + " " + request.path +
                          (request.query.empty() ? "" : "?" + request.query) + " [" + request.body + "]"));
}

}  // namespace net
