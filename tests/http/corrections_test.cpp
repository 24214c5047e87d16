// What people do after the fact: edit and delete (CNV-08..10, CLK-13), block (CNV-17, CNV-18). Who may, what
// the other side sees of it, and that words which were taken back are nowhere any more.
#include <gtest/gtest.h>

#include "storage/events.h"
#include "storage/prove.h"
#include "support/town.h"

namespace {

using namespace std::chrono_literals;
using support::LiveSocket;
using support::Town;
using support::Visitor;

const std::string kList = "/api/staff/conversations";
const std::string kRui = kList + "/{rui}";
const std::string kShop = "/api/consumer/locations/augusta";
const std::string kWords = R"({"text":"new words"})";

std::string message(const std::string& id, const std::string& text) {
    return "{\"client_message_id\":\"" + id + "\",\"text\":" + base::encode(text) + "}";
}
std::string path_of(const Town& town) {
    return kList + "/" + town.conversation_of("rui");
}

TEST(Corrections, BadInputGetsAClearErrorAndChangesNothing) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    town.consumer("eva", "augusta");
    for (const char* name : {"ana", "bruno", "mia", "otto", "marie"})
        town.staff(name);
    ASSERT_EQ(rui.post(kShop + "/messages", message("m1", "mine")).status, 200);
    ASSERT_EQ(town.staff("ana").post(path_of(town) + "/messages", message("a1", "hers")).status, 200);
    const std::string hers = kRui + "/messages/a1", theirs = kRui + "/messages/m1";
    const std::string own = kShop + "/messages/m1";
    support::check_refusals(
        town, {
                  {"no text", "ana", "PATCH", hers, "{}", 400, "json_field_missing"},
                  {"a blank one", "ana", "PATCH", hers, R"({"text":" "})", 400, "text_empty"},
                  {"too long", "ana", "PATCH", hers, R"({"text":")" + std::string(3073, 'x') + "\"}", 400,
                   "message_too_long"},
                  {"a colleague's", "mia", "PATCH", hers, kWords, 403, "not_your_message"},
                  {"a colleague's, deleted", "mia", "DELETE", hers, "", 403, "not_your_message"},
                  {"the customer's", "ana", "PATCH", theirs, kWords, 403, "not_your_message"},
                  {"the customer's, deleted", "ana", "DELETE", theirs, "", 403, "not_your_message"},
                  {"by an observer", "otto", "PATCH", hers, kWords, 404, "conversation_unknown"},
                  {"of another shop", "bruno", "DELETE", hers, "", 404, "conversation_unknown"},
                  {"of another brand", "marie", "DELETE", hers, "", 404, "conversation_unknown"},
                  {"nobody's", "nobody", "DELETE", hers, "", 401, "signed_out"},
                  {"unknown", "ana", "DELETE", kRui + "/messages/a9", "", 404, "message_unknown"},
                  {"the shop's, by the customer", "rui", "PATCH", kShop + "/messages/a1", kWords, 404,
                   "message_unknown"},
                  {"the shop's, deleted by them", "rui", "DELETE", kShop + "/messages/a1", "", 404,
                   "message_unknown"},
                  {"another customer's", "eva", "DELETE", own, "", 404, "message_unknown"},
                  {"another customer's words", "eva", "PATCH", own, kWords, 404, "message_unknown"},
                  {"nobody's own", "nobody", "DELETE", own, "", 401, "consumer_unknown"},
                  {"from another site",
                   "rui",
                   "DELETE",
                   own,
                   "",
                   403,
                   "origin_foreign",
                   {{"Origin", "https://evil.example"}}},
                  {"no such shop", "rui", "DELETE", "/api/consumer/locations/none/messages/m1", "", 404,
                   "location_unknown"},
                  {"too long a text of theirs", "rui", "PATCH", own,
                   R"({"text":")" + std::string(4097, 'x') + "\"}", 400, "message_too_long"},

                  {"an unknown cause", "ana", "POST", kRui + "/block", R"({"cause":"mood"})", 400,
                   "json_type_wrong"},
                  {"blocked by an observer", "otto", "POST", kRui + "/block", R"({"cause":"spam"})", 404,
                   "conversation_unknown"},
                  {"in another shop", "bruno", "POST", kRui + "/block", R"({"cause":"spam"})", 404,
                   "conversation_unknown"},
                  {"a shop they never wrote to", "rui", "POST", "/api/consumer/locations/pinheiros/block", "",
                   404, "conversation_unknown"},
              });
}

