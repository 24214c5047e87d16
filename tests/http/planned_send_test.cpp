// Messages that go out later, and the customer's consent to advertising: asked for over HTTP.
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::Town;

const std::string kList = "/api/staff/conversations";
const std::vector<net::Header> kForm{{"Content-Type", "application/x-www-form-urlencoded"}};

std::string notice(const std::string& id, const std::string& more) {
    return R"({"client_message_id":")" + id +
           R"(","text":"It is ready.","reason":{"code":"POSTSALE.SHIPPED",)" +
           R"("evidence":{"order_id":"7","status":"delivered"}})" + more + "}";
}

std::string in_two_days(Town& town) {
    return R"(,"may_wait":true,"send_at":")" +
           base::format_rfc3339(town.clock().now() + std::chrono::hours(48)) + R"(")";
}

TEST(PlannedSend, WaitsIsListedAndTakenBack) {
    Town town;
    town.consumer("rui", "augusta", "is it ready?");
    auto& ana = town.staff("ana");
    const std::string path = kList + "/" + town.conversation_of("rui");
    ASSERT_EQ(ana.post(path + "/messages", R"({"client_message_id":"a1","text":"tomorrow"})").status, 200);

    const std::string body = notice("p1", in_two_days(town));
    const auto planned = ana.post(path + "/messages", body);
    ASSERT_EQ(planned.status, 202) << planned.body;
    EXPECT_EQ(planned.json().at("event").at("kind").as_string(), "send_planned");
    const base::json::value answer = planned.json();
    const auto& list = answer.at("conversation").at("planned");
    ASSERT_EQ(list.as_array().size(), 1U);
    EXPECT_EQ(list.at(0).at("text").as_string(), "It is ready.");

    // The same again is the same; the verdict is explained like every other.
    const auto again = ana.post(path + "/messages", body);
    EXPECT_EQ(again.status, 202);
    EXPECT_EQ(again.json().at("seq"), planned.json().at("seq"));
    const auto verdict = ana.get("/api/verdicts/" + std::to_string(planned.json().at("seq").as_int64()));
    EXPECT_EQ(verdict.status, 200) << verdict.body;
    EXPECT_TRUE(verdict.json().at("is_reproduced").as_bool());
    bool is_listed = false;
    const auto timers = ana.get(path + "/timers").json();
    for (const auto& timer : timers.at("timers").as_array()) {
        if (timer.at("kind").as_string() != "planned_send") continue;
        is_listed = timer.at("can_cancel").as_bool() && timer.at("message_id").as_string() == "p1";
        EXPECT_EQ(timer.at("at"), list.at(0).at("at"));
    }
    EXPECT_TRUE(is_listed);
    // The customer sees nothing of it.
    const auto thread = town.person("rui").get("/api/consumer/locations/augusta/conversation");
    EXPECT_EQ(thread.body.find("ready."), std::string::npos);

    const auto cancelled = ana.ask("DELETE", path + "/planned/p1");
    ASSERT_EQ(cancelled.status, 200) << cancelled.body;
    EXPECT_TRUE(cancelled.json().at("conversation").at("planned").as_array().empty());
    EXPECT_EQ(ana.ask("DELETE", path + "/planned/p1").json().at("error").at("code").as_string(),
              "planned_unknown");
    EXPECT_EQ(ana.post(path + "/messages", body).status, 202);  // its id was free again
}

TEST(PlannedSend, WhatIsRefusedLeavesNothing) {
    Town town;
    town.consumer("rui", "augusta", "is it ready?");
    auto& ana = town.staff("ana");
    town.staff("bruno");
    town.staff("otto");
    const std::string messages = kList + "/{rui}/messages";
    const std::string path = kList + "/" + town.conversation_of("rui");
    ASSERT_EQ(ana.post(path + "/messages", notice("p1", in_two_days(town))).status, 202);
    const std::string answer = R"({"client_message_id":"x","text":"yes")";
    support::check_refusals(
        town,
        {{"an answer is not held back", "ana", "POST", messages, answer + R"(,"may_wait":true})", 400,
          "plan_needs_reason"},
         {"nor sent later", "ana", "POST", messages, answer + R"(,"send_at":"2030-01-01T00:00:00Z"})", 400,
          "plan_needs_reason"},
         {"no instant", "ana", "POST", messages, notice("x", R"(,"send_at":"soon")"), 400, "time_malformed"},
         {"the id is taken", "ana", "POST", messages, R"({"client_message_id":"p1","text":"other"})", 409,
          "message_id_conflict"},
         {"nobody else's", "bruno", "DELETE", kList + "/{rui}/planned/p1", "", 404, "conversation_unknown"},
         {"not by who only looks", "otto", "DELETE", kList + "/{rui}/planned/p1", "", 404,
          "conversation_unknown"},
         {"unknown", "ana", "DELETE", kList + "/{rui}/planned/p2", "", 404, "planned_unknown"}});
}

TEST(Offers, AreAgreedToByTheCustomerAlone) {
    Town town;
    auto visitor = town.visitor();
    EXPECT_EQ(visitor.get("/s/augusta").body.find("/s/augusta/offers"), std::string::npos);
    EXPECT_EQ(visitor.ask("POST", "/s/augusta/offers", "agree=yes", kForm).status, 404);
    auto& rui = town.consumer("rui", "augusta", "do you have lamps?");
    EXPECT_NE(rui.get("/s/augusta").body.find("value=\"yes\""), std::string::npos);
    EXPECT_EQ(rui.ask("POST", "/s/pinheiros/offers", "agree=yes", kForm).status, 404);

    const auto agreed = rui.ask("POST", "/s/augusta/offers?lang=fr", "agree=yes", kForm);
    EXPECT_EQ(agreed.status, 303);
    EXPECT_NE(rui.get("/s/augusta").body.find("value=\"no\""), std::string::npos);
    auto& ana = town.staff("ana");
    const std::string path = kList + "/" + town.conversation_of("rui");
    const auto thread = ana.get(path).json();
    EXPECT_TRUE(thread.at("conversation").as_object().contains("agreed_to_offers_at"));
    const auto& event = thread.at("events").as_array().back();
    EXPECT_EQ(event.at("kind").as_string(), "consent_changed");
    EXPECT_NE(event.at("body").at("agreed_to").as_string().find("vous écrire"), std::string::npos);

    EXPECT_EQ(rui.ask("POST", "/s/augusta/offers", "agree=no", kForm).status, 303);
    EXPECT_FALSE(ana.get(path).json().at("conversation").as_object().contains("agreed_to_offers_at"));
    const auto before = town.state();
    EXPECT_EQ(rui.ask("POST", "/s/augusta/offers", "agree=no", kForm).status, 303);  // none to take back
    EXPECT_EQ(rui.ask("POST", "/s/augusta/offers", "agree=maybe", kForm).status, 400);
    EXPECT_EQ(town.state(), before);
    std::vector<net::Header> elsewhere = kForm;
    elsewhere.push_back({"Origin", "https://elsewhere.example"});
    EXPECT_EQ(rui.ask("POST", "/s/augusta/offers", "agree=yes", elsewhere).status, 403);
}

}  // namespace
