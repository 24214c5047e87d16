// Settings over HTTP: who may say what, what holds at once, what is refused and leaves everything as it was.
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::Town;

const std::string kPath = "/api/staff/settings";

std::string at(const domain::Location& shop) {
    return kPath + "?location=" + base::to_string(shop.id);
}

std::string for_shop(const domain::Location& shop, const std::string& key, const std::string& value,
                     int version) {
    return R"({"scope":"location","location":")" + base::to_string(shop.id) + R"(","key":")" + key +
           R"(","value":)" + value + R"(,"version":)" + std::to_string(version) + "}";
}
std::string for_brand(const std::string& key, const std::string& value, int version) {
    return R"({"scope":"brand","key":")" + key + R"(","value":)" + value + R"(,"version":)" +
           std::to_string(version) + "}";
}

base::json::object setting(const support::Answer& all, std::string_view key) {
    for (const auto& one : all.json().at("settings").as_array()) {
        if (one.at("key").as_string() == key) return one.as_object();
    }
    return {};
}

TEST(Settings, SayWhatHoldsAndWhoSaidSo) {
    Town town;
    auto& mia = town.staff("mia");
    auto& olga = town.staff("olga");
    const auto before = setting(mia.get(at(town.augusta)), "consecutive_reply_max");
    EXPECT_EQ(before.at("value"), 5);
    EXPECT_EQ(before.at("default_value"), 5);
    EXPECT_EQ(before.at("range").as_string(), "1 to 5");
    EXPECT_EQ(before.at("least"), 1);
    EXPECT_EQ(before.at("most"), 5);
    EXPECT_EQ(setting(mia.get(at(town.augusta)), "surveys").at("words"), base::json::array({"off", "on"}));
    EXPECT_TRUE(before.at("can_be_set").as_bool());
    EXPECT_EQ(before.at("read_by").at(0).as_string(), "CNV-14");
    EXPECT_FALSE(before.contains("origin"));
    EXPECT_TRUE(before.at("said").as_array().empty());
    EXPECT_FALSE(setting(mia.get(at(town.augusta)), "answer_limit_s").at("can_be_set").as_bool());

    ASSERT_EQ(olga.ask("PUT", kPath, for_brand("consecutive_reply_max", "4", 0)).status, 200);
    const auto put = mia.ask("PUT", kPath, for_shop(town.augusta, "consecutive_reply_max", "3", 0));
    ASSERT_EQ(put.status, 200) << put.body;
    const auto now = setting(mia.get(at(town.augusta)), "consecutive_reply_max");
    EXPECT_EQ(put.json(), now);
    EXPECT_EQ(now.at("value"), 3);
    EXPECT_EQ(now.at("origin").at("level").as_string(), "location");
    EXPECT_EQ(now.at("origin").at("version"), 1);
    EXPECT_EQ(now.at("origin").at("set_at").as_string(), base::format_rfc3339(town.clock().now()));
    EXPECT_FALSE(now.at("origin").at("set_by_name").as_string().empty());
    EXPECT_EQ(now.at("said").as_array().size(), 2U);
    // The other shop has the brand's, the other brand its own.
    const auto other = setting(mia.get(at(town.pinheiros)), "consecutive_reply_max");
    EXPECT_EQ(other.at("value"), 4);
    EXPECT_EQ(other.at("origin").at("level").as_string(), "brand");
    EXPECT_EQ(setting(olga.get(kPath), "consecutive_reply_max").at("value"), 4);
    EXPECT_EQ(setting(town.staff("marie").get(at(town.lyon)), "consecutive_reply_max").at("value"), 5);

    // Taken back: as the brand says. The brand's tightening holds over what a shop said before.
    const auto back = mia.ask("PUT", kPath, for_shop(town.augusta, "consecutive_reply_max", "null", 1));
    EXPECT_EQ(back.json().at("value"), 4);
    ASSERT_EQ(mia.ask("PUT", kPath, for_shop(town.augusta, "consecutive_reply_max", "4", 2)).status, 200);
    ASSERT_EQ(olga.ask("PUT", kPath, for_brand("consecutive_reply_max", "2", 1)).status, 200);
    const auto strictest = setting(mia.get(at(town.augusta)), "consecutive_reply_max");
    EXPECT_EQ(strictest.at("value"), 2);
    EXPECT_EQ(strictest.at("origin").at("level").as_string(), "brand");
}

