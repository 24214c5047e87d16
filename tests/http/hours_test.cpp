// A shop's hours over HTTP: who may keep them, what is refused and leaves everything as it was, what holds at
// once for the pages and for whoever writes.
#include <gtest/gtest.h>
#include <unistd.h>

#include "app/setup.h"
#include "domain/time/hours.h"
#include "domain/time/zone.h"
#include "server/offline.h"
#include "support/town.h"

namespace {

using namespace std::chrono_literals;
using support::Town;

std::string path_of(const domain::Location& shop) {
    return "/api/staff/locations/" + base::to_string(shop.id) + "/hours";
}

std::string weekly(const std::string& start, const std::string& end, int days = 7) {
    std::string out;
    for (const std::string day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) {
        if (days-- <= 0) break;
        out += (out.empty() ? "" : ",") +
               (R"({"day":")" + day + R"(","start":")" + start + R"(","end":")" + end + "\"}");
    }
    return "[" + out + "]";
}

std::string body(const std::string& weekly, int version, const std::string& special = "[]",
                 const std::string& closures = "[]", const std::string& zone = "UTC") {
    return R"({"zone":")" + zone + R"(","weekly":)" + weekly + R"(,"special":)" + special +
           R"(,"closures":)" + closures + R"(,"version":)" + std::to_string(version) + "}";
}

// Noon of a day whose date is told: what is asked does not depend on when the test runs.
struct KeptHours : testing::Test {
    Town town;
    base::Timestamp noon;
    std::string today;

    KeptHours() {
        const auto now = town.clock().now();
        noon = std::chrono::floor<std::chrono::days>(now) + 36h;
        town.clock().turn(noon - now);
        today = base::format_rfc3339(noon).substr(0, 10);
    }
    std::string closed_today() const { return R"([{"date":")" + today + R"(","closed":true}])"; }
    std::string closure(base::Duration from, base::Duration to, bool is_pause) const {
        return R"([{"from":")" + domain::time::format_utc(noon + from) + R"(","to":")" +
               domain::time::format_utc(noon + to) + R"(","pauses_channel":)" +
               (is_pause ? "true" : "false") + "}]";
    }
    std::string texts_to(const std::string& name) {
        return town.person(name).get("/api/consumer/locations/augusta/conversation").body;
    }
};

TEST_F(KeptHours, HoldAtOnce) {
    auto& mia = town.staff("mia");
    const auto before = mia.get(path_of(town.augusta)).json();
    EXPECT_EQ(before.at("version"), 0);
    EXPECT_FALSE(before.at("has_hours").as_bool());
    EXPECT_TRUE(before.at("is_open").as_bool());
    EXPECT_EQ(before.at("zone").as_string(), "America/Sao_Paulo");
    EXPECT_FALSE(before.as_object().contains("set_by"));

    town.consumer("rui", "augusta", "are you there?");
    EXPECT_EQ(texts_to("rui").find("\"automatic\""), std::string::npos);

    // Around the clock, but not today.
    const auto put = mia.ask("PUT", path_of(town.augusta), body(weekly("00:00", "24:00"), 0, closed_today()));
    ASSERT_EQ(put.status, 200) << put.body;
    const auto now = put.json();
    EXPECT_EQ(now.at("version"), 1);
    EXPECT_FALSE(now.at("is_open").as_bool());
    EXPECT_EQ(now.at("next_open").at("at").as_string(), domain::time::format_utc(noon + 12h));
    EXPECT_EQ(now.at("special").at(0).at("date").as_string(), today);
    EXPECT_EQ(now.at("set_at").as_string(), base::format_rfc3339(noon));
    EXPECT_EQ(now.at("confirmed_at").as_string(), base::format_rfc3339(noon));
    EXPECT_FALSE(now.at("set_by_name").as_string().empty());
    EXPECT_EQ(mia.get(path_of(town.augusta)).json(), now);
    EXPECT_EQ(town.staff("ana").get(path_of(town.augusta)).json(), now) << "staff read them";

    town.consumer("eva", "augusta", "are you open?");
    EXPECT_NE(texts_to("eva").find("\"automatic\""), std::string::npos) << texts_to("eva");
    EXPECT_NE(town.visitor().get("/s/augusta?lang=en").body.find("Closed · opens tomorrow at 0:00"),
              std::string::npos);

    // The zone stays when none is told; the day is over at midnight there.
    town.clock().turn(12h);
    EXPECT_TRUE(mia.get(path_of(town.augusta)).json().at("is_open").as_bool());
    const auto kept =
        mia.ask("PUT", path_of(town.augusta), R"({"weekly":[],"special":[],"closures":[],"version":1})");
    ASSERT_EQ(kept.status, 200) << kept.body;
    EXPECT_EQ(kept.json().at("zone").as_string(), "UTC");
    EXPECT_FALSE(kept.json().at("has_hours").as_bool());
}

