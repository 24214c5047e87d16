// What strangers and programs may do how often (rules ENT-05, SEC-07, SEC-09). Requests come from elsewhere
// by X-Forwarded-For: this machine itself is not limited.
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::Answer;
using support::Town;
using support::Visitor;
using namespace std::chrono_literals;

Answer write(Town& town, Visitor& who, const std::string& address, const std::string& slug,
             const std::string& id = {}) {
    const std::string body =
        "{\"client_message_id\":\"" + (id.empty() ? town.fresh_id() : id) + "\",\"text\":\"hello\"}";
    std::vector<net::Header> headers;
    if (!address.empty()) headers.push_back({"X-Forwarded-For", address});
    return who.ask("POST", "/api/consumer/locations/" + slug + "/messages", body, headers);
}

Answer write_as_new(Town& town, const std::string& address, const std::string& slug = "augusta") {
    Visitor somebody = town.visitor();
    return write(town, somebody, address, slug);
}

TEST(GuestLimits, ANetworkBeginsFiveConversationsAnHour) {
    Town town;
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(write_as_new(town, "203.0.113." + std::to_string(i)).status, 200);
    town.clock().turn(20min);
    const std::string before = town.state();
    const Answer refused = write_as_new(town, "203.0.113.200");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.code(), "start_rate_limit");
    const std::string wait = refused.header("Retry-After");
    ASSERT_NE(wait, "");
    EXPECT_GT(std::stoi(wait), 2300);
    EXPECT_LE(std::stoi(wait), 2400);
    EXPECT_EQ(town.state(), before) << "nothing was written";
    EXPECT_EQ(write_as_new(town, "203.0.114.1").status, 200) << "the network beside it";
    EXPECT_EQ(write_as_new(town, "2001:db8:1::1").status, 200);
    town.clock().turn(40min);
    EXPECT_EQ(write_as_new(town, "203.0.113.200").status, 200) << "an hour later";
}

TEST(GuestLimits, WhoHasAConversationGoesOnInIt) {
    Town town;
    Visitor rui = town.visitor();
    EXPECT_EQ(write(town, rui, "203.0.113.1", "augusta").status, 200);
    for (int i = 0; i < 5; ++i)
        write_as_new(town, "203.0.113.1");
    EXPECT_EQ(write_as_new(town, "203.0.113.1").status, 429);
    EXPECT_EQ(write(town, rui, "203.0.113.1", "augusta").status, 200);
}

TEST(GuestLimits, ADeviceBeginsThreeConversationsAnHour) {
    server::Limits limits;
    limits.starts_per_consumer_per_hour = 2;
    Town town({}, limits);
    Visitor rui = town.visitor();
    EXPECT_EQ(write(town, rui, "203.0.113.1", "augusta").status, 200);
    EXPECT_EQ(write(town, rui, "203.0.114.1", "pinheiros").status, 200);
    EXPECT_EQ(write(town, rui, "203.0.115.1", "lyon").code(), "start_rate_limit");
}

TEST(GuestLimits, AShopIsNotFlooded) {
    server::Limits limits;
    limits.starts_per_shop_per_minute = 3;
    Town town({}, limits);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(write_as_new(town, "198.51." + std::to_string(i) + ".1").status, 200);
    EXPECT_EQ(write_as_new(town, "198.51.9.1").code(), "start_rate_limit");
    EXPECT_EQ(write_as_new(town, "198.51.9.1", "pinheiros").status, 200);
    town.clock().turn(60s);
    EXPECT_EQ(write_as_new(town, "198.51.9.1").status, 200);
}

TEST(GuestLimits, ThirtyMessagesAMinuteAndNoneIsLost) {
    Town town;
    Visitor rui = town.visitor();
    const std::string first = town.fresh_id();
    EXPECT_EQ(write(town, rui, "203.0.113.1", "augusta", first).status, 200);
    for (int i = 1; i < 30; ++i)
        ASSERT_EQ(write(town, rui, "203.0.113.1", "augusta").status, 200) << i;
    const std::string late = town.fresh_id();
    const Answer refused = write(town, rui, "203.0.113.1", "augusta", late);
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.code(), "inbound_flood");
    EXPECT_NE(refused.header("Retry-After"), "");
    EXPECT_EQ(write(town, rui, "203.0.113.1", "augusta", first).status, 200) << "a repeat is no message";
    town.clock().turn(61s);
    EXPECT_EQ(write(town, rui, "203.0.113.1", "augusta", late).status, 200) << "the id is free still";
}

TEST(GuestLimits, AFormKeepsTheWordsThatHadToWait) {
    server::Limits limits;
    limits.messages_per_consumer_per_minute = 1;
    Town town({}, limits);
    Visitor rui = town.visitor();
    EXPECT_EQ(write(town, rui, "203.0.113.1", "augusta").status, 200);
    const Answer page = rui.ask("POST", "/c/augusta/messages", "text=second+words&client_message_id=f1",
                                {{"X-Forwarded-For", "203.0.113.1"},
                                 {"Content-Type", "application/x-www-form-urlencoded"},
                                 {"Accept-Language", "en"}});
    EXPECT_EQ(page.status, 429);
    EXPECT_NE(page.body.find("second words"), std::string::npos);
    EXPECT_NE(page.body.find("One moment"), std::string::npos);
}

TEST(GuestLimits, ThisMachineIsNotLimited) {
    Town town;
    Visitor rui = town.visitor();
    for (int i = 0; i < 40; ++i)
        ASSERT_EQ(write(town, rui, "", "augusta").status, 200) << i;
    for (int i = 0; i < 10; ++i)
        ASSERT_EQ(write_as_new(town, "").status, 200) << i;
}

TEST(GuestLimits, AProgramWritesSixtyTimesASecond) {
    server::Limits limits;
    limits.api_writes_per_second = 3;
    Town town({}, limits);
    town.consumer("rui", "augusta");
    Visitor bot = town.visitor();
    bot.bearer = town.bearer_of(town.aurora.id);
    const std::string path = "/v1/conversations/" + town.conversation_of("rui") + "/events?eventId=";
    const std::string body =
        R"({"eventType":"TYPING_STARTED","representative":{"representativeType":"BOT"}})";
    const auto post = [&](const std::string& address) {
        std::vector<net::Header> headers;
        if (!address.empty()) headers.push_back({"X-Forwarded-For", address});
        return bot.ask("POST", path + town.fresh_id(), body, headers);
    };
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(post("203.0.113.1").status, 200);
    const Answer refused = post("198.51.100.1");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.json().at("error").at("status").as_string(), "RESOURCE_EXHAUSTED");
    EXPECT_EQ(refused.header("Retry-After"), "1");
    EXPECT_EQ(post("").status, 200) << "this machine itself";
    town.clock().turn(1s);
    EXPECT_EQ(post("203.0.113.1").status, 200);
}

}  // namespace