// DAT-01, DAT-02: the copy says it as the page does, and what was changed is forgotten like everything else.
TEST(Corrections, CopiesSayThemAndErasureForgetsThem) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "do you have it?");
    ASSERT_EQ(rui.post(kShop + "/messages", message("m1", "CANARY one")).status, 200);
    ASSERT_EQ(rui.post(kShop + "/messages", message("m2", "CANARY two")).status, 200);
    ASSERT_EQ(rui.ask("PATCH", kShop + "/messages/m1", R"({"text":"CANARY three"})").status, 200);
    ASSERT_EQ(rui.ask("DELETE", kShop + "/messages/m2").status, 200);
    ASSERT_EQ(rui.ask("POST", kShop + "/block").status, 200);
    const std::string path = path_of(town);
    const auto html = rui.post("/c/augusta/data/export?lang=en", "format=html").body;
    EXPECT_TRUE(html.contains("CANARY three (edited)")) << html;
    EXPECT_TRUE(html.contains("Message taken back"));
    const auto copy = rui.post(kShop + "/export", "");
    EXPECT_FALSE(copy.body.contains("CANARY one"));
    EXPECT_FALSE(copy.body.contains("CANARY two"));
    EXPECT_TRUE(copy.body.contains("\"edited_at\"")) << copy.body;
    EXPECT_TRUE(copy.body.contains("\"removed_at\""));
    EXPECT_TRUE(copy.body.contains("\"blocked_shop_at\""));
    ASSERT_EQ(rui.ask("DELETE", kShop + "/conversation?when=now").status, 200);
    const auto left = town.staff("ana").get(path);
    EXPECT_FALSE(left.body.contains("CANARY")) << left.body;
    auto db = town.app().store.connect();
    ASSERT_TRUE(db);
    const auto proof = storage::prove(**db);
    ASSERT_TRUE(proof);
    EXPECT_TRUE(proof->problems.empty()) << proof->problems.front();
}

TEST(Corrections, WordsTakenBackAreNowhereAndTheLogStillProves) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "do you have it?");
    auto& ana = town.staff("ana");
    ASSERT_EQ(rui.post(kShop + "/messages", message("m1", "CANARY one")).status, 200);
    ASSERT_EQ(rui.ask("PATCH", kShop + "/messages/m1", R"({"text":"CANARY two"})").status, 200);
    EXPECT_TRUE(rui.get("/c/augusta").body.contains("CANARY two"));
    EXPECT_FALSE(rui.get("/c/augusta").body.contains("CANARY one"));
    ASSERT_EQ(ana.post(path_of(town) + "/messages", message("a1", "CANARY three")).status, 200);
    const auto edited = ana.ask("PATCH", path_of(town) + "/messages/a1", R"({"text":"CANARY four"})");
    ASSERT_EQ(edited.status, 200) << edited.body;
    EXPECT_EQ(edited.json().at("event").at("body").at("reason_code").as_string(), "EDITED");
    LiveSocket live(rui, "/api/stream?audience=consumer&location=augusta");
    ASSERT_EQ(live.next().at("type").as_string(), "hello");
    const auto deleted = ana.ask("DELETE", path_of(town) + "/messages/a1");
    ASSERT_EQ(deleted.status, 200) << deleted.body;
    EXPECT_EQ(deleted.json().at("conversation").at("clock").as_string(), "running");
    // The page fetches a fresh snapshot.
    EXPECT_EQ(live.next().at("type").as_string(), "resync");
    EXPECT_FALSE(live.next_text());
    EXPECT_EQ(live.close_code(), 4008);
    ASSERT_EQ(rui.ask("DELETE", kShop + "/messages/m1").status, 200);
    EXPECT_EQ(rui.ask("DELETE", kShop + "/messages/m1").status, 200);

    const auto thread = ana.get(path_of(town)).body + ana.get(kList + "?view=everything").body;
    const auto seen =
        rui.get(kShop + "/conversation").body + rui.get("/c/augusta").body + rui.get("/c/augusta/own").body;
    EXPECT_FALSE((thread + seen).contains("CANARY")) << thread << seen;
    EXPECT_TRUE(seen.contains("Mensagem apagada")) << seen;
    // The id stays used; whoever sends it again is told what became of it.
    EXPECT_EQ(rui.post(kShop + "/messages", message("m1", "other words")).status, 200);
    EXPECT_FALSE(rui.get("/c/augusta").body.contains("other words"));
    LiveSocket late(rui, "/api/stream?audience=consumer&location=augusta&since=0");
    EXPECT_EQ(late.wait_for("resync").at("type").as_string(), "resync");
    auto db = town.app().store.connect();
    ASSERT_TRUE(db);
    const auto proof = storage::prove(**db);
    ASSERT_TRUE(proof);
    EXPECT_TRUE(proof->problems.empty()) << proof->problems.front();
    const auto events = storage::events_after(**db, town.aurora.id, 0, 1000);
    ASSERT_TRUE(events);
    for (const auto& event : *events)
        EXPECT_FALSE(domain::encode_event(event.event).contains("CANARY"));
}

