// Campaigns and complaints, asked for over HTTP (docs/campaigns.md, docs/complaints.md).
#include <gtest/gtest.h>

#include "app/campaign_look.h"
#include "domain/outreach/complaint.h"
#include "storage/outreach.h"
#include "support/town.h"

namespace {

using support::Town;

const std::string kPath = "/api/staff/campaigns";
const std::vector<net::Header> kForm{{"Content-Type", "application/x-www-form-urlencoded"}};

std::string day_in(Town& town, int days) {
    return base::format_rfc3339(town.clock().now() + std::chrono::hours(24 * days)).substr(0, 10);
}

std::string campaign(Town& town, const std::string& id, const std::string& whom) {
    return R"({"id":")" + id +
           R"(","name":"Noon","texts":{"en":"That day we close at noon."},"language":"en",)" +
           R"("reason":{"code":"INFORM.SPECIAL_HOURS","evidence":{"date_on":")" + day_in(town, 6) +
           R"("}},)" + whom + "}";
}

std::string in_shop(const domain::Location& shop) {
    return R"("audience":{"locations":[")" + base::to_string(shop.id) + R"("]})";
}

std::string state_of(const support::Answer& answer) {
    return std::string(answer.json().at("state").as_string());
}

// Each step commits something, so that the readers look at the clock again.
std::string wait_until_over(Town& town, const std::string& path) {
    auto& mia = town.staff("mia");
    for (int i = 0; i < 3'000; ++i) {
        const auto state = state_of(mia.get(path));
        if (state == "done" || state == "paused") return state;
        if (i % 100 != 99) continue;
        town.clock().turn(std::chrono::hours(1));
        town.staff("ana").post("/api/staff/conversations/" + town.conversation_of("rui") + "/notes",
                               R"({"client_note_id":")" + town.fresh_id() + R"(","text":"an hour later"})");
        town.settle();
    }
    return "never";
}

TEST(Campaigns, AreMadeForeseenAndSentOnce) {
    Town town;
    town.consumer("rui", "augusta");
    town.consumer("eva", "augusta");
    auto& mia = town.staff("mia");
    const auto id = town.fresh_id();
    const auto body = campaign(town, id, in_shop(town.augusta));
    const auto made = mia.post(kPath, body);
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(state_of(made), "draft");
    EXPECT_EQ(made.json().at("recipients").as_int64(), 2);
    EXPECT_EQ(mia.post(kPath, body).body, made.body);
    EXPECT_EQ(mia.post(kPath, campaign(town, id, in_shop(town.pinheiros))).status, 400);  // nobody there

    const auto before = town.state();
    const auto foreseen = mia.post(kPath + "/" + id + "/simulate", "{}");
    ASSERT_EQ(foreseen.status, 200) << foreseen.body;
    EXPECT_EQ(foreseen.json().at("asked").as_int64(), 2);
    EXPECT_TRUE(foreseen.json().at("conversations").as_array().empty());
    EXPECT_EQ(town.state(), before);

    ASSERT_EQ(mia.post(kPath + "/" + id + "/start", "").status, 200);
    EXPECT_EQ(wait_until_over(town, kPath + "/" + id), "done");
    const auto done = mia.get(kPath + "/" + id);
    EXPECT_EQ(done.json().at("sent").as_int64(), 2) << done.body;
    const auto thread = town.person("eva").get("/api/consumer/locations/augusta/conversation").body;
    const auto first = thread.find("close at noon");
    ASSERT_NE(first, std::string::npos) << thread;
    EXPECT_EQ(thread.find("close at noon", first + 1), std::string::npos);
    EXPECT_EQ(mia.get(kPath).json().at("campaigns").as_array().size(), 1U);
}

TEST(Campaigns, NamedRecipientsAreServedInTheirOrder) {
    Town town;
    town.consumer("rui", "augusta");
    auto& mia = town.staff("mia");
    const auto id = town.fresh_id();
    const auto made = mia.post(kPath, campaign(town, id,
                                               R"("recipients":[{"conversation":")" +
                                                   town.conversation_of("rui") + R"("}],"per_hour":3)"));
    ASSERT_EQ(made.status, 200) << made.body;
    EXPECT_EQ(made.json().at("audience").at("locations").at(0).as_string(), base::to_string(town.augusta.id));
}

