// How a shop stands, over HTTP: what its people see, what customers find, and the way back.
#include <gtest/gtest.h>

#include "app/health.h"
#include "support/town.h"

namespace {

using std::chrono::hours;
using std::chrono::seconds;
using support::Town;

class HealthOverHttp : public testing::Test {
 protected:
    base::json::value health(const std::string& who = "ana") {
        const auto answer = town.staff(who).get(path_);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json();
    }
    std::string state() { return std::string(health().at("state").as_string()); }
    // The reader follows on its own thread, woken by commits, at most every two seconds of this clock.
    void wait_for(const std::string& wanted) {
        for (int i = 0; i < 500 && state() != wanted; ++i) {
            town.clock().turn(seconds(2));
            town.consumer("poke " + std::to_string(++pokes_), "lyon", "hello");
        }
        ASSERT_EQ(state(), wanted);
        // What is committed reaches pages and gate a moment later, on the lane's thread: behind its next
        // commit.
        ASSERT_TRUE(support::wait_for_done<bool>(
            [&](auto done) { app::put_items(town.app(), town.aurora.id, {town.aurora}, std::move(done)); }));
    }
    // Three wait, a warning is seen, two days go by.
    void deactivate() {
        for (const auto* name : {"rui", "eva", "leo"})
            town.consumer(name, "augusta");
        town.clock().turn(hours(25));
        town.sign_in("ana");
        wait_for("at_risk");
        EXPECT_EQ(health().at("history").at(0).at("reason_code").as_string(), "WARNING_DELIVERED");
        town.clock().turn(hours(48));
        town.sign_in("ana");
        wait_for("deactivated");
    }
    support::Answer write(const std::string& who, const std::string& text) {
        return town.person(who).post(
            "/api/consumer/locations/augusta/messages",
            R"({"client_message_id":")" + town.fresh_id() + R"(","text":")" + text + "\"}");
    }

    Town town;
    const std::string path_ = "/api/staff/locations/" + base::to_string(town.augusta.id) + "/health";
    int pokes_ = 0;
};

TEST_F(HealthOverHttp, AHealthyShopHasNothingToSay) {
    const auto shown = health();
    EXPECT_EQ(shown.at("state").as_string(), "healthy");
    EXPECT_FALSE(shown.as_object().contains("since"));
    EXPECT_EQ(shown.at("figures").at("n").as_int64(), 0);
    EXPECT_FALSE(shown.at("figures").as_object().contains("rate_percent"));
    EXPECT_EQ(shown.at("marks").at("marked").as_int64(), 0);
    EXPECT_FALSE(shown.as_object().contains("marks_stopped_at"));
    EXPECT_TRUE(shown.at("history").as_array().empty());
    EXPECT_EQ(town.staff("ana").get("/api/staff/health").json().at("locations").as_array().size(), 0U);
}

TEST_F(HealthOverHttp, WhoLeavesCustomersWaitingIsWarnedThenTakenOffTheAir) {
    deactivate();
    const auto shown = health();
    EXPECT_EQ(shown.at("reason_code").as_string(), "DEACT_BACKLOG");
    EXPECT_EQ(shown.at("causes").as_array().size(), 3U);
    EXPECT_EQ(shown.at("causes").at(0).at("conversation").as_string(), town.conversation_of("rui"));
    EXPECT_EQ(shown.at("figures").at("open_breaches").as_int64(), 3);
    EXPECT_EQ(shown.at("history").at(0).at("causes").as_array().size(), 3U);
    const auto listed = town.staff("ana").get("/api/staff/health").json().at("locations");
    EXPECT_EQ(listed.at(0).at("state").as_string(), "deactivated");

    auto stranger = town.visitor();
    const auto page = stranger.get("/s/augusta");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.body.find("href=\"/c/augusta\""), std::string::npos);
    const auto chat = stranger.get("/c/augusta");
    EXPECT_EQ(chat.status, 200);
    EXPECT_EQ(chat.body.find("<textarea"), std::string::npos);
    EXPECT_EQ(chat.body.find("<script type=\"application/json\""), std::string::npos);
    const auto refused = stranger.post("/api/consumer/locations/augusta/messages",
                                       R"({"client_message_id":"s1","text":"hello"})");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.code(), "store_not_available");

    // Those who wrote before go on, both ways.
    EXPECT_NE(town.person("rui").get("/c/augusta").body.find("<textarea"), std::string::npos);
    EXPECT_EQ(write("rui", "still there?").status, 200);
    const auto sent =
        town.staff("ana").post("/api/staff/conversations/" + town.conversation_of("rui") + "/messages",
                               R"({"client_message_id":"a1","text":"sorry!"})");
    EXPECT_EQ(sent.status, 200);
    EXPECT_EQ(sent.json().at("verdict").at("findings").at(1).at("reason_code").as_string(), "BACKLOG_REPLY");
}

