// How people are told, through the API: settings, devices, a test, and who may see what
// (docs/notifications.md).
#include <gtest/gtest.h>

#include "base/crypto.h"
#include "net/test_push_browser.h"
#include "net/test_push_receiver.h"
#include "support/town.h"

namespace {

using support::Row;
using support::Town;
using support::Visitor;

constexpr const char* kEverything =
    R"({"email":true,"push":true,"shows_text":false,"urgent_anyway":true,"digest":true,"zone":""})";
constexpr const char* kNothing =
    R"({"email":false,"push":false,"shows_text":false,"urgent_anyway":true,"digest":true,"zone":""})";

class NotifyHttp : public ::testing::Test {
 protected:
    std::string device(const std::string& path = "/p", const std::string& name = "Firefox · Linux") const {
        return fmt::format(R"({{"endpoint":"{}{}","p256dh":"{}","auth":"{}","name":"{}"}})", push_.url(),
                           path, base::base64url_encode(browser_.key.open),
                           base::base64url_encode(browser_.auth), name);
    }
    static std::set<std::string> unreachable(const base::json::value& shown) {
        std::set<std::string> found;
        for (const auto& id : shown.at("unreachable").as_array())
            found.insert(id.as_string().c_str());
        return found;
    }

    Town town_;
    net::PushReceiver push_;
    net::PushBrowser browser_;
};

TEST_F(NotifyHttp, TellsHowOneIsToldAndOnlyOneself) {
    auto& ana = town_.staff("ana");
    const auto shown = ana.get("/api/staff/notifications").json();
    EXPECT_TRUE(shown.at("settings").at("email").as_bool());
    EXPECT_FALSE(shown.at("settings").as_object().contains("quiet"));
    EXPECT_EQ(shown.at("zone").as_string(), "America/Sao_Paulo");
    EXPECT_FALSE(shown.at("can_mail").as_bool());
    EXPECT_EQ(base::base64url_decode(shown.at("push_key").as_string().c_str())->size(), 65u);
    EXPECT_TRUE(shown.at("devices").as_array().empty());
    EXPECT_EQ(unreachable(shown), (std::set{base::to_string(town_.augusta.id)}));

    const std::string quiet =
        R"({"email":true,"push":true,"shows_text":true,"quiet":{"from":"22:00","to":"07:00"},"urgent_anyway":false,"digest":false,"zone":"Europe/Paris"})";
    const auto saved = ana.ask("PUT", "/api/staff/notifications", quiet);
    EXPECT_EQ(saved.status, 200) << saved.body;
    EXPECT_EQ(saved.json().at("zone").as_string(), "Europe/Paris");
    EXPECT_EQ(ana.get("/api/staff/notifications").json().at("settings"), saved.json().at("settings"));
    EXPECT_TRUE(
        town_.staff("bruno").get("/api/staff/notifications").json().at("settings").at("digest").as_bool());
}

TEST_F(NotifyHttp, KeepsDevicesAndGivesEachToOnePerson) {
    auto& ana = town_.staff("ana");
    auto& bruno = town_.staff("bruno");
    auto shown = ana.post("/api/staff/push", device());
    ASSERT_EQ(shown.status, 200) << shown.body;
    ASSERT_EQ(shown.json().at("devices").as_array().size(), 1u);
    EXPECT_EQ(shown.json().at("devices").at(0).at("name").as_string(), "Firefox · Linux");
    EXPECT_TRUE(unreachable(shown.json()).empty());
    EXPECT_EQ(shown.body.find("127.0.0.1"), std::string::npos) << "endpoints are secrets";
    EXPECT_EQ(ana.post("/api/staff/push", device()).json().at("devices").as_array().size(), 1u);
    // The next one who signs in on that browser.
    EXPECT_EQ(bruno.post("/api/staff/push", device()).json().at("devices").as_array().size(), 1u);
    EXPECT_TRUE(ana.get("/api/staff/notifications").json().at("devices").as_array().empty());
    for (int i = 0; i < 12; ++i) {
        town_.clock().turn(std::chrono::seconds(1));
        shown = ana.post("/api/staff/push", device("/" + std::to_string(i), std::to_string(i)));
    }
    ASSERT_EQ(shown.json().at("devices").as_array().size(), 10u);
    EXPECT_EQ(shown.json().at("devices").at(9).at("name").as_string(), "11");
    const std::string id = shown.json().at("devices").at(9).at("id").as_string().c_str();
    EXPECT_EQ(bruno.ask("DELETE", "/api/staff/push/" + id).code(), "push_device_unknown");
    EXPECT_EQ(ana.ask("DELETE", "/api/staff/push/" + id).json().at("devices").as_array().size(), 9u);
}

TEST_F(NotifyHttp, ROL_03_the_last_one_who_hears_stays) {
    auto& ana = town_.staff("ana");
    auto& mia = town_.staff("mia");
    const auto shown = ana.post("/api/staff/push", device("/ana")).json();
    const std::string path = "/api/staff/push/" + std::string(shown.at("devices").at(0).at("id").as_string());
    EXPECT_EQ(ana.ask("PUT", "/api/staff/notifications", kNothing).status, 409);
    EXPECT_EQ(ana.ask("PUT", "/api/staff/notifications", kNothing).code(), "last_responder");
    EXPECT_EQ(ana.ask("DELETE", path).code(), "last_responder");
    EXPECT_EQ(ana.get("/api/staff/notifications").json().at("devices").as_array().size(), 1u);
    EXPECT_TRUE(ana.get("/api/staff/notifications").json().at("settings").at("push").as_bool());
    // An observer's device hears of nothing.
    town_.staff("otto").post("/api/staff/push", device("/otto"));
    EXPECT_EQ(ana.ask("DELETE", path).code(), "last_responder");
    ASSERT_EQ(mia.post("/api/staff/push", device("/mia")).status, 200);
    EXPECT_EQ(ana.ask("PUT", "/api/staff/notifications", kNothing).status, 200);
    EXPECT_EQ(ana.ask("PUT", "/api/staff/notifications", kEverything).status, 200);
    EXPECT_EQ(ana.ask("DELETE", path).status, 200);
}

TEST_F(NotifyHttp, RefusesWhatIsWrongAndChangesNothing) {
    auto& ana = town_.staff("ana");
    const auto before = ana.get("/api/staff/notifications").body;
    const std::string good_key = base::base64url_encode(browser_.key.open);
    const auto with = [&](const std::string& endpoint, const std::string& key, const std::string& auth) {
        return R"({"endpoint":")" + endpoint + R"(","p256dh":")" + key + R"(","auth":")" + auth + R"("})";
    };
    check_refusals(
        town_,
        {Row{"signed out", "nobody", "GET", "/api/staff/notifications", "", 401, "signed_out"},
         Row{"signed out", "nobody", "POST", "/api/staff/push", device(), 401, "signed_out"},
         Row{"no such zone", "ana", "PUT", "/api/staff/notifications",
             R"({"email":true,"push":true,"shows_text":false,"urgent_anyway":true,"digest":true,"zone":"Mars"})",
             400, "hours_zone_unknown"},
         Row{"no time", "ana", "PUT", "/api/staff/notifications",
             R"({"email":true,"push":true,"shows_text":false,"quiet":{"from":"25:00","to":"07:00"},"urgent_anyway":true,"digest":true,"zone":""})",
             400, "quiet_hours_malformed"},
         Row{"a field missing", "ana", "PUT", "/api/staff/notifications", R"({"email":true})", 400,
             "json_field_missing"},
         Row{"plain http", "ana", "POST", "/api/staff/push", with("http://push.example/x", good_key, "AAAA"),
             400, "push_endpoint_refused"},
         Row{"a short secret", "ana", "POST", "/api/staff/push",
             with("https://push.example/x", good_key, "AAAA"), 400, "push_key_malformed"},
         Row{"no point of the curve", "ana", "POST", "/api/staff/push",
             with("https://push.example/x", base::base64url_encode(std::string(65, '\4')),
                  base::base64url_encode(browser_.auth)),
             400, "push_key_malformed"},
         Row{"no such device", "ana", "DELETE", "/api/staff/push/x", "", 404, "push_device_unknown"}});
    EXPECT_EQ(ana.get("/api/staff/notifications").body, before);
}

TEST_F(NotifyHttp, SendsATestAndSaysWhatCameOfIt) {
    auto& ana = town_.staff("ana");
    auto answer = ana.post("/api/staff/notifications/test", "");
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_TRUE(answer.json().at("results").as_array().empty());
    EXPECT_EQ(ana.post("/api/staff/notifications/test", "").code(), "test_slowed");
    ASSERT_EQ(ana.post("/api/staff/push", device()).status, 200);
    town_.clock().turn(std::chrono::seconds(10));
    answer = ana.post("/api/staff/notifications/test", "");
    ASSERT_EQ(answer.json().at("results").as_array().size(), 1u) << answer.body;
    EXPECT_EQ(answer.json().at("results").at(0).at("outcome").as_string(), "sent");
    EXPECT_EQ(push_.wait_for(1).size(), 1u);
}

// End to end: a customer writes, the shop's people hear of it.
TEST_F(NotifyHttp, TellsOfAMessageByItself) {
    ASSERT_EQ(town_.staff("ana").post("/api/staff/push", device()).status, 200);
    town_.consumer("rui", "augusta", "hello");
    town_.settle();
    town_.clock().turn(std::chrono::seconds(4));
    town_.consumer("eva", "pinheiros", "wakes the readers");
    const auto pushed = push_.wait_for(1);
    ASSERT_EQ(pushed.size(), 1u);
    const auto words = base::parse_json_object(browser_.read(pushed[0].body));
    ASSERT_TRUE(words);
    EXPECT_EQ(words->at("title").as_string(), "New message · Shop augusta");
    EXPECT_EQ(words->at("tag").as_string(), town_.conversation_of("rui"));
    const auto health =
        town_.staff("mia").get("/api/staff/locations/" + base::to_string(town_.pinheiros.id) + "/health");
    EXPECT_EQ(health.status, 200);
    EXPECT_TRUE(health.json().as_object().contains("nobody_reachable")) << health.body;
}

TEST_F(NotifyHttp, ServesTheInboxItsWorker) {
    const auto worker = town_.visitor().get("/inbox-worker.js");
    if (worker.status == 404) GTEST_SKIP() << "built without the web part";
    EXPECT_EQ(worker.status, 200);
    EXPECT_NE(worker.head.find("text/javascript"), std::string::npos);
    EXPECT_NE(worker.head.find("no-cache"), std::string::npos);
}

}  // namespace