TEST(Campaigns, WhatIsRefusedChangesNothing) {
    Town town;
    town.consumer("rui", "augusta");
    for (const auto* name : {"ana", "otto", "mia", "marie", "bruno"})
        town.staff(name);
    const auto id = town.fresh_id();
    ASSERT_EQ(town.staff("mia").post(kPath, campaign(town, id, in_shop(town.augusta))).status, 200);
    const std::string fresh = town.fresh_id(), path = kPath + "/" + id;
    const auto body = [&](const std::string& whom) { return campaign(town, fresh, whom); };
    std::string many = R"("recipients":[)";
    for (int i = 0; i < 1'001; ++i)
        many += (i == 0 ? "" : ",") + std::string(R"({"conversation":")") + fresh + R"("})";
    std::string long_name = body(in_shop(town.augusta));
    long_name.replace(long_name.find("Noon"), 4, std::string(101, 'x'));
    std::string no_text = body(in_shop(town.augusta));
    no_text.replace(no_text.find(R"("language":"en")"), 15, R"("language":"pt")");
    support::check_refusals(
        town, {{"only answers", "ana", "POST", kPath, body(in_shop(town.augusta)), 403, "role_too_low"},
               {"only looks", "otto", "POST", path + "/start", "", 403, "role_too_low"},
               {"another brand", "marie", "GET", path, "", 404, "campaign_unknown"},
               {"another shop's", "bruno", "GET", path, "", 404, "campaign_unknown"},
               {"not theirs", "mia", "POST", kPath, body(in_shop(town.lyon)), 404, "location_unknown"},
               {"nobody there", "mia", "POST", kPath, body(in_shop(town.pinheiros)), 400, "campaign_empty"},
               {"no shops", "mia", "POST", kPath, body(R"("audience":{"locations":[]})"), 400,
                "audience_malformed"},
               {"too many named", "mia", "POST", kPath, body(many + "]"), 400, "audience_malformed"},
               {"long name", "mia", "POST", kPath, long_name, 400, "campaign_malformed"},
               {"no such text", "mia", "POST", kPath, no_text, 400, "campaign_malformed"},
               {"less than none", "mia", "POST", kPath, body(in_shop(town.augusta) + R"(,"per_hour":-1)"),
                400, "campaign_malformed"},
               {"not theirs to name", "mia", "POST", kPath,
                body(R"("recipients":[{"conversation":")" + fresh + R"("}])"), 404, "conversation_unknown"},
               {"not waiting", "mia", "POST", path + "/approve", "", 409, "campaign_not_waiting"},
               {"not running", "mia", "POST", path + "/pause", "", 409, "campaign_not_running"},
               {"not paused", "mia", "POST", path + "/resume", "", 409, "campaign_not_paused"},
               {"no id", "mia", "GET", kPath + "/x", "", 404, "campaign_unknown"},
               {"no id to page from", "mia", "GET", kPath + "?before=x", "", 400, "id_malformed"},
               {"not opted out", "ana", "DELETE", "/api/staff/conversations/{rui}/opt-out", "", 409,
                "not_opted_out"},
               {"not theirs", "bruno", "PUT", "/api/staff/conversations/{rui}/minor", R"({"is_minor":true})",
                404, "conversation_unknown"}});
}

// DUP-05: the same text from shops of three brands in a day.
TEST(CrossStore, TellsTheOperatorOfTheSameTextFromThreeBrands) {
    Town town;
    const auto now = town.clock().now();
    domain::Brand third;
    third.name = "Third";
    third.id.value = town.app().ids.next(now);
    ASSERT_TRUE(support::wait_for_done<bool>(
        [&](auto done) { app::put_items(town.app(), third.id, {third}, std::move(done)); }));
    auto look = app::CampaignLook::open(town.app().store).value();
    const auto db = town.app().store.connect().value();
    const auto directory = town.app().directory.get();
    const auto send = [&](const domain::Brand& brand, base::Timestamp at) {
        storage::OutreachRow row;
        row.conversation.value = town.app().ids.next(now);
        row.at = at;
        row.reason_code = "POSTSALE.SHIPPED";
        row.likeness = {1, 2};
        ASSERT_TRUE(storage::put_outreach(*db, brand.id, row));
    };
    send(town.aurora, now);
    send(town.aurora, now);
    send(town.mercier, now);
    send(third, now - app::kCrossStoreSpan);
    EXPECT_EQ(look.cross_store_duplicates(*directory, now).value(), 0);
    send(third, now);
    EXPECT_EQ(look.cross_store_duplicates(*directory, now).value(), 1);
}

// Who complained stands in no log, stream, list or figure; the thanks are the same the second time.
TEST(Complaints, TellTheShopNothingOfWho) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    auto& mia = town.staff("mia");
    const auto page = rui.get("/s/augusta");
    EXPECT_NE(page.body.find("action=\"/s/augusta/complaint\""), std::string::npos);
    EXPECT_EQ(town.visitor().get("/s/augusta").body.find("/complaint\""), std::string::npos);

    const auto state = town.state();
    const auto seen = mia.get("/api/staff/conversations/" + town.conversation_of("rui") + "/events").body;
    for (int i = 0; i < 2; ++i) {
        const auto thanks = rui.ask("POST", "/s/augusta/complaint?lang=pt",
                                    "kind=spam&words=My+card+is+4111111111111111", kForm);
        ASSERT_EQ(thanks.status, 303) << thanks.body;
        EXPECT_EQ(thanks.header("location"), "/s/augusta?thanks=complaint&lang=pt#complaint");
    }
    EXPECT_NE(rui.get("/s/augusta?thanks=complaint&lang=pt").body.find("Obrigado."), std::string::npos);
    EXPECT_EQ(town.state(), state);
    EXPECT_EQ(mia.get("/api/staff/conversations/" + town.conversation_of("rui") + "/events").body, seen);
    const auto told = mia.get("/api/staff/locations/" + base::to_string(town.augusta.id) + "/complaints");
    ASSERT_EQ(told.status, 200) << told.body;
    EXPECT_TRUE(told.json().at("counts").as_array().empty()) << told.body;
    EXPECT_EQ(told.body.find("4111"), std::string::npos);
}

TEST(Complaints, EndContactThereAndThen) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    ASSERT_EQ(rui.ask("POST", "/s/augusta/complaint", "kind=rude&stop=yes", kForm).status, 303);
    const auto path = "/api/staff/conversations/" + town.conversation_of("rui");
    const auto conversation = town.staff("ana").get(path);
    EXPECT_EQ(conversation.json().at("conversation").at("contact").as_string(), "opted_out")
        << conversation.body;
    EXPECT_EQ(conversation.body.find("rude"), std::string::npos);
    const auto lifted = town.staff("ana").ask("DELETE", path + "/opt-out");
    EXPECT_EQ(lifted.status, 409);
    EXPECT_NE(lifted.body.find("opt_in_needs_consumer"), std::string::npos) << lifted.body;
}

TEST(Complaints, ThatSayNothingAreRefused) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    const auto state = town.state();
    EXPECT_EQ(rui.ask("POST", "/s/augusta/complaint", "kind=nothing", kForm).status, 400);
    const std::string words(domain::outreach::kComplaintCharsMax + 1, 'x');
    EXPECT_EQ(rui.ask("POST", "/s/augusta/complaint", "kind=spam&words=" + words, kForm).status, 400);
    EXPECT_EQ(rui.ask("POST", "/s/pinheiros/complaint", "kind=spam", kForm).status, 404);
    EXPECT_EQ(town.visitor().ask("POST", "/s/augusta/complaint", "kind=spam", kForm).status, 404);
    EXPECT_EQ(town.state(), state);
    EXPECT_EQ(town.staff("ana")
                  .get("/api/staff/locations/" + base::to_string(town.augusta.id) + "/complaints")
                  .status,
              403);
}

}  // namespace