TEST_F(HealthOverHttp, TheWayBackNamesWhatIsMissing) {
    const auto post = [&](const std::string& who, const std::string& body) {
        return town.staff(who).post(path_ + "/reinstate", body);
    };
    EXPECT_EQ(post("mia", "{}").code(), "not_deactivated");
    deactivate();
    for (const auto* name : {"mia", "olga", "otto", "bruno", "marie"})
        town.sign_in(name);
    EXPECT_EQ(post("ana", "{}").status, 403);
    EXPECT_EQ(post("otto", "{}").code(), "role_not_allowed");
    EXPECT_EQ(post("bruno", "{}").code(), "location_unknown");
    EXPECT_EQ(post("marie", "{}").code(), "location_unknown");
    EXPECT_EQ(town.staff("marie").get(path_).code(), "location_unknown");
    EXPECT_EQ(town.staff("ana").get("/api/staff/locations/x/health").code(), "location_unknown");
    EXPECT_EQ(post("mia", "{}").code(), "overdue_unanswered");
    for (const auto* name : {"rui", "eva", "leo"}) {
        ASSERT_EQ(town.staff("mia")
                      .post("/api/staff/conversations/" + town.conversation_of(name) + "/messages",
                            R"({"client_message_id":"m1","text":"sorry!"})")
                      .status,
                  200);
    }
    for (int i = 0; i < 500 && health().at("figures").at("open_breaches").as_int64() > 0; ++i) {
        town.clock().turn(seconds(2));
        town.consumer("poke " + std::to_string(++pokes_), "lyon", "hello");
    }
    EXPECT_EQ(post("mia", "{}").code(), "hours_not_confirmed");
    EXPECT_EQ(post("mia", R"({"hours_confirmed":true})").code(), "rules_not_confirmed");
    const auto back = post("mia", R"({"hours_confirmed":true,"rules_confirmed":true})");
    ASSERT_EQ(back.status, 200) << back.body;
    EXPECT_EQ(back.json().at("state").as_string(), "probation");
    EXPECT_EQ(
        town.visitor()
            .post("/api/consumer/locations/augusta/messages", R"({"client_message_id":"s2","text":"hello"})")
            .status,
        200);
    const auto shown = health();
    EXPECT_EQ(shown.at("reason_code").as_string(), "REINSTATED");
    EXPECT_TRUE(shown.as_object().contains("leaves_at"));
    EXPECT_EQ(shown.at("history").at(0).at("names").at(0).as_string(),
              town.staff("mia").get("/api/staff/session").json().at("staff").at("name").as_string());
}

TEST_F(HealthOverHttp, AnAppealIsMadeOnceAndMayBeWon) {
    const auto appeal = [&](const std::string& body) {
        return town.staff("olga").post(path_ + "/appeal", body);
    };
    EXPECT_EQ(appeal(R"({"note":"why?"})").code(), "not_sanctioned");
    deactivate();
    town.sign_in("olga");
    EXPECT_EQ(appeal(R"({"note":" "})").code(), "note_needed");
    EXPECT_EQ(appeal(R"({"note":"Your server was down."})").status, 200);
    EXPECT_EQ(appeal(R"({"note":"again"})").code(), "appeal_already_made");
    EXPECT_EQ(health().at("appeal").as_string(), "open");
    const auto lifted = support::wait_for_done<domain::health::Health>([&](auto done) {
        app::order_health(town.app(), {town.aurora.id, town.augusta.id}, domain::health::Order::lift, {"Op"},
                          "so it was", std::move(done));
    });
    ASSERT_TRUE(lifted);
    EXPECT_EQ(health().at("history").at(0).at("reason_code").as_string(), "APPEAL_WON");
    EXPECT_TRUE(health().at("history").at(0).as_object().contains("voids"));
}

// CLK-08
TEST_F(HealthOverHttp, TooManyMarksStopCounting) {
    auto& ana = town.staff("ana");
    const auto mark = [&](int number, const char* reason) {
        return ana.post(
            "/api/staff/conversations/" + town.conversation_of("c" + std::to_string(number)) + "/close",
            std::string(R"({"reason":")") + reason + "\"}");
    };
    for (int i = 1; i <= 20; ++i)
        town.consumer("c" + std::to_string(i), "augusta");
    for (int i = 1; i <= 5; ++i)
        ASSERT_EQ(mark(i, i == 5 ? "spam" : "no_reply_needed").status, 200);
    town.clock().turn(hours(1));
    for (int i = 0; i < 500 && !health().as_object().contains("marks_stopped_at"); ++i) {
        town.clock().turn(seconds(2));
        town.consumer("poke " + std::to_string(++pokes_), "lyon", "hello");
    }
    const auto shown = health();
    EXPECT_EQ(shown.at("marks").at("episodes").as_int64(), 20);
    EXPECT_EQ(shown.at("marks").at("marked").as_int64(), 5);
    ASSERT_TRUE(shown.as_object().contains("marks_stopped_at"));
    EXPECT_EQ(shown.at("history").at(0).at("reason_code").as_string(), "NRN_ABUSE_SUSPECTED");
    EXPECT_EQ(shown.at("history").at(0).at("marks").at("marked").as_int64(), 5);
    ASSERT_TRUE(support::wait_for_done<bool>(
        [&](auto done) { app::put_items(town.app(), town.aurora.id, {town.aurora}, std::move(done)); }));
    EXPECT_EQ(mark(6, "no_reply_needed").code(), "nrn_abuse_suspected");
    EXPECT_EQ(mark(6, "spam").code(), "nrn_abuse_suspected");
    EXPECT_NE(town.visitor().get("/metrics").body.find("balcao_shops_marks_stopped 1"), std::string::npos);
}

}  // namespace
