// Live sockets: /api/stream.
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::LiveSocket;
using support::Town;
using support::Visitor;

const std::string kStaff = "/api/stream?audience=staff";
const std::string kConsumer = "/api/stream?audience=consumer&location=augusta";
const std::string kMessages = "/api/consumer/locations/augusta/messages";

std::string message(const std::string& id, const std::string& text) {
    return "{\"client_message_id\":\"" + id + "\",\"text\":" + base::encode(text) + "}";
}

std::string since(std::int64_t seq) {
    return "&since=" + std::to_string(seq);
}

TEST(Stream, BadRequestsAreRefusedBeforeTheUpgrade) {
    Town town;
    Visitor& rui = town.consumer("rui", "augusta");
    Visitor& ana = town.staff("ana");
    struct StreamRow {
        const char* why;
        Visitor* who;
        std::string target;
        int status;
        const char* code;
        std::vector<net::Header> headers = {};
    };
    Visitor nobody = town.visitor();
    for (const auto& row : std::vector<StreamRow>{
             {"no audience", &ana, "/api/stream", 400, "query_malformed"},
             {"unknown audience", &ana, "/api/stream?audience=everybody", 400, "query_malformed"},
             {"staff without a session", &nobody, kStaff, 401, "signed_out"},
             {"a consumer as staff", &rui, kStaff, 401, "signed_out"},
             {"staff as a consumer", &ana, kConsumer, 401, "consumer_unknown"},
             {"a consumer without a cookie", &nobody, kConsumer, 401, "consumer_unknown"},
             {"unknown shop", &rui, "/api/stream?audience=consumer&location=nowhere", 404,
              "location_unknown"},
             {"no shop", &rui, "/api/stream?audience=consumer", 404, "location_unknown"},
             {"a word for a number", &ana, kStaff + "&since=x", 400, "query_malformed"},
             {"below zero", &ana, kStaff + "&since=-1", 400, "query_malformed"},
             {"beyond 64 bits", &ana, kStaff + "&since=9223372036854775808", 400, "query_malformed"},
             {"another site", &ana, kStaff, 403, "origin_foreign", {{"Origin", "https://evil.example"}}},
             {"another port", &ana, kStaff, 403, "origin_foreign", {{"Origin", "http://127.0.0.1:1"}}},
         }) {
        const LiveSocket socket(*row.who, row.target, row.headers);
        EXPECT_EQ(socket.status(), row.status) << row.why;
        EXPECT_EQ(socket.reply().code(), row.code) << row.why;
    }
    EXPECT_EQ(ana.get(kStaff).code(), "websocket_expected");
}

TEST(Stream, StaffSeeWhatHappensInTheirShops) {
    Town town;
    LiveSocket ana(town.staff("ana"), kStaff);
    ASSERT_EQ(ana.status(), 101);
    EXPECT_EQ(ana.next(), base::parse_json(R"({"type":"hello","seq":0})").value());
    town.consumer("eva", "pinheiros", "not for Ana");
    town.consumer("luc", "lyon", "not for Ana either");
    town.consumer("rui", "augusta", "for Ana");
    const auto started = ana.next();
    EXPECT_EQ(started.at("event").at("kind").as_string(), "conversation_started");
    EXPECT_EQ(started.at("event").at("location").as_string(), base::to_string(town.augusta.id).c_str());
    const auto written = ana.next();
    EXPECT_EQ(written.at("event").at("body").at("text").as_string(), "for Ana");
    EXPECT_EQ(written.at("event").at("seq").as_int64(), 4);  // Eva's were 1 and 2
}

TEST(Stream, ConsumersSeeTheirOwnConversationOnly) {
    Town town;
    Visitor& rui = town.consumer("rui", "augusta");
    LiveSocket socket(rui, kConsumer);
    EXPECT_EQ(socket.next().at("type").as_string(), "hello");
    town.consumer("eva", "augusta", "somebody else");
    rui.post("/api/consumer/locations/pinheiros/messages", message("p1", "another shop"));
    auto& ana = town.staff("ana");
    const std::string path = "/api/staff/conversations/" + town.conversation_of("rui");
    ana.post(path + "/presence", R"({"presence":"typing_started"})");
    ana.post(path + "/messages", message("a1", "hello Rui"));
    ana.post(path + "/close", R"({"reason":"done"})");
    EXPECT_EQ(socket.next().at("event").at("presence").as_string(), "typing_started");
    const auto answer = socket.next();
    EXPECT_EQ(answer.at("event").at("text").as_string(), "hello Rui");
    EXPECT_EQ(answer.at("event").at("from").as_string(), "person");
    EXPECT_EQ(answer.at("event").as_object().if_contains("actor"), nullptr);
    EXPECT_EQ(socket.next().at("event").at("kind").as_string(), "conversation_closed");
}

