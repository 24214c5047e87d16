// Live WebSockets over real connections: messages, closing, pings, slow readers, and what an idle one costs.
#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <fstream>
#include <thread>

#include "net/test_client.h"

namespace net {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kUpgrade =
    "GET /ws HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: "
    "13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define BALCAO_SANITIZED
#endif
#endif

std::shared_ptr<const std::string> shared_text(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

// Echoes; "close" closes, "flood N" sends N messages at once.
class Listener final : public SocketListener {
 public:
    explicit Listener(std::promise<void>* closed = nullptr) : closed_(closed) {}
    void on_open(Socket socket) override {
        socket_ = socket;
        socket_.send(shared_text("welcome"));
    }
    void on_text(std::string text) override {
        if (text == "close") return socket_.close(4000, "as you wish");
        if (!text.starts_with("flood ")) return socket_.send(shared_text(std::move(text)));
        for (int i = 0; i < std::atoi(text.c_str() + 6); ++i)
            socket_.send(shared_text(std::string(10'000, 'f')));
    }
    void on_close() override {
        socket_.send(shared_text("into the void"));
        if (closed_ != nullptr) closed_->set_value();
    }

 private:
    Socket socket_;
    std::promise<void>* closed_;
};

RequestSink accept_sockets(std::promise<void>* closed = nullptr) {
    return [closed](Request, Responder respond) {
        respond.accept_websocket(std::make_unique<Listener>(closed));
    };
}

std::string masked(int first_byte, std::string_view payload) {
    std::string out{
        static_cast<char>(first_byte), static_cast<char>(0x80 | payload.size()), 'm', 'a', 's', 'k'};
    for (std::size_t i = 0; i < payload.size(); ++i)
        out.push_back(static_cast<char>(payload[i] ^ "mask"[i % 4]));
    return out;
}

struct Frame {
    int first_byte = 0;
    std::string payload;
    int close_code() const {
        return static_cast<unsigned char>(payload.at(0)) << 8 | static_cast<unsigned char>(payload.at(1));
    }
};

Frame take_frame(TestClient& client) {
    const auto head = client.take(2);
    if (head.size() < 2) return {};
    auto size = static_cast<std::size_t>(head[1] & 0x7f);
    if (size == 126) {
        const auto more = client.take(2);
        size = static_cast<std::size_t>(static_cast<unsigned char>(more.at(0)) << 8 |
                                        static_cast<unsigned char>(more.at(1)));
    }
    return {static_cast<unsigned char>(head[0]), client.take(size)};
}

void expect_welcome(TestClient& client) {
    client.send(kUpgrade);
    const auto reply = client.take_reply(TestClient::Body::none);
    EXPECT_EQ(reply.status, 101);
    EXPECT_EQ(reply.header("sec-websocket-accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    EXPECT_EQ(take_frame(client).payload, "welcome");
}

void expect_close(TestClient& client, int code) {
    const auto frame = take_frame(client);
    EXPECT_EQ(frame.first_byte, 0x88);
    EXPECT_EQ(frame.close_code(), code);
}

TEST(WebSocket, EchoesAndAnswersPings) {
    const auto server = start_server({}, accept_sockets());
    TestClient client(server->port());
    expect_welcome(client);
    client.send(masked(0x81, "olá") + masked(0x89, "p") + masked(0x01, "a") + masked(0x80, "b"));
    std::vector<Frame> frames{take_frame(client), take_frame(client), take_frame(client)};
    std::ranges::sort(frames, {}, &Frame::first_byte);
    EXPECT_EQ(frames[0].payload, "olá");
    EXPECT_EQ(frames[1].payload, "ab");
    EXPECT_EQ(frames[2].first_byte, 0x8a);
    EXPECT_EQ(frames[2].payload, "p");
    EXPECT_EQ(server->figures().sockets_open, 1U);
    EXPECT_EQ(server->figures().connections_open, 1U);
}

TEST(WebSocket, FramesMayFollowTheRequestAtOnce) {
    const auto server = start_server({}, accept_sockets());
    TestClient client(server->port());
    client.send(std::string(kUpgrade) + masked(0x81, "early"));
    client.take_reply(TestClient::Body::none);
    EXPECT_EQ(take_frame(client).payload, "welcome");
    EXPECT_EQ(take_frame(client).payload, "early");
}

TEST(WebSocket, IsAcceptedFromAnotherThread) {
    std::promise<Responder> taken;
    const auto server =
        start_server({}, [&](Request, Responder respond) { taken.set_value(std::move(respond)); });
    TestClient client(server->port());
    client.send(kUpgrade);
    taken.get_future().get().accept_websocket(std::make_unique<Listener>());
    EXPECT_EQ(client.take_reply(TestClient::Body::none).status, 101);
    EXPECT_EQ(take_frame(client).payload, "welcome");
}

TEST(WebSocket, NeedsAnUpgradeRequest) {
    const auto server = start_server({}, accept_sockets());
    EXPECT_EQ(TestClient(server->port()).ask("GET / HTTP/1.1\r\nHost: h\r\n\r\n").status, 426);
}

TEST(WebSocket, ClientCloses) {
    std::promise<void> closed;
    const auto server = start_server({}, accept_sockets(&closed));
    TestClient client(server->port());
    expect_welcome(client);
    client.send(masked(0x88, "\x0f\xa1"));
    expect_close(client, 4001);
    EXPECT_TRUE(client.is_at_end());
    closed.get_future().get();
}

TEST(WebSocket, ServerCloses) {
    std::promise<void> closed;
    const auto server = start_server({}, accept_sockets(&closed));
    TestClient client(server->port());
    expect_welcome(client);
    client.send(masked(0x81, "last") + masked(0x81, "close") + masked(0x81, "ignored"));
    EXPECT_EQ(take_frame(client).payload, "last");
    const auto frame = take_frame(client);
    EXPECT_EQ(frame.close_code(), 4000);
    EXPECT_EQ(frame.payload.substr(2), "as you wish");
    closed.get_future().get();
    client.send(masked(0x88, "\x0f\xa0"));
    EXPECT_TRUE(client.is_at_end());
}

TEST(WebSocket, ClientVanishes) {
    std::promise<void> closed;
    const auto server = start_server({}, accept_sockets(&closed));
    {
        TestClient client(server->port());
        expect_welcome(client);
    }
    closed.get_future().get();
}

TEST(WebSocket, BadFramesCloseWithTheirCode) {
    HttpConfig config;
    config.socket_limits.message_bytes_max = 10;
    const auto server = start_server(config, accept_sockets());
    const std::pair<std::string, int> rows[] = {{masked(0x81, "01234567890"), 1009},
                                                {masked(0x81, "\xff"), 1007},
                                                {masked(0x82, "a"), 1003},
                                                {std::string("\x81\x01z"), 1002},
                                                {masked(0x80, "a"), 1002}};
    for (const auto& [bytes, code] : rows) {
        TestClient client(server->port());
        expect_welcome(client);
        client.send(bytes);
        expect_close(client, code);
        EXPECT_TRUE(client.is_at_end());
    }
}

TEST(WebSocket, TwoUnansweredPingsClose) {
    HttpConfig config;
    config.socket_limits.ping_interval = 100ms;
    std::promise<void> closed;
    const auto server = start_server(config, accept_sockets(&closed));
    TestClient client(server->port());
    expect_welcome(client);
    EXPECT_EQ(take_frame(client).first_byte, 0x89);
    client.send(masked(0x8a, ""));
    EXPECT_EQ(take_frame(client).first_byte, 0x89);
    EXPECT_EQ(take_frame(client).first_byte, 0x89);
    EXPECT_TRUE(client.is_at_end());
    closed.get_future().get();
}

TEST(WebSocket, AFullOutboxMeansResync) {
    std::promise<void> closed;
    const auto server = start_server({}, accept_sockets(&closed));
    TestClient client(server->port(), "127.0.0.1", 4096);
    expect_welcome(client);
    client.send(masked(0x81, "flood 1000"));
    closed.get_future().get();  // the owner learns it at once, whatever the client does
    Frame frame;
    int messages = 0;
    while ((frame = take_frame(client)).first_byte == 0x81) {
        EXPECT_EQ(frame.payload, std::string(10'000, 'f'));  // nothing is cut in the middle
        ++messages;
    }
    EXPECT_EQ(frame.close_code(), 4008);
    EXPECT_EQ(frame.payload.substr(2), "resync");
    EXPECT_LE(messages, 256);
    EXPECT_EQ(server->figures().sockets_resync_total, 1U);
}

TEST(WebSocket, AReaderThatStopsIsDropped) {
    HttpConfig config;
    config.limits.write_timeout = 200ms;
    config.socket_limits.outbox_messages_max = 10'000;
    std::promise<void> closed;
    const auto server = start_server(config, accept_sockets(&closed));
    TestClient client(server->port(), "127.0.0.1", 4096);
    expect_welcome(client);
    client.send(masked(0x81, "flood 3000"));
    closed.get_future().get();
    EXPECT_TRUE(client.waits_for_hang_up());
    EXPECT_EQ(server->figures().sockets_resync_total, 0U);
}

TEST(WebSocket, AFloodOfPingsFillsNothing) {
    const auto server = start_server({}, accept_sockets());
    TestClient client(server->port());
    expect_welcome(client);
    std::string pings;
    for (int i = 0; i < 10'000; ++i)
        pings += masked(0x89, "x");
    client.send(pings + masked(0x81, "end"));
    int pongs = 0;
    Frame frame;
    while ((frame = take_frame(client)).first_byte == 0x8a)
        ++pongs;
    EXPECT_EQ(frame.payload, "end");
    EXPECT_LT(pongs, 1000);
}

TEST(WebSocket, SocketsMax) {
    HttpConfig config;
    config.socket_limits.sockets_max = 1;
    const auto server = start_server(config, accept_sockets());
    TestClient first(server->port());
    expect_welcome(first);
    TestClient second(server->port());
    const auto reply = second.ask(kUpgrade);
    EXPECT_EQ(reply.status, 503);
    EXPECT_NE(reply.body.find("\"too_many_sockets\""), std::string::npos);
}

TEST(WebSocket, StopSaysGoingAway) {
    std::promise<void> closed;
    const auto server = start_server({}, accept_sockets(&closed));
    TestClient client(server->port());
    expect_welcome(client);
    std::jthread stopping([&] { server->stop(10s); });
    expect_close(client, 1001);
    client.send(masked(0x88, "\x03\xe9"));
    EXPECT_TRUE(client.is_at_end());
    closed.get_future().get();
}

// The resident set alone would flatter: sockets may live in memory that earlier tests have left to the
// allocator.
struct Memory {
    long resident = 0;
    long allocated = 0;
};

Memory measure_memory() {
    long pages = 0;
    std::ifstream("/proc/self/statm") >> pages >> pages;
    const auto heap = mallinfo2();
    return {pages * sysconf(_SC_PAGESIZE), static_cast<long>(heap.uordblks + heap.hblkhd)};
}

// The client's side of many sockets, in a process of its own: the number of open files per process is
// bounded.
[[noreturn]] void hold_sockets(int wanted, int port_pipe, int done_pipe) {
    std::uint16_t port = 0;
    if (::read(port_pipe, &port, sizeof port) != sizeof port) _exit(1);
    int good = 0;
    for (int i = 0; i < wanted; ++i) {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_port = htons(port);
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        char reply[512];
        if (::connect(descriptor, reinterpret_cast<sockaddr*>(&name), sizeof name) == 0 &&
            ::write(descriptor, kUpgrade.data(), kUpgrade.size()) > 0 &&
            ::read(descriptor, reply, sizeof reply) > 12 &&
            std::string_view(reply).starts_with("HTTP/1.1 101"))
            ++good;
    }
    if (::write(done_pipe, &good, sizeof good) != sizeof good) _exit(1);
    char end = 0;
    static_cast<void>(::read(port_pipe, &end, 1));  // until the parent is done
    _exit(0);
}

struct SilentListener final : SocketListener {
    void on_open(Socket socket) override { socket_ = socket; }
    void on_text(std::string) override {}
    void on_close() override {}
    Socket socket_;
};

TEST(WebSocket, IdleSocketsAreSmall) {
#ifdef BALCAO_SANITIZED
    const int wanted = 200;
#else
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    const int wanted = static_cast<int>(std::min<rlim_t>(15'000, files.rlim_cur - 200));
#endif
    int to_child[2];
    int from_child[2];
    ASSERT_EQ(::pipe(to_child), 0);
    ASSERT_EQ(::pipe(from_child), 0);
    const auto child = ::fork();
    if (child == 0) {
        ::close(to_child[1]);
        hold_sockets(wanted, to_child[0], from_child[1]);
    }
    ::close(to_child[0]);
    const auto server = start_server(
        {}, [](Request, Responder respond) { respond.accept_websocket(std::make_unique<SilentListener>()); });
    const auto before = measure_memory();
    const auto port = server->port();
    ASSERT_EQ(::write(to_child[1], &port, sizeof port), static_cast<ssize_t>(sizeof port));
    int good = 0;
    ASSERT_EQ(::read(from_child[0], &good, sizeof good), static_cast<ssize_t>(sizeof good));
    EXPECT_EQ(good, wanted);
    EXPECT_EQ(server->figures().sockets_open, static_cast<std::uint64_t>(wanted));
    const auto after = measure_memory();
    const auto taken = std::max(after.resident - before.resident, after.allocated - before.allocated);
    const auto each = static_cast<double>(taken) / wanted;
    RecordProperty("bytes_per_idle_socket", static_cast<int>(each));
    std::printf("%d idle sockets, %.0f bytes of process memory each\n", good, each);
#ifndef BALCAO_SANITIZED
    EXPECT_LT(each, 8 * 1024);
#endif
    ::close(to_child[1]);
    ::close(from_child[0]);
    ::close(from_child[1]);
    int status = 0;
    ::waitpid(child, &status, 0);
}

}  // namespace
}  // namespace net
