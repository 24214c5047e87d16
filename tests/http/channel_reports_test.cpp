// Reports of channels: who may send them (SEC-01, SEC-02, SEC-03), once each.
#include <gtest/gtest.h>

#include "api/channel_reports.h"
#include "server/offline.h"
#include "support/town.h"

namespace {

using namespace std::chrono_literals;
using support::Town;
using support::Visitor;

const std::string kRoute = "/api/channel-reports";
const std::string kToken = "a client token";

struct Reporter {
    explicit Reporter(Town& reported) : town(reported) {
        const domain::Agent agent{town.augusta.agent, town.aurora.id, "Aurora", "", "", kToken};
        EXPECT_TRUE(server::put_and_wait(town.app(), town.aurora.id, {agent}));
        town.consumer("rui", "augusta", "do you have it?");
    }
    std::string timestamp(base::Duration off = 0s) const {
        const auto at = town.clock().now() + off;
        return std::to_string(
            std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count());
    }
    std::string body(const std::string& id, const std::string& kind, const std::string& more = {}) const {
        return R"({"report_id":")" + id + R"(","conversation":")" + town.conversation_of("rui") +
               R"(","kind":")" + kind + "\"" + more + "}";
    }
    support::Answer send(const std::string& text, base::Duration off = 0s) {
        return send_signed(text, timestamp(off), api::sign_report(kToken, timestamp(off), text));
    }
    support::Answer send_signed(const std::string& text, const std::string& at,
                                const std::string& signature) {
        auto visitor = town.visitor();
        return visitor.ask("POST", kRoute, text,
                           {{"X-Balcao-Agent", base::to_string(town.augusta.agent)},
                            {"X-Balcao-Timestamp", at},
                            {"X-Balcao-Signature", signature}});
    }
    Town& town;
};

TEST(ChannelReports, AreTakenOnlyWithTheirSignature) {
    Town town;
    Reporter reporter(town);
    const auto before = town.state();
    const std::string body = reporter.body("r1", "opted_out");
    const auto now = reporter.timestamp();
    EXPECT_EQ(reporter.send_signed(body, now, "").code(), "bad_signature");
    EXPECT_EQ(reporter.send_signed(body, now, api::sign_report("another", now, body)).code(),
              "bad_signature");
    EXPECT_EQ(reporter.send_signed(body + " ", now, api::sign_report(kToken, now, body)).code(),
              "bad_signature");
    // A fresh timestamp does not make an old signature good.
    const auto old = reporter.timestamp(-1h);
    EXPECT_EQ(reporter.send_signed(body, now, api::sign_report(kToken, old, body)).code(), "bad_signature");
    EXPECT_EQ(reporter.send(body, -302s).code(), "stale_request");
    EXPECT_EQ(reporter.send(body, 302s).code(), "stale_request");
    EXPECT_EQ(reporter.send_signed(body, "soon", api::sign_report(kToken, "soon", body)).code(),
              "stale_request");
    EXPECT_EQ(town.visitor().post(kRoute, body).status, 401);
    EXPECT_EQ(town.state(), before);
    const auto taken = reporter.send(body, -290s);
    EXPECT_EQ(taken.status, 200) << taken.body;
    EXPECT_EQ(taken.json().at("reason_code").as_string(), "CHANNEL_OPT_OUT");
}

TEST(ChannelReports, BadOnesChangeNothing) {
    Town town;
    Reporter reporter(town);
    const auto before = town.state();
    EXPECT_EQ(reporter.send("{}").code(), "json_field_missing");
    EXPECT_EQ(reporter.send(reporter.body("r/1", "opted_out")).code(), "message_id_malformed");
    EXPECT_EQ(reporter.send(reporter.body("r1", "channel_named")).code(), "report_malformed");
    EXPECT_EQ(reporter.send(reporter.body("r1", "opted_out", R"(,"channel":"viber")")).code(),
              "report_malformed");
    EXPECT_EQ(reporter.send(reporter.body("r1", "opted_out", ",\"told_at\":\"" + std::string(41, '0') + "\""))
                  .code(),
              "report_malformed");
    EXPECT_EQ(reporter.send(reporter.body("r1", "delivery_failed", R"(,"message_id":"a9")")).code(),
              "message_unknown");
    EXPECT_EQ(
        reporter
            .send(
                R"({"report_id":"r1","conversation":"01900000-0000-7000-8000-000000000001","kind":"opted_out"})")
            .code(),
        "conversation_unknown");
    EXPECT_EQ(town.state(), before);
}

TEST(ChannelReports, AreTakenOnceAndTheirClockIsNotOurs) {
    Town town;
    Reporter reporter(town);
    const auto body =
        reporter.body("r1", "channel_named", R"(,"channel":"whatsapp","told_at":"2031-01-01T00:00:00Z")");
    const auto first = reporter.send(body);
    ASSERT_EQ(first.status, 200) << first.body;
    const auto again = reporter.send(body);
    EXPECT_EQ(again.json().at("seq"), first.json().at("seq"));
    EXPECT_TRUE(again.json().at("is_replay").as_bool());
    const auto thread = town.staff("ana").get("/api/staff/conversations/" + town.conversation_of("rui"));
    const auto seen = thread.json();
    EXPECT_EQ(seen.at("conversation").at("channel").as_string(), "whatsapp");
    const auto& told = seen.at("events").as_array().back();
    EXPECT_EQ(told.at("body").at("told_at").as_string(), "2031-01-01T00:00:00Z");
    EXPECT_TRUE(std::string(told.at("at").as_string())
                    .starts_with(base::format_rfc3339(town.clock().now()).substr(0, 10)));
}

}  // namespace
