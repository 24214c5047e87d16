// What operators ask, what no route knows, and starting and stopping.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "api/routes.h"
#include "base/text.h"
#include "support/town.h"

namespace {

using support::Town;
using support::Visitor;

class Directory {
 public:
    Directory() {
        std::string name = "/tmp/balcao-http-XXXXXX";
        path_ = mkdtemp(name.data());
    }
    ~Directory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

 private:
    std::filesystem::path path_;
};

TEST(Operations, UnknownAndForbiddenRequests) {
    Town town;
    support::check_refusals(
        town, {
                  {"nothing there", "nobody", "GET", "/nothing", "", 404, "route_unknown"},
                  {"nothing there", "nobody", "POST", "/api", "{}", 404, "route_unknown"},
                  {"a longer path", "nobody", "GET", "/healthz/more", "", 404, "route_unknown"},
                  {"two slashes", "nobody", "GET", "//healthz", "", 404, "route_unknown"},
                  {"an empty part", "nobody", "GET", "/s//brand.css", "", 404, "route_unknown"},
                  {"up and out", "nobody", "GET", "/a/../healthz", "", 404, "route_unknown"},
                  {"a method nobody has", "nobody", "BREW", "/healthz", "", 405, "method_not_allowed"},
                  {"writing to a page", "nobody", "POST", "/metrics", "", 405, "method_not_allowed"},
              });
}

TEST(Operations, EveryRouteRefusesOtherMethods) {
    Town town;
    for (const auto& route : api::routes()) {
        std::string path = std::regex_replace(std::string(route.path), std::regex(R"(\{\w+\})"), "x");
        const auto answer = town.visitor().ask("OPTIONS", path);
        const bool is_method = route.path.starts_with("/v1/");  // Google's errors know no other
        EXPECT_EQ(answer.status, is_method ? 404 : 405) << path;
        EXPECT_EQ(answer.code(), is_method ? "METHOD_UNKNOWN" : "method_not_allowed") << path;
    }
}

TEST(Operations, EveryStaffRouteAsksWhoYouAre) {
    Town town;
    for (const auto& route : api::routes()) {
        const std::string path = std::regex_replace(std::string(route.path), std::regex(R"(\{\w+\})"), "x");
        const auto answer = town.visitor().ask(std::string(route.method), path, "{}");
        const bool is_closed = answer.status == 401;
        const bool is_staff = route.permission == api::Permission::staff;
        const bool is_method = route.path.starts_with("/v1/");
        if (is_staff || is_method) EXPECT_TRUE(is_closed) << route.method << path << answer.status;
        EXPECT_NE(answer.status, 500) << path;
    }
}

TEST(Operations, AliveReadyAndMeasured) {
    Town town;
    Visitor monitor = town.visitor();
    EXPECT_EQ(monitor.get("/healthz").body, "ok\n");
    EXPECT_EQ(monitor.get("/readyz").body, "ready\n");
    EXPECT_EQ(monitor.ask("HEAD", "/healthz").header("content-length"), "3");
    town.consumer("rui", "augusta");
    const auto metrics = monitor.get("/metrics");
    EXPECT_EQ(metrics.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    const std::regex line(
        R"(^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[0-9.e+\-]+|.*\+Inf.*)$)");
    std::map<std::string, std::string> values;
    for (const auto text : base::split(metrics.body, '\n')) {
        if (text.empty()) continue;
        EXPECT_TRUE(std::regex_match(std::string(text), line)) << text;
        const auto space = text.rfind(' ');
        if (!text.starts_with('#'))
            values[std::string(text.substr(0, space))] = std::string(text.substr(space + 1));
    }
    EXPECT_EQ(values["balcao_events_total"], "2");
    EXPECT_EQ(values["balcao_writable"], "1");
    EXPECT_EQ(values.count("balcao_webhook_lag"), 1U);
    EXPECT_EQ(values.count("balcao_http_responses_total{status=\"200\"}"), 1U);
    EXPECT_EQ(values.count("balcao_commit_seconds_count"), 1U);
    EXPECT_EQ(values.count("balcao_http_request_seconds_bucket{le=\"+Inf\"}"), 1U);
}

TEST(Operations, EveryAnswerCarriesTheRequestId) {
    Town town;
    EXPECT_EQ(town.visitor().ask("GET", "/healthz", "", {{"X-Request-Id", "abc-1"}}).header("x-request-id"),
              "abc-1");
    EXPECT_NE(town.visitor().get("/healthz").header("x-request-id"), "");
}

TEST(Operations, AStopAnswersWhatIsRunning) {
    Town town;
    Visitor rui = town.visitor();
    for (int i = 0; i < 20; ++i) {
        const auto sent = rui.post("/api/consumer/locations/augusta/messages",
                                   "{\"client_message_id\":\"m" + std::to_string(i) + "\",\"text\":\"x\"}");
        ASSERT_EQ(sent.status, 200);
    }
    town.server().stop();
    town.server().stop();  // twice is once
    net::TestClient late(rui.port());
    EXPECT_TRUE(!late.is_connected() || late.ask("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").status == 0);
}

TEST(Operations, WhatWasAnsweredIsThereAfterARestart) {
    const Directory directory;
    std::map<std::string, std::string> consumer_cookies, staff_cookies;
    std::string conversation;
    {
        Town town(directory.path());
        consumer_cookies = town.consumer("rui", "augusta", "before the restart").cookies;
        staff_cookies = town.staff("ana").cookies;
        conversation = town.conversation_of("rui");
    }
    for (int restart = 0; restart < 2; ++restart) {
        Town town(directory.path());
        EXPECT_EQ(town.last_seq(town.aurora.id), 2 + restart);
        Visitor rui = town.visitor(), ana = town.visitor();
        rui.cookies = consumer_cookies;  // the key that signs them survives
        ana.cookies = staff_cookies;     // and so do sessions
        const auto thread = rui.get("/api/consumer/locations/augusta/conversation").json();
        ASSERT_FALSE(thread.at("messages").as_array().empty());
        EXPECT_EQ(thread.at("messages").at(0).at("text").as_string(), "before the restart");
        EXPECT_EQ(ana.get("/api/staff/conversations/" + conversation).status, 200);
        EXPECT_EQ(rui.post("/api/consumer/locations/augusta/messages",
                           "{\"client_message_id\":\"r" + std::to_string(restart) + "\",\"text\":\"again\"}")
                      .json()
                      .at("seq")
                      .as_int64(),
                  3 + restart);
    }
}

TEST(Operations, TwoServersDoNotShareADirectory) {
    const Directory directory;
    Town town(directory.path());
    server::Config config;
    config.data = directory.path();
    config.listen = "127.0.0.1:0";
    const std::string no_assets = "BALCAOA1" + std::string(8, '\0');
    const auto second = server::Server::open(config, no_assets);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, "database_locked");
}

}  // namespace