TEST_F(KeptHours, AreRefusedAndStayAsTheyWere) {
    for (const auto* name : {"mia", "ana", "otto", "marie"})
        town.staff(name);
    const auto path = path_of(town.augusta);
    ASSERT_EQ(town.staff("mia").ask("PUT", path, body(weekly("09:00", "18:00"), 0)).status, 200);
    const std::string before = town.staff("mia").get(path).body;
    std::string many = weekly("09:00", "09:30");
    many.pop_back();
    for (int hour = 10; hour < 14; ++hour) {
        std::string more = weekly(std::to_string(hour) + ":00", std::to_string(hour) + ":30");
        many += "," + more.substr(1, more.size() - 2);
    }
    many += "]";
    const std::vector<support::Row> rows{
        {"overlap", "mia", "PUT", path,
         body(R"([{"day":"mon","start":"09:00","end":"18:00"},{"day":"mon","start":"17:00","end":"19:00"}])",
              1),
         400, "hours_invalid"},
        {"empty", "mia", "PUT", path, body(weekly("09:00", "09:00"), 1), 400, "hours_invalid"},
        {"35 ranges", "mia", "PUT", path, body(many, 1), 400, "hours_invalid"},
        {"zone", "mia", "PUT", path, body("[]", 1, "[]", "[]", "Mars/Base"), 400, "hours_invalid"},
        {"date", "mia", "PUT", path,
         body(weekly("09:00", "18:00"), 1, R"([{"date":"2026-02-30","closed":true}])"), 400, "hours_invalid"},
        {"range of a date", "mia", "PUT", path,
         body(weekly("09:00", "18:00"), 1,
              R"([{"date":"2026-02-20","ranges":[{"start":"09:00","end":"9"}]}])"),
         400, "hours_invalid"},
        {"closure", "mia", "PUT", path, body(weekly("09:00", "18:00"), 1, "[]", closure(1h, 1h, false)), 400,
         "hours_invalid"},
        {"long vacation", "mia", "PUT", path,
         body(weekly("09:00", "18:00"), 1, "[]", closure(0h, 24h * 62, true)), 400, "hours_invalid"},
        {"closed days of a shop without hours", "mia", "PUT", path, body("[]", 1, closed_today()), 400,
         "hours_invalid"},
        {"no list", "mia", "PUT", path, body("7", 1), 400, "hours_invalid"},
        {"no special days told", "mia", "PUT", path, R"({"weekly":[],"closures":[],"version":1})", 400,
         "json_field_missing"},
        {"no version", "mia", "PUT", path, R"({"weekly":[],"special":[],"closures":[]})", 400,
         "json_field_missing"},
        {"misspelt", "mia", "PUT", path, R"({"weekly":[],"special":[],"closures":[],"version":1,"zon":""})",
         400, "json_field_unknown"},
        {"somebody was quicker", "mia", "PUT", path, body("[]", 0), 409, "hours_changed"},
        {"confirmed unseen", "mia", "POST", path + "/confirm", R"({"version":0})", 409, "hours_changed"},
        {"staff", "ana", "PUT", path, body("[]", 1), 403, "role_not_allowed"},
        {"observers", "otto", "POST", path + "/confirm", "", 403, "role_not_allowed"},
        {"somebody else's shop", "marie", "PUT", path, body("[]", 1), 404, "location_unknown"},
        {"somebody else's shop", "marie", "GET", path, "", 404, "location_unknown"},
        {"no id", "mia", "GET", "/api/staff/locations/augusta/hours", "", 404, "location_unknown"},
        {"signed out", "nobody", "GET", path, "", 401, "signed_out"},
    };
    support::check_refusals(town, rows);
    EXPECT_EQ(town.staff("mia").get(path).body, before);
}

