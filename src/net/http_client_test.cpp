// The outgoing client against servers of our own on loopback, which must be allowed explicitly.
#include "net/http_client.h"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>

#include "net/test_client.h"

namespace net {
namespace {

using namespace std::chrono_literals;

using Outcome = base::Result<OutgoingResponse>;

OutgoingLimits allow_loopback() {
    OutgoingLimits limits;
    limits.allowed_private = {"127.0.0.0/8"};
    return limits;
}

std::future<Outcome> start(HttpClient& client, OutgoingRequest request) {
    std::promise<Outcome> promise;
    auto future = promise.get_future();
    client.send(std::move(request), [promise = std::move(promise)](Outcome outcome) mutable {
        promise.set_value(std::move(outcome));
    });
    return future;
}

std::string url_of(const HttpServer& server, const std::string& path = "/hook") {
    return "http://127.0.0.1:" + std::to_string(server.port()) + path;
}

OutgoingRequest to(const HttpServer& server, std::string body = {}) {
    OutgoingRequest request;
    request.url = url_of(server);
    request.body = std::move(body);
    return request;
}

std::string code_of(const Outcome& outcome) {
    return outcome ? "none" : outcome.error().code;
}

TEST(HttpClient, SendsAndReceives) {
    const auto server = start_server({}, [](Request request, Responder respond) {
        std::string seen =
            request.method + " " + request.path + "?" + request.query + " [" + request.body + "]";
        for (const char* name : {"user-agent", "x-goog-signature", "content-type", "expect", "x-empty"})
            if (const auto* value = request.find_header(name)) seen += " " + *value + ";";
        respond(text_response(seen, 202));
    });
    HttpClient client(allow_loopback());
    OutgoingRequest request = to(*server, "{}");
    request.url += "?a=b";
    request.headers = {{"X-Goog-Signature", "sig"}, {"Content-Type", "application/json"}, {"X-Empty", ""}};
    const auto outcome = start(client, request).get();
    ASSERT_TRUE(outcome) << outcome.error().message;
    EXPECT_EQ(outcome->status, 202);
    EXPECT_EQ(outcome->body, "POST /hook?a=b [{}] Balcao/1; sig; application/json; ;");
    for (const char* method : {"GET", "PUT", "DELETE", "PATCH"}) {
        request.method = method;
        EXPECT_TRUE(start(client, request).get()->body.starts_with(method));
    }
    request.method = "HEAD";
    EXPECT_EQ(start(client, request).get()->body, "");
}

TEST(HttpClient, ManyAtOnce) {
    const auto server = start_server(
        {}, [](Request request, Responder respond) { respond(text_response(std::move(request.body))); });
    HttpClient client(allow_loopback());
    std::vector<std::future<Outcome>> outcomes;
    for (int i = 0; i < 500; ++i)
        outcomes.push_back(start(client, to(*server, std::to_string(i))));
    for (int i = 0; i < 500; ++i) {
        const auto outcome = outcomes[static_cast<std::size_t>(i)].get();
        ASSERT_TRUE(outcome) << outcome.error().message;
        EXPECT_EQ(outcome->body, std::to_string(i));
    }
    EXPECT_LE(server->figures().connections_total, OutgoingLimits{}.per_host_max);
    EXPECT_EQ(client.in_flight(), 0U);
}

TEST(HttpClient, RefusesPrivateAddressesAfterNameResolution) {
    std::atomic<int> requests = 0;
    const auto server = start_server({}, [&](Request, Responder respond) {
        ++requests;
        respond(text_response("reached"));
    });
    const auto port = std::to_string(server->port());
    HttpClient client(OutgoingLimits{});
    for (const char* host :
         {"127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"}) {
        OutgoingRequest request;
        request.url = "http://" + std::string(host) + ":" + port + "/";
        EXPECT_EQ(code_of(start(client, request).get()), "address_refused") << host;
    }
    EXPECT_EQ(requests, 0);
}

TEST(HttpClient, AllowsOnePortOfOneHost) {
    const auto server = start_server({}, echo);
    const auto other = start_server({}, echo);
    OutgoingLimits limits;
    limits.allowed_private = {"127.0.0.1:" + std::to_string(server->port())};
    HttpClient client(limits);
    EXPECT_TRUE(start(client, to(*server)).get().has_value());
    EXPECT_EQ(code_of(start(client, to(*other)).get()), "address_refused");
}

TEST(HttpClient, DoesNotFollowRedirects) {
    const auto server = start_server({}, [](Request, Responder respond) {
        auto response = text_response("", 302);
        response.headers.push_back({"Location", "http://127.0.0.1:1/"});
        respond(std::move(response));
    });
    HttpClient client(allow_loopback());
    EXPECT_EQ(start(client, to(*server)).get()->status, 302);
}

TEST(HttpClient, MalformedUrlsAndHeaders) {
    HttpClient client(allow_loopback());
    for (const char* url :
         {"", "nonsense://x", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "gopher://x", "/a"}) {
        OutgoingRequest request;
        request.url = url;
        EXPECT_EQ(code_of(start(client, request).get()), "url_malformed") << url;
    }
    OutgoingRequest request;
    request.url = "http://127.0.0.1:1/";
    request.headers = {{"X", "a\r\nHost: evil"}};
    EXPECT_EQ(code_of(start(client, request).get()), "outgoing_failed");
}

TEST(HttpClient, Timeout) {
    std::promise<Responder> taken;
    const auto server =
        start_server({}, [&](Request, Responder respond) { taken.set_value(std::move(respond)); });
    HttpClient client(allow_loopback());
    auto request = to(*server);
    request.timeout = 100ms;
    EXPECT_EQ(code_of(start(client, request).get()), "outgoing_timeout");
    taken.get_future().get()(text_response("too late"));
}

TEST(HttpClient, ConnectionFailureAndBrokenAnswers) {
    std::uint16_t port = 0;
    {
        const auto gone = start_server({}, echo);
        port = gone->port();
    }
    HttpClient client(allow_loopback());
    OutgoingRequest request;
    request.url = "http://127.0.0.1:" + std::to_string(port) + "/";
    EXPECT_EQ(code_of(start(client, request).get()), "outgoing_failed");
    const auto server = start_server({}, echo);
    request.url = "https://127.0.0.1:" + std::to_string(server->port()) + "/";
    EXPECT_EQ(code_of(start(client, request).get()), "outgoing_failed");  // it does not speak TLS
}

TEST(HttpClient, CutsLongAnswers) {
    const auto server = start_server(
        {}, [](Request, Responder respond) { respond(text_response(std::string(5 << 20, 'x'))); });
    HttpClient client(allow_loopback());
    const auto outcome = start(client, to(*server)).get();
    ASSERT_TRUE(outcome.has_value());
    EXPECT_EQ(outcome->status, 200);
    EXPECT_EQ(outcome->body, std::string(64 * 1024, 'x'));
}

TEST(HttpClient, AFullQueueSaysSoAtOnce) {
    std::mutex mutex;
    std::vector<Responder> waiting;
    const auto server = start_server({}, [&](Request, Responder respond) {
        const std::lock_guard lock(mutex);
        waiting.push_back(std::move(respond));
    });
    auto limits = allow_loopback();
    limits.in_flight_max = 2;
    limits.queue_max = 3;
    HttpClient client(limits);
    std::vector<std::future<Outcome>> outcomes;
    for (int i = 0; i < 5; ++i)
        outcomes.push_back(start(client, to(*server)));
    EXPECT_EQ(code_of(start(client, to(*server)).get()), "outgoing_queue_full");
    server->stop(0ms);
}

TEST(HttpClient, StopEndsWhatIsInFlightAndWaiting) {
    std::promise<Responder> taken;
    const auto server =
        start_server({}, [&](Request, Responder respond) { taken.set_value(std::move(respond)); });
    auto limits = allow_loopback();
    limits.per_host_max = 1;
    auto client = std::make_unique<HttpClient>(limits);
    auto in_flight = start(*client, to(*server));
    auto waiting = start(*client, to(*server));
    const auto respond = taken.get_future().get();
    EXPECT_EQ(client->in_flight(), 1U);
    client.reset();
    EXPECT_EQ(code_of(in_flight.get()), "outgoing_stopped");
    EXPECT_EQ(code_of(waiting.get()), "outgoing_stopped");
}

TEST(HttpClient, AThrowingDoneHarmsNobody) {
    const auto server = start_server({}, echo);
    HttpClient client(allow_loopback());
    client.send(to(*server), [](Outcome) { throw std::runtime_error("expected in this test"); });
    EXPECT_TRUE(start(client, to(*server)).get().has_value());
}

}  // namespace
}  // namespace net
