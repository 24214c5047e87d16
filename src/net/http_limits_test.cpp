// Every bound of HttpLimits, reached over real sockets. Timeouts are met within a tick of the deadline wheel
// (250 ms).
#include <gtest/gtest.h>
#include <ifaddrs.h>
#include <net/if.h>

#include "net/addresses.h"
#include "net/shared_state.h"
#include "net/test_client.h"

namespace net {
namespace {

using namespace std::chrono_literals;

const std::string kGet = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

void expect_refusal(TestClient& client, int status, std::string_view code) {
    const auto reply = client.take_reply();
    EXPECT_EQ(reply.status, status);
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_NE(reply.body.find("\"" + std::string(code) + "\""), std::string::npos) << reply.body;
    EXPECT_TRUE(client.is_at_end());
}

HttpConfig with(const HttpLimits& limits) {
    HttpConfig config;
    config.limits = limits;
    return config;
}

TEST(HttpLimits, HeadBytes) {
    const auto server = start_server(with({.head_bytes_max = 200}), echo);
    TestClient client(server->port());
    EXPECT_EQ(client.ask(kGet).status, 200);
    client.send("GET / HTTP/1.1\r\nX: " + std::string(300, 'x'));
    expect_refusal(client, 431, "head_too_large");
}

TEST(HttpLimits, Headers) {
    const auto server = start_server(with({.headers_max = 3}), echo);
    TestClient client(server->port());
    EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost: h\r\nA: 1\r\nB: 2\r\n\r\n").status, 200);
    client.send("GET / HTTP/1.1\r\nHost: h\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n");
    expect_refusal(client, 431, "head_too_large");
}

TEST(HttpLimits, BodyBytes) {
    const auto server = start_server(with({.body_bytes_max = 10}), echo);
    TestClient client(server->port());
    EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n0123456789").status, 200);
    client.send(
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n6\r\n012345\r\n");
    expect_refusal(client, 413, "body_too_large");
}

TEST(HttpLimits, HeadTimeout) {
    const auto server = start_server(with({.head_timeout = 100ms}), echo);
    TestClient client(server->port());
    client.send("GET / HTTP/1.1\r\nHos");
    expect_refusal(client, 408, "request_timeout");
}

TEST(HttpLimits, HeadTimeoutCountsFromTheFirstByteHoweverManyFollow) {
    const auto server = start_server(with({.head_timeout = 100ms}), echo);
    TestClient client(server->port());
    client.send("GET / HTTP/1.1\r\n");
    std::string sent;
    while (!client.has_hung_up_or_answered(20)) {
        client.send("A: 1\r\n");
        sent += 'x';
        ASSERT_LT(sent.size(), 300U);
    }
    expect_refusal(client, 408, "request_timeout");
}

TEST(HttpLimits, BodyTimeout) {
    const auto server = start_server(with({.body_timeout = 100ms}), echo);
    TestClient client(server->port());
    client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\n01");
    expect_refusal(client, 408, "request_timeout");
}

TEST(HttpLimits, IdleTimeoutClosesSilently) {
    const auto server = start_server(with({.idle_timeout = 100ms}), echo);
    TestClient used(server->port());
    TestClient unused(server->port());
    EXPECT_EQ(used.ask(kGet).status, 200);
    EXPECT_TRUE(used.is_at_end());
    EXPECT_TRUE(unused.is_at_end());
}

TEST(HttpLimits, AFloodOfIdleConnectionsGoesAway) {
    const auto server = start_server(with({.head_timeout = 100ms}), echo);
    std::vector<std::unique_ptr<TestClient>> flood;
    for (int i = 0; i < 300; ++i)
        flood.push_back(std::make_unique<TestClient>(server->port()));
    EXPECT_EQ(TestClient(server->port()).ask(kGet).status, 200);
    for (auto& client : flood)
        EXPECT_TRUE(client->is_at_end());
}

TEST(HttpLimits, WriteTimeout) {
    static const std::string kLarge(32 << 20, 'z');
    const auto server = start_server(with({.write_timeout = 200ms}), [](Request, Responder respond) {
        Response response;
        response.static_body = kLarge;
        respond(std::move(response));
    });
    TestClient client(server->port(), "127.0.0.1", 4096);
    client.send(kGet);
    EXPECT_TRUE(client.waits_for_hang_up());  // without ever reading
    server->stop(0ms);
    EXPECT_LT(server->figures().bytes_out_total, kLarge.size());
}

TEST(HttpLimits, AnswerTimeout) {
    std::promise<Responder> taken;
    const auto server = start_server(with({.answer_timeout = 100ms}), [&](Request, Responder respond) {
        taken.set_value(std::move(respond));
    });
    TestClient client(server->port());
    client.send(kGet);
    auto respond = taken.get_future().get();
    const auto reply = client.take_reply();
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.header("retry-after"), "1");
    EXPECT_NE(reply.body.find("\"answer_timeout\""), std::string::npos);
    respond(text_response("too late"));
    EXPECT_TRUE(client.is_at_end());
}

TEST(HttpLimits, Connections) {
    const auto server = start_server(with({.connections_max = 2}), echo);
    TestClient first(server->port());
    EXPECT_EQ(first.ask(kGet).status, 200);
    {
        TestClient second(server->port());
        EXPECT_EQ(second.ask(kGet).status, 200);
        TestClient third(server->port());
        EXPECT_TRUE(third.is_at_end());
        EXPECT_EQ(server->figures().connections_refused_total, 1U);
        second.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        second.take_rest();
    }
    // The place is free once the server has seen the end of the second; until then it says no at once.
    for (int i = 0; i < 1000; ++i)
        if (TestClient(server->port()).ask(kGet).status == 200) return;
    FAIL() << "the place was not given back";
}

std::string own_address_beyond_loopback() {
    ifaddrs* all = nullptr;
    if (getifaddrs(&all) != 0) return {};
    std::string found;
    for (const auto* each = all; each != nullptr; each = each->ifa_next) {
        if (each->ifa_addr == nullptr || (each->ifa_flags & IFF_LOOPBACK) != 0) continue;
        const auto address = address_of(*each->ifa_addr);
        if (address && address->is_v4()) found = to_string(*address);
    }
    freeifaddrs(all);
    return found;
}

// Loopback is exempt, so this needs another address of this machine; nothing leaves it.
TEST(HttpLimits, ConnectionsPerAddress) {
    HttpConfig config = with({.connections_per_address_max = 2});
    config.address = own_address_beyond_loopback();
    if (config.address.empty()) GTEST_SKIP() << "this machine has loopback only";
    const auto server = start_server(config, echo);
    TestClient first(server->port(), config.address.c_str());
    TestClient second(server->port(), config.address.c_str());
    EXPECT_EQ(first.ask(kGet).status, 200);
    EXPECT_EQ(second.ask(kGet).status, 200);
    TestClient third(server->port(), config.address.c_str());
    expect_refusal(third, 503, "too_many_connections");
    EXPECT_EQ(server->figures().connections_refused_total, 1U);
}

TEST(AddressCounts, CountEachAddressAndForgetIt) {
    AddressCounts counts(2);
    const auto a = *parse_address("192.0.2.1");
    const auto b = *parse_address("2001:db8::1");
    EXPECT_TRUE(counts.try_add(a));
    EXPECT_TRUE(counts.try_add(a));
    EXPECT_FALSE(counts.try_add(a));
    EXPECT_TRUE(counts.try_add(b));
    counts.remove(a);
    EXPECT_TRUE(counts.try_add(a));
    EXPECT_FALSE(AddressCounts(0).try_add(a));
}

}  // namespace
}  // namespace net