TEST_F(KeptHours, ARefusalSaysWhereAndWhatInstead) {
    auto& mia = town.staff("mia");
    const auto refused = mia.ask(
        "PUT", path_of(town.augusta),
        body(R"([{"day":"mon","start":"22:00","end":"02:00"},{"day":"tue","start":"01:00","end":"10:00"}])",
             0));
    const auto error = refused.json().at("error").as_object();
    EXPECT_EQ(error.at("detail").as_string(), "hours_overlap");
    EXPECT_EQ(error.at("field").as_string(), "weekly");
    const std::string proposal = base::encode(error.at("proposal"));
    EXPECT_EQ(proposal, R"([{"day":"mon","start":"22:00","end":"10:00"}])");
    EXPECT_EQ(mia.ask("PUT", path_of(town.augusta), body(proposal, 0)).status, 200);
    const auto date =
        mia.ask("PUT", path_of(town.augusta),
                body("[]", 1, R"([{"date":"2026-12-25","closed":true},{"date":"25.12.","closed":true}])"));
    EXPECT_EQ(date.json().at("error").at("field").as_string(), "special[1]");
    EXPECT_EQ(date.json().at("error").at("detail").as_string(), "hours_date_malformed");
}

TEST_F(KeptHours, WarnOfDaysWithoutAnybodyAndOfOldAge) {  // AVA-18, AVA-12
    auto& mia = town.staff("mia");
    const auto put = mia.ask("PUT", path_of(town.augusta), body(weekly("09:00", "18:00", 6), 0));
    const auto warnings = put.json().at("warnings").as_array();
    ASSERT_EQ(warnings.size(), 1U) << put.body;
    EXPECT_EQ(warnings[0].at("code").as_string(), "DEAD_INTERVAL");
    EXPECT_EQ(warnings[0].at("intervals").as_array().size(), 8U) << put.body;
    EXPECT_EQ(warnings[0].at("remedies").as_array().size(), 3U);
    ASSERT_EQ(mia.ask("PUT", path_of(town.augusta), body(weekly("09:00", "18:00"), 1)).status, 200);
    EXPECT_TRUE(mia.get(path_of(town.augusta)).json().at("warnings").as_array().empty());

    town.clock().turn(180 * 24h);
    auto& later = town.sign_in("mia");
    const auto stale = later.get(path_of(town.augusta)).json().at("warnings").as_array();
    ASSERT_EQ(stale.size(), 1U);
    EXPECT_EQ(stale[0].at("code").as_string(), "HOURS_STALE");
    EXPECT_EQ(stale[0].at("since").as_string(), base::format_rfc3339(noon));
    const auto confirmed = later.post(path_of(town.augusta) + "/confirm", "");
    ASSERT_EQ(confirmed.status, 200) << confirmed.body;
    EXPECT_TRUE(confirmed.json().at("warnings").as_array().empty());
    EXPECT_EQ(confirmed.json().at("version"), 3);
    EXPECT_EQ(confirmed.json().at("confirmed_at").as_string(), base::format_rfc3339(noon + 180 * 24h));
}