TEST(Corrections, TheCustomersPageDoesItWithoutAScript) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "do you have it?");
    ASSERT_EQ(rui.post(kShop + "/messages", message("m1", "first words")).status, 200);
    const std::vector<net::Header> form{{"Content-Type", "application/x-www-form-urlencoded"}};
    const std::string own = "/c/augusta/own";
    EXPECT_TRUE(rui.get("/s/augusta").body.contains(own));
    EXPECT_TRUE(rui.get(own).body.contains("first words"));
    const auto edit = rui.ask("POST", own, "message=m1&do=edit&text=second+words", form);
    EXPECT_EQ(edit.status, 303) << edit.body;
    EXPECT_TRUE(rui.get("/c/augusta").body.contains("second words (editada)"));
    EXPECT_EQ(rui.ask("POST", own, "message=m1&do=edit&text=+", form).status, 400);
    EXPECT_EQ(rui.ask("POST", own, "message=m1&do=burn", form).status, 400);
    EXPECT_EQ(rui.ask("POST", own, "message=m1&do=delete", form).status, 303);
    EXPECT_TRUE(rui.get(own).body.contains("Mensagem apagada"));
    EXPECT_EQ(rui.ask("POST", "/c/augusta/block", "block=yes", form).status, 303);
    EXPECT_TRUE(rui.get(own).body.contains("Você bloqueou Shop"));
    const auto refused = rui.ask("POST", "/c/augusta/messages", "text=hello", form);
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(refused.body.contains("Você bloqueou esta loja"));
    EXPECT_EQ(town.staff("ana").post(path_of(town) + "/messages", message("a1", "hi")).code(),
              "message_refused");
    EXPECT_EQ(rui.ask("POST", "/c/augusta/block", "block=no", form).status, 303);
    EXPECT_EQ(rui.post(kShop + "/messages", message("m3", "again")).status, 200);
    EXPECT_EQ(town.visitor().get(own).status, 200);
}

TEST(Corrections, ABlockedCustomerIsNotToldWhy) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "do you have it?");
    auto& ana = town.staff("ana");
    ASSERT_EQ(ana.post(path_of(town) + "/block", R"({"cause":"abuse"})").status, 200);
    const auto refused = rui.post(kShop + "/messages", message("m2", "hello?"));
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.code(), "not_delivered");
    EXPECT_FALSE(refused.body.contains("block"));
    EXPECT_FALSE(rui.get(kShop + "/conversation").body.contains("block"));
    ASSERT_EQ(ana.ask("DELETE", path_of(town) + "/block").status, 200);
    EXPECT_EQ(rui.post(kShop + "/messages", message("m2", "hello?")).status, 200);
    // CLK-15: asked first, then sent as an answer.
    const auto ask =
        ana.post(path_of(town) + "/messages", R"({"client_message_id":"a1","text":".","is_meant":false})");
    EXPECT_EQ(ask.status, 409);
    EXPECT_EQ(ask.code(), "low_value_reply");
    const auto sent =
        ana.post(path_of(town) + "/messages", R"({"client_message_id":"a1","text":".","is_meant":true})");
    EXPECT_EQ(sent.status, 200);
    EXPECT_EQ(sent.json().at("conversation").at("clock").as_string(), "stopped");
}

}  // namespace
