// The HTTP server over real sockets: framing, keep-alive, answers from anywhere, start and stop.
#include "net/http_server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "net/test_client.h"

namespace net {
namespace {

using namespace std::chrono_literals;

const std::string kGet = "GET /a?b HTTP/1.1\r\nHost: h\r\n\r\n";

std::string post(std::string_view body, const std::string& headers = {}) {
    return "POST /p HTTP/1.1\r\nHost: h\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + std::string(body);
}

TEST(HttpServer, AnswersAndKeepsTheConnection) {
    const auto server = start_server({}, echo);
    TestClient client(server->port());
    for (int i = 0; i < 3; ++i) {
        const auto reply = client.ask(kGet);
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.body, "GET /a?b []");
        EXPECT_EQ(reply.header("connection"), "");
        EXPECT_EQ(reply.header("date").size(), 29U);
        EXPECT_EQ(reply.header("x-request-id").size(), 12U);
    }
    EXPECT_EQ(client.ask(post("hello")).body, "POST /p [hello]");
}

TEST(HttpServer, RequestIdIsTheClientsWhenItIsHarmless) {
    const auto server = start_server(
        {}, [](Request request, Responder respond) { respond(text_response(request.request_id)); });
    TestClient client(server->port());
    const auto good = client.ask("GET / HTTP/1.1\r\nHost: h\r\nX-Request-Id: a.B_9-x\r\n\r\n");
    EXPECT_EQ(good.header("x-request-id"), "a.B_9-x");
    EXPECT_EQ(good.body, "a.B_9-x");
    const auto bad = client.ask("GET / HTTP/1.1\r\nHost: h\r\nX-Request-Id: a b\r\n\r\n");
    EXPECT_EQ(bad.header("x-request-id"), bad.body);
    EXPECT_NE(bad.body, "a b");
}

TEST(HttpServer, ClosesWhenAsked) {
    const auto server = start_server({}, echo);
    {
        TestClient client(server->port());
        const auto reply = client.ask("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
        EXPECT_EQ(reply.header("connection"), "close");
        EXPECT_TRUE(client.is_at_end());
    }
    {
        TestClient client(server->port());
        EXPECT_EQ(client.ask("GET / HTTP/1.0\r\n\r\n").header("connection"), "close");
        EXPECT_TRUE(client.is_at_end());
    }
    TestClient client(server->port());
    const std::string lasting = "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    EXPECT_EQ(client.ask(lasting).header("connection"), "keep-alive");
    EXPECT_EQ(client.ask(lasting).status, 200);
}

TEST(HttpServer, AnswersAClientThatHasFinishedSending) {
    const auto server = start_server({}, echo);
    TestClient client(server->port());
    client.send(kGet);
    client.shut_down_output();
    EXPECT_EQ(client.take_reply().status, 200);
    EXPECT_TRUE(client.is_at_end());
}

TEST(HttpServer, PipelinedRequestsAreAnsweredInOrderAndOneAtATime) {
    std::atomic<int> open = 0;
    std::atomic<int> most = 0;
    std::vector<std::jthread> threads;  // touched on the one io thread only, until the server is gone
    HttpConfig config;
    config.io_threads = 1;
    const auto server = start_server(config, [&](Request request, Responder respond) {
        most = std::max<int>(most, ++open);
        threads.emplace_back([&open, body = request.body, respond = std::move(respond)]() mutable {
            --open;
            respond(text_response(body));
        });
    });
    TestClient client(server->port());
    std::string all;
    for (int i = 0; i < 50; ++i)
        all += post(std::to_string(i));
    client.send(all);
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(client.take_reply().body, std::to_string(i));
    EXPECT_EQ(most, 1);
    server->stop(0ms);
}

TEST(HttpServer, PipelinedRequestsMayComeByteByByte) {
    const auto server = start_server({}, echo);
    TestClient client(server->port());
    for (const char c : post("ab") + kGet)
        client.send({&c, 1});
    EXPECT_EQ(client.take_reply().body, "POST /p [ab]");
    EXPECT_EQ(client.take_reply().body, "GET /a?b []");
}

TEST(HttpServer, HeadHasTheLengthButNoBody) {
    const auto server = start_server({}, echo);
    TestClient client(server->port());
    client.send("HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n" + kGet);
    EXPECT_EQ(client.take_reply(TestClient::Body::none).header("content-length"), "10");
    EXPECT_EQ(client.take_reply().body, "GET /a?b []");
}

TEST(HttpServer, StatusesWithoutABody) {
    const auto server = start_server({}, [](Request request, Responder respond) {
        respond(text_response("ignored", request.path == "/204" ? 204 : 304));
    });
    TestClient client(server->port());
    for (const char* status : {"204", "304"}) {
        const auto reply = client.ask("GET /" + std::string(status) + " HTTP/1.1\r\nHost: h\r\n\r\n");
        EXPECT_EQ(std::to_string(reply.status), status);
        EXPECT_EQ(reply.header("content-length"), "");
    }
}

TEST(HttpServer, ExpectContinueIsInvited) {
    const auto server = start_server({}, echo);
    TestClient client(server->port());
    client.send("POST /p HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_EQ(client.take_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("hi");
    EXPECT_EQ(client.take_reply().body, "POST /p [hi]");
}

TEST(HttpServer, ATooLargeBodyIsRefusedBeforeItIsInvited) {
    const auto server = start_server({}, echo);
    TestClient client(server->port());
    const auto reply =
        client.ask("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 9999999\r\n\r\n");
    EXPECT_EQ(reply.status, 413);
    EXPECT_TRUE(client.is_at_end());
}

TEST(HttpServer, ARefusalReachesAClientThatIsStillSending) {
    const auto server = start_server({}, echo);
    TestClient client(server->port());
    client.send("GET / HTTP/1.1\r\nHost: bad host\r\n\r\n" + std::string(300'000, 'x'));
    const auto reply = client.take_reply();
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_EQ(reply.header("content-type"), "application/json");
    EXPECT_NE(reply.body.find(R"({"error":{"code":"host_malformed","message":)"), std::string::npos);
}

TEST(HttpServer, LargeBodiesInBothDirections) {
    static const std::string kLarge(3'000'000, 'z');
    HttpConfig config;
    config.limits.body_bytes_max = 4'000'000;
    const auto server = start_server(config, [](Request request, Responder respond) {
        Response response;
        if (request.path == "/static")
            response.static_body = kLarge;
        else
            response.body = std::move(request.body);
        respond(std::move(response));
    });
    TestClient client(server->port());
    EXPECT_EQ(client.ask("GET /static HTTP/1.1\r\nHost: h\r\n\r\n").body, kLarge);
    EXPECT_EQ(client.ask(post(kLarge)).body, kLarge);
    EXPECT_EQ(client.ask(kGet).status, 200);
}

TEST(HttpServer, SaysWhereARequestComesFrom) {
    HttpConfig config;
    config.trusted_proxies = {"127.0.0.0/8"};
    const auto server = start_server(config, [](Request request, Responder respond) {
        respond(text_response(request.client_address + " " + request.scheme + " " + request.host));
    });
    TestClient client(server->port());
    EXPECT_EQ(client.ask(kGet).body, "127.0.0.1 http h");
    EXPECT_EQ(client
                  .ask("GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 6.6.6.6, 192.0.2.1\r\n"
                       "X-Forwarded-Proto: https\r\nX-Forwarded-Host: shop.example\r\n\r\n")
                  .body,
              "192.0.2.1 https shop.example");
}

TEST(HttpServer, ListenErrors) {
    HttpConfig config;
    config.address = "nonsense";
    EXPECT_EQ(HttpServer::listen(config, echo).error().code, "address_malformed");
    config.address = "192.0.2.77";  // not ours
    EXPECT_EQ(HttpServer::listen(config, echo).error().code, "address_in_use");
    config.address = "127.0.0.1";
    config.trusted_proxies = {"10.0.0.0/99"};
    EXPECT_EQ(HttpServer::listen(config, echo).error().code, "address_malformed");
}

TEST(HttpServer, ASecondServerOnAUsedPortIsRefused) {
    HttpConfig config;
    config.io_threads = 2;
    auto server = start_server(config, echo);
    config.port = server->port();
    EXPECT_EQ(HttpServer::listen(config, echo).error().code, "address_in_use");
    EXPECT_EQ(TestClient(server->port()).ask(kGet).status, 200);
    server.reset();
    EXPECT_EQ(TestClient(start_server(config, echo)->port()).ask(kGet).status, 200);  // free again at once
}

TEST(HttpServer, AllIoThreadsServeOnePort) {
    HttpConfig config;
    config.io_threads = 3;
    const auto server = start_server(config, [](Request request, Responder respond) {
        respond(text_response(std::to_string(request.io)));
    });
    std::set<std::string> seen;
    for (int i = 0; i < 300 && seen.size() < 3; ++i)
        seen.insert(TestClient(server->port()).ask(kGet).body);
    EXPECT_EQ(seen.size(), 3U);
}

TEST(HttpServer, AnswersFromAnotherThread) {
    std::promise<Responder> taken;
    const auto server =
        start_server({}, [&](Request, Responder respond) { taken.set_value(std::move(respond)); });
    TestClient client(server->port());
    client.send(kGet);
    auto respond = taken.get_future().get();
    respond(text_response("late"));
    EXPECT_EQ(client.take_reply().body, "late");
}

TEST(HttpServer, ManyAnswersFromOneThread) {
    std::mutex mutex;
    std::vector<std::pair<std::string, Responder>> waiting;
    std::promise<void> all_here;
    const auto server = start_server({}, [&](Request request, Responder respond) {
        const std::lock_guard lock(mutex);
        waiting.emplace_back(request.body, std::move(respond));
        if (waiting.size() == 100) all_here.set_value();
    });
    std::vector<std::unique_ptr<TestClient>> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(std::make_unique<TestClient>(server->port()));
        clients.back()->send(post(std::to_string(i)));
    }
    all_here.get_future().get();
    for (auto& [body, respond] : waiting)
        respond(text_response(body));
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(clients[static_cast<std::size_t>(i)]->take_reply().body, std::to_string(i));
}

TEST(HttpServer, AForgottenRequestIs500) {
    std::promise<Responder> taken;
    const auto server = start_server({}, [&](Request request, Responder respond) {
        if (request.path == "/later") taken.set_value(std::move(respond));
    });
    TestClient client(server->port());
    const auto at_once = client.ask(kGet);
    EXPECT_EQ(at_once.status, 500);
    EXPECT_NE(at_once.body.find("\"internal\""), std::string::npos);
    client.send("GET /later HTTP/1.1\r\nHost: h\r\n\r\n");
    {
        const auto forgotten = taken.get_future().get();
    }
    EXPECT_EQ(client.take_reply().status, 500);
    EXPECT_EQ(client.ask(kGet).status, 500);  // the connection goes on
}

TEST(HttpServer, AThrowingSinkIs500) {
    std::promise<Responder> kept;
    const auto server = start_server({}, [&](Request request, Responder respond) {
        if (request.path == "/kept") kept.set_value(std::move(respond));
        throw std::runtime_error("expected in this test");
    });
    EXPECT_EQ(TestClient(server->port()).ask(kGet).status, 500);
    TestClient client(server->port());
    EXPECT_EQ(client.ask("GET /kept HTTP/1.1\r\nHost: h\r\n\r\n").status, 500);
    kept.get_future().get()(text_response("too late"));
    EXPECT_TRUE(client.is_at_end());
}

TEST(HttpServer, PostRunsInOrderOnTheIoThread) {
    HttpConfig config;
    config.io_threads = 2;
    const auto server = start_server(config, echo);
    std::vector<int> order;
    std::promise<std::thread::id> done;
    server->post(1, [] { throw std::runtime_error("expected in this test"); });
    for (int i = 0; i < 10; ++i)
        server->post(1, [&order, i] { order.push_back(i); });
    server->post(1, [&] { done.set_value(std::this_thread::get_id()); });
    EXPECT_NE(done.get_future().get(), std::this_thread::get_id());
    EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

TEST(HttpServer, StopFinishesWhatRuns) {
    std::promise<Responder> taken;
    const auto server =
        start_server({}, [&](Request, Responder respond) { taken.set_value(std::move(respond)); });
    TestClient idle(server->port());
    TestClient busy(server->port());
    busy.send(kGet);
    auto respond = taken.get_future().get();
    std::thread stopping([&] { server->stop(10s); });
    EXPECT_TRUE(idle.is_at_end());  // so the stop has begun
    respond(text_response("finished"));
    const auto reply = busy.take_reply();
    EXPECT_EQ(reply.body, "finished");
    EXPECT_EQ(reply.header("connection"), "close");
    EXPECT_TRUE(busy.is_at_end());
    stopping.join();
    EXPECT_FALSE(TestClient(server->port()).is_connected());
}

TEST(HttpServer, StopDoesNotWaitForEver) {
    std::promise<Responder> taken;
    auto server = start_server({}, [&](Request, Responder respond) { taken.set_value(std::move(respond)); });
    TestClient client(server->port());
    client.send(kGet);
    auto respond = taken.get_future().get();
    server->stop(50ms);
    EXPECT_TRUE(client.is_at_end());
    server.reset();
    respond(text_response("nobody is there"));  // a Responder may outlive the server
}

TEST(HttpServer, StartsAgainOnTheSamePort) {
    std::uint16_t port = 0;
    for (int i = 0; i < 5; ++i) {
        HttpConfig config;
        config.port = port;
        const auto server = start_server(config, echo);
        port = server->port();
        TestClient client(port);
        EXPECT_EQ(client.ask(kGet).status, 200);
        if (i % 2 == 0) server->stop(1s);
    }
    const auto never_started = HttpServer::listen({}, echo);
    EXPECT_TRUE(never_started.has_value());
}

TEST(HttpServer, CountsWhatItDoes) {
    const auto server = start_server({}, echo);
    TestClient client(server->port());
    EXPECT_EQ(client.ask(kGet).status, 200);
    EXPECT_EQ(client.ask("GET / HTTP/1.1\r\n\r\n").status, 400);
    EXPECT_TRUE(client.is_at_end());
    server->stop(1s);
    const auto figures = server->figures();
    EXPECT_EQ(figures.connections_total, 1U);
    EXPECT_EQ(figures.connections_open, 0U);
    EXPECT_EQ(figures.requests_total, 1U);
    EXPECT_EQ(figures.requests_open, 0U);
    EXPECT_EQ(figures.responses_by_status, (std::map<int, std::uint64_t>{{200, 1}, {400, 1}}));
    EXPECT_EQ(figures.bytes_in_total, kGet.size() + 18);
    EXPECT_GT(figures.bytes_out_total, 200U);
    std::uint64_t timed = 0;
    for (const auto& [bound, count] : figures.request_seconds)
        timed += count;
    EXPECT_EQ(timed, 1U);
}

}  // namespace
}  // namespace net