TEST_F(KeptHours, AVacationLetsNobodyNewIn) {  // AVA-20, AVA-21
    const auto phone = [&] {
        auto shop = town.augusta;
        shop.profile.phone = "+55 11 3000-1000";
        return server::put_and_wait(town.app(), town.aurora.id, {shop});
    };
    ASSERT_TRUE(phone());
    town.consumer("rui", "augusta", "do you have it?");
    town.settle();
    const auto put = town.staff("mia").ask("PUT", path_of(town.augusta),
                                           body(weekly("00:00", "24:00"), 0, "[]", closure(0h, 48h, true)));
    ASSERT_EQ(put.status, 200) << put.body;
    EXPECT_EQ(put.json().at("paused_until").as_string(), domain::time::format_utc(noon + 48h));
    // Whose clock runs on (behaviours.md §6 case 12).
    const auto channel = put.json().at("channel");
    EXPECT_EQ(channel.at("code"), "CHANNEL_PAUSED");
    EXPECT_EQ(channel.at("clocks").at(0).at("conversation").as_string(), town.conversation_of("rui"));
    const auto try_new = [&] {
        return town.visitor().post("/api/consumer/locations/augusta/messages",
                                   R"({"client_message_id":")" + town.fresh_id() + R"(","text":"hello"})");
    };
    EXPECT_EQ(try_new().code(), "store_not_available");
    // Dates and contact, on its pages and in the list; no form.
    auto stranger = town.visitor();
    const std::string back = "new messages again";
    for (const auto* page : {"/s/augusta?lang=en", "/c/augusta?lang=en", "/?lang=en"}) {
        const auto shown = stranger.get(page).body;
        EXPECT_NE(shown.find(back), std::string::npos) << page << shown;
        EXPECT_NE(shown.find("+55 11 3000-1000"), std::string::npos) << page;
        EXPECT_EQ(shown.find("<textarea"), std::string::npos) << page;
    }
    EXPECT_EQ(stranger.get("/s/augusta").body.find("href=\"/c/augusta\""), std::string::npos);
    EXPECT_EQ(stranger.get("/s/pinheiros?lang=en").body.find(back), std::string::npos);
    // Who has a conversation goes on.
    EXPECT_NE(town.person("rui").get("/c/augusta").body.find("<textarea"), std::string::npos);
    town.consumer("rui", "augusta", "still there?");
    // It comes back by itself, to the microsecond.
    town.clock().turn(48h - 1us);
    EXPECT_EQ(try_new().status, 403);
    town.clock().turn(1us);
    EXPECT_EQ(try_new().status, 200);
    EXPECT_NE(town.visitor().get("/s/augusta").body.find("href=\"/c/augusta\""), std::string::npos);
    const auto back_again = town.sign_in("mia").get(path_of(town.augusta)).json().at("channel");
    EXPECT_EQ(back_again.at("code"), "CHANNEL_RESUMED");
    EXPECT_GE(back_again.at("open").as_int64(), 1);
}

TEST(KeptHoursOnDisk, OutliveARestart) {
    const auto root = std::filesystem::temp_directory_path() / ("balcao_hours_" + std::to_string(getpid()));
    std::string before;
    {
        Town town(root / "data");
        auto& mia = town.staff("mia");
        ASSERT_EQ(mia.ask("PUT", path_of(town.augusta),
                          body(weekly("22:00", "02:00"), 0, R"([{"date":"2030-12-25","closed":true}])"))
                      .status,
                  200);
        before = base::encode(mia.get(path_of(town.augusta)).json().at("special")) +
                 base::encode(mia.get(path_of(town.augusta)).json().at("weekly"));
    }
    {
        Town town(root / "data");
        const auto now = town.sign_in("mia").get(path_of(town.augusta)).json();
        EXPECT_EQ(base::encode(now.at("special")) + base::encode(now.at("weekly")), before);
        EXPECT_EQ(now.at("version"), 1);
    }
    std::filesystem::remove_all(root);
}

}  // namespace