TEST(Settings, HoldAtOnceAndStandInTheVerdict) {
    Town town;
    town.consumer("rui", "augusta", "do you have it?");
    auto& ana = town.staff("ana");
    const std::string messages = "/api/staff/conversations/" + town.conversation_of("rui") + "/messages";
    const auto write = [&](const std::string& text) {
        return ana.post(messages, R"({"client_message_id":")" + text + R"(","text":")" + text + R"("})");
    };
    ASSERT_EQ(write("one").status, 200);
    auto& mia = town.staff("mia");
    ASSERT_EQ(mia.ask("PUT", kPath, for_shop(town.augusta, "consecutive_reply_max", "1", 0)).status, 200);
    const auto refused = write("two");
    ASSERT_EQ(refused.status, 403) << refused.body;
    EXPECT_EQ(refused.json().at("verdict").at("reason_code").as_string(), "CONSECUTIVE_LIMIT");
    EXPECT_EQ(refused.json().at("verdict").at("inputs").at("settings").at("consecutive_reply_max"), 1);
    ASSERT_EQ(mia.ask("PUT", kPath, for_shop(town.augusta, "consecutive_reply_max", "2", 1)).status, 200);
    EXPECT_EQ(write("two").status, 200);
    EXPECT_EQ(write("three").status, 403);
}

TEST(Settings, AreRefusedAndStayAsTheyWere) {
    Town town;
    town.staff("mia");
    auto& olga = town.staff("olga");
    for (const auto* name : {"ana", "otto", "marie"})
        town.staff(name);
    ASSERT_EQ(olga.ask("PUT", kPath, for_brand("consecutive_reply_max", "3", 0)).status, 200);
    const std::string before = olga.get(at(town.augusta)).body + olga.get(kPath).body;
    const auto& shop = town.augusta;
    const std::vector<support::Row> rows{
        {"unknown", "mia", "PUT", kPath, for_shop(shop, "replies", "3", 0), 400, "setting_unknown"},
        {"nobody reads it", "mia", "PUT", kPath, for_shop(shop, "answer_limit_s", "3600", 0), 400,
         "setting_not_read"},
        {"not built", "mia", "PUT", kPath, for_shop(shop, "nudge_mode", "\"auto\"", 0), 400,
         "setting_not_read"},
        {"too small", "mia", "PUT", kPath, for_shop(shop, "consecutive_reply_max", "0", 0), 400,
         "setting_out_of_range"},
        {"a fraction", "mia", "PUT", kPath, for_shop(shop, "consecutive_reply_max", "2.5", 0), 400,
         "setting_out_of_range"},
        {"a list", "mia", "PUT", kPath, for_shop(shop, "consecutive_reply_max", "[2]", 0), 400,
         "setting_out_of_range"},
        {"fixed", "mia", "PUT", kPath, for_shop(shop, "reason_after_s", "60", 0), 400,
         "setting_out_of_range"},
        {"shorter", "mia", "PUT", kPath, for_shop(shop, "quiet_default", "\"22:00-08:00\"", 0), 400,
         "setting_out_of_range"},
        {"looser", "mia", "PUT", kPath, for_shop(shop, "consecutive_reply_max", "4", 0), 409,
         "setting_loosens"},
        {"looser than the default", "olga", "PUT", kPath, for_brand("promo_brand_per_24h", "2", 0), 409,
         "setting_loosens"},
        {"somebody was quicker", "olga", "PUT", kPath, for_brand("consecutive_reply_max", "2", 0), 409,
         "setting_changed"},
        {"no shop named", "mia", "PUT", kPath,
         R"({"scope":"location","key":"nudge_mode","value":"off","version":0})", 400, "scope_malformed"},
        {"no value", "mia", "PUT", kPath, R"({"scope":"brand","key":"nudge_mode","version":0})", 400,
         "json_field_missing"},
        {"the brand is the owner's", "mia", "PUT", kPath, for_brand("consecutive_reply_max", "2", 1), 403,
         "settings_forbidden"},
        {"staff", "ana", "PUT", kPath, for_shop(shop, "consecutive_reply_max", "2", 0), 403,
         "settings_forbidden"},
        {"staff do not read them", "ana", "GET", at(shop), "", 403, "settings_forbidden"},
        {"observers do not", "otto", "GET", at(shop), "", 403, "settings_forbidden"},
        {"nor their own brand's", "mia", "GET", kPath, "", 403, "settings_forbidden"},
        {"somebody else's shop", "marie", "PUT", kPath, for_shop(shop, "consecutive_reply_max", "2", 0), 404,
         "location_unknown"},
        {"somebody else's shop", "olga", "GET", at(town.lyon), "", 404, "location_unknown"},
        {"no id", "olga", "GET", kPath + "?location=augusta", "", 404, "location_unknown"},
        {"signed out", "nobody", "GET", kPath, "", 401, "signed_out"},
    };
    support::check_refusals(town, rows);
    EXPECT_EQ(olga.get(at(town.augusta)).body + olga.get(kPath).body, before);
}

}  // namespace
