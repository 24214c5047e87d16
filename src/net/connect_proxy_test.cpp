// The proxy with real sockets on both sides: a client, and servers of ours behind it.
#include "net/connect_proxy.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "net/own_authority.h"
#include "net/test_client.h"

namespace net {
namespace {

using namespace std::chrono_literals;

constexpr base::Timestamp kNow = base::from_us(1'800'000'000'000'000);
const std::string kConnect = "CONNECT www.googleapis.com:443 HTTP/1.1\r\nHost: www.googleapis.com\r\n\r\n";

class Connect : public ::testing::Test {
 protected:
    Connect() {
        std::string name = (std::filesystem::temp_directory_path() / "balcao_proxy_XXXXXX").string();
        folder_ = mkdtemp(name.data());
        const auto authority = open_authority({folder_, "googleapis.com", {"www.googleapis.com"}}, kNow);
        HttpConfig config;
        config.tls = authority->server;
        const auto answer = [](Request request, Responder respond) {
            respond(text_response(request.scheme + " " + request.host + " " + request.body));
        };
        server_ = start_server(config, answer);
        plain_ = start_server({}, answer);
    }
    ~Connect() override {
        if (proxy_) proxy_->stop();
        std::filesystem::remove_all(folder_);
    }

    void start(ConnectProxyConfig config = {}) {
        config.own_hosts = {"www.googleapis.com"};
        config.own_port = server_->port();
        auto proxy = ConnectProxy::listen(std::move(config));
        ASSERT_TRUE(proxy) << proxy.error().message;
        proxy_ = std::move(*proxy);
        proxy_->start();
    }
    std::string plain_target() const { return "localhost:" + std::to_string(plain_->port()); }

    std::filesystem::path folder_;
    std::unique_ptr<HttpServer> server_, plain_;
    std::unique_ptr<ConnectProxy> proxy_;
};

TEST_F(Connect, OwnNamesEndHere) {
    start();
    TestClient client(proxy_->port());
    EXPECT_EQ(client.ask(kConnect).status, 200);
    ASSERT_TRUE(client.start_tls());
    EXPECT_EQ(client.server_common_name(), "www.googleapis.com");
    const std::string request = "POST /t HTTP/1.1\r\nHost: www.googleapis.com\r\nContent-Length: 2\r\n\r\nhi";
    EXPECT_EQ(client.ask(request).body, "https www.googleapis.com hi");
    EXPECT_EQ(client.ask(request).body, "https www.googleapis.com hi")
        << "as Python does: again in the tunnel";
}

TEST_F(Connect, ManyAtOnceAndMuchInOneOfThem) {
    start();
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<TestClient>(proxy_->port()));
        EXPECT_EQ(clients.back()->ask(kConnect).status, 200);
        ASSERT_TRUE(clients.back()->start_tls());
    }
    const std::string body(500'000, 'x');
    for (auto& client : clients)
        client->send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 500000\r\n\r\n");
    for (auto& client : clients) {
        client->send(body);
        EXPECT_EQ(client->take_reply().body, "https h " + body);
    }
}

TEST_F(Connect, OthersAreRefused) {
    start();
    for (const char* target : {"www.example.org:443", "www.googleapis.com:80", "www.googleapis.com.evil:443",
                               "localhost:443", "127.0.0.1:443"}) {
        TestClient client(proxy_->port());
        EXPECT_EQ(client.ask(std::string("CONNECT ") + target + " HTTP/1.1\r\n\r\n").status, 403) << target;
        EXPECT_TRUE(client.is_at_end()) << target;
    }
}

TEST_F(Connect, OthersPassWhereTheConfigurationSaysSo) {
    ConnectProxyConfig config;
    config.passed_hosts = {plain_target()};
    config.allowed_private = {"127.0.0.1", "[::1]"};
    start(config);
    TestClient client(proxy_->port());
    EXPECT_EQ(client.ask("CONNECT " + plain_target() + " HTTP/1.1\r\n\r\n").status, 200);
    EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi").body, "http h hi");
}

TEST_F(Connect, ANamePassesToNoPrivateAddress) {
    ConnectProxyConfig config;
    config.passed_hosts = {plain_target()};
    start(config);
    TestClient client(proxy_->port());
    EXPECT_EQ(client.ask("CONNECT " + plain_target() + " HTTP/1.1\r\n\r\n").status, 502);
}

TEST_F(Connect, WhatIsNoConnectIsSaidSo) {
    ConnectProxyConfig config;
    config.limits.head_timeout = 1s;
    start(config);
    struct Row {
        std::string head;
        int status;
    };
    for (const Row& row :
         {Row{"GET http://www.googleapis.com/ HTTP/1.1\r\n\r\n", 405},
          Row{"CONNECT www HTTP/1.1\r\n\r\n", 400}, Row{"CONNECT www:0 HTTP/1.1\r\n\r\n", 400},
          Row{"CONNECT www:70000 HTTP/1.1\r\n\r\n", 400}, Row{"CONNECT www:443\r\n\r\n", 400},
          Row{"\r\n\r\n", 400}, Row{"CONNECT a/b:443 HTTP/1.1\r\n\r\n", 400},
          Row{"CONNECT www:443 HTTP/1.1\r\nX: " + std::string(9000, 'x'), 431}}) {
        TestClient client(proxy_->port());
        EXPECT_EQ(client.ask(row.head).status, row.status) << row.head.substr(0, 60);
    }
    TestClient silent(proxy_->port());
    EXPECT_TRUE(silent.is_at_end()) << "closed after head_timeout";
}

TEST_F(Connect, ASilentTunnelIsClosedAndOneTooManyRefused) {
    ConnectProxyConfig config;
    config.limits.idle_timeout = 1500ms;  // a second client comes in between
    config.limits.tunnels_max = 1;
    start(config);
    TestClient first(proxy_->port());
    EXPECT_EQ(first.ask(kConnect).status, 200);
    TestClient second(proxy_->port());
    EXPECT_EQ(second.take_reply().status, 503);
    EXPECT_TRUE(first.is_at_end());
}

TEST_F(Connect, StopsWithOpenTunnels) {
    start();
    TestClient client(proxy_->port());
    EXPECT_EQ(client.ask(kConnect).status, 200);
    proxy_.reset();
    EXPECT_TRUE(client.is_at_end());
}

TEST(ParseConnect, TakesTheFormsOfTheClients) {
    const auto parsed = parse_connect("CONNECT WWW.Googleapis.com:443 HTTP/1.0\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->host, "www.googleapis.com");
    EXPECT_EQ(parsed->port, 443);
    EXPECT_EQ(parse_connect("CONNECT [::1]:8443 HTTP/1.1\r\n\r\n")->host, "::1");
}

}  // namespace
}  // namespace net