TEST(Stream, ResumesWhereItStopped) {
    Town town;
    Visitor& rui = town.consumer("rui", "augusta", "one");  // 1, 2
    Visitor& ana = town.staff("ana");
    rui.post(kMessages, message("m2", "two"));    // 3
    rui.post(kMessages, message("m3", "three"));  // 4
    LiveSocket socket(ana, kStaff + since(2));
    EXPECT_EQ(socket.next().at("event").at("seq").as_int64(), 3);
    EXPECT_EQ(socket.next().at("event").at("seq").as_int64(), 4);
    EXPECT_EQ(socket.next(), base::parse_json(R"({"type":"hello","seq":4})").value());
    rui.post(kMessages, message("m4", "four"));
    EXPECT_EQ(socket.next().at("event").at("seq").as_int64(), 5);
    LiveSocket consumer(rui, kConsumer + since(0));
    std::vector<base::json::value> passed;
    EXPECT_EQ(consumer.wait_for("hello", &passed).at("seq").as_int64(), 5);
    EXPECT_EQ(passed.size(), 4U);  // the start is not for consumers
    LiveSocket nothing_new(ana, kStaff + since(5));
    EXPECT_EQ(nothing_new.next().at("type").as_string(), "hello");
}

TEST(Stream, ALargeGapMeansAFreshSnapshot) {
    Town town;
    Visitor& rui = town.consumer("rui", "augusta", "0");  // 1, 2
    Visitor& ana = town.staff("ana");
    for (int i = 0; i < 999; ++i)
        rui.post(kMessages, message("m" + std::to_string(i), "x"));  // up to 1001
    for (const auto& [who, target] : {std::pair{&ana, kStaff}, std::pair{&rui, kConsumer}}) {
        LiveSocket behind(*who, target + since(0));
        EXPECT_EQ(behind.next(), base::parse_json(R"({"type":"resync"})").value());
        EXPECT_FALSE(behind.next_text());
        EXPECT_EQ(behind.close_code(), 4008);
        LiveSocket near_enough(*who, target + since(1));
        std::vector<base::json::value> passed;
        EXPECT_EQ(near_enough.wait_for("hello", &passed).at("seq").as_int64(), 1001);
        EXPECT_EQ(passed.size(), 1000U);
    }
}

TEST(Stream, ANumberWeNeverGaveMeansAFreshSnapshot) {
    Town town;
    town.consumer("rui", "augusta");
    LiveSocket socket(town.staff("ana"), kStaff + since(3));  // the log ends at 2
    EXPECT_EQ(socket.next().at("type").as_string(), "resync");
    EXPECT_FALSE(socket.next_text());
    EXPECT_EQ(socket.close_code(), 4008);
}

TEST(Stream, SigningOutClosesTheSockets) {
    Town town;
    Visitor& ana = town.staff("ana");
    Visitor other = town.visitor();  // Ana's second session stays
    const auto answer =
        other.post("/api/staff/session",
                   std::string(R"({"email":"ana@example.org","password":")") + support::kPassword + "\"}");
    ASSERT_EQ(answer.status, 200);
    LiveSocket first(ana, kStaff), second(other, kStaff);
    EXPECT_EQ(first.next().at("type").as_string(), "hello");
    EXPECT_EQ(second.next().at("type").as_string(), "hello");
    EXPECT_EQ(ana.ask("DELETE", "/api/staff/session").status, 200);
    EXPECT_FALSE(first.next_text());
    EXPECT_EQ(first.close_code(), 4401);
    town.consumer("rui", "augusta");
    EXPECT_EQ(second.next().at("type").as_string(), "event");
    EXPECT_EQ(LiveSocket(ana, kStaff).status(), 401);
}

TEST(Stream, AStoppingServerSaysSo) {
    Town town;
    LiveSocket socket(town.staff("ana"), kStaff);
    EXPECT_EQ(socket.next().at("type").as_string(), "hello");
    town.server().stop();
    EXPECT_FALSE(socket.next_text());
    EXPECT_EQ(socket.close_code(), 1001);
}

TEST(Stream, WhatClientsSayIsIgnored) {
    Town town;
    LiveSocket socket(town.staff("ana"), kStaff);
    EXPECT_EQ(socket.next().at("type").as_string(), "hello");
    const std::string before = town.state();
    socket.say(R"({"type":"event","event":{}})");
    socket.say("{");
    EXPECT_EQ(town.state(), before);
    town.consumer("rui", "augusta");
    EXPECT_EQ(socket.next().at("type").as_string(), "event");
}

}  // namespace
