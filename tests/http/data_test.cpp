// What customers and staff may do about what is kept (docs/data.md), over HTTP: DAT-01 to DAT-06, ROL-02,
// PII-03, PII-05, OPT-10.
#include <gtest/gtest.h>

#include "support/ear.h"
#include "support/town.h"

namespace {

using namespace std::chrono_literals;
using support::LiveSocket;
using support::Town;

const std::string kShop = "/api/consumer/locations/augusta";
const std::string kRui = "/api/staff/conversations/{rui}";

std::string message(const std::string& id, const std::string& text, const std::string& more = {}) {
    return "{\"client_message_id\":\"" + id + "\",\"text\":" + base::encode(text) + more + "}";
}
std::string in(base::Timestamp now, base::Duration ahead) {
    return base::format_rfc3339(now + ahead);
}
std::string hold(base::Timestamp now, base::Duration ahead) {
    return "{\"until\":\"" + in(now, ahead) + "\",\"reason\":\"case 7\"}";
}

TEST(Data, BadInputGetsAClearErrorAndChangesNothing) {
    Town town;
    town.consumer("rui", "augusta");
    for (const char* name : {"ana", "bruno", "mia", "otto", "marie"})
        town.staff(name);
    const auto now = town.clock().now();
    const std::string wind = "/api/staff/locations/" + base::to_string(town.augusta.id) + "/wind-down";
    const std::string soon = "{\"ends_at\":\"" + in(now, 24h * 15) + "\"}";
    const std::string later = "{\"ends_at\":\"" + in(now, 24h * 20) + "\"";
    support::check_refusals(
        town,
        {
            {"staff export", "ana", "GET", kRui + "/export", "", 403, "role_too_low"},
            {"observers export", "otto", "GET", kRui + "/export", "", 403, "role_too_low"},
            {"of another shop", "bruno", "GET", kRui + "/export", "", 404, "conversation_unknown"},
            {"of another brand", "marie", "GET", kRui + "/export", "", 404, "conversation_unknown"},
            {"nobody's", "nobody", "GET", kRui + "/export", "", 401, "signed_out"},
            {"staff hold", "ana", "POST", kRui + "/legal-hold", hold(now, 24h), 403, "role_too_low"},
            {"too long", "mia", "POST", kRui + "/legal-hold", hold(now, 24h * 366), 400, "hold_malformed"},
            {"over", "mia", "POST", kRui + "/legal-hold", hold(now, -1h), 400, "hold_malformed"},
            {"no reason", "mia", "POST", kRui + "/legal-hold", "{\"until\":\"" + in(now, 24h) + "\"}", 400,
             "json_field_missing"},
            {"nothing proposed", "mia", "POST", kRui + "/legal-hold/confirm", "", 409, "hold_unknown"},
            {"not theirs", "marie", "POST", kRui + "/legal-hold", hold(now, 24h), 404,
             "conversation_unknown"},
            {"staff's end", "ana", "PUT", wind, later + "}", 403, "role_too_low"},
            {"too soon", "mia", "PUT", wind, soon, 400, "wind_down_too_soon"},
            {"a script", "mia", "PUT", wind, later + ",\"elsewhere_url\":\"javascript:x\"}", 400,
             "wind_down_url_malformed"},
            {"somebody else's shop", "marie", "PUT", wind, later + "}", 404, "location_unknown"},
            {"an unknown when", "rui", "DELETE", kShop + "/conversation?when=soon", "", 400,
             "when_malformed"},
            {"no choice", "rui", "DELETE", kShop + "/conversation", "", 409, "erasure_unanswered"},
            {"a stranger's", "nobody", "DELETE", kShop + "/conversation", "", 404, "conversation_unknown"},
            {"a stranger's copy", "nobody", "POST", kShop + "/export", "", 404, "conversation_unknown"},
            {"a stranger's wish", "nobody", "POST", kShop + "/objection", "", 404, "conversation_unknown"},
            {"no such shop", "rui", "POST", "/api/consumer/locations/none/export", "", 404,
             "location_unknown"},
            {"another site",
             "rui",
             "DELETE",
             kShop + "/conversation?when=now",
             "",
             403,
             "origin_foreign",
             {{"Origin", "https://evil.example"}}},
            {"an unknown word", "rui", "POST", kShop + "/messages",
             message("x", "hi", ",\"secrets\":\"maybe\""), 400, "json_type_wrong"},
        });
}

// DAT-01
TEST(Data, ACopyIsAFileOfTheirOwn) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "do you have <b>it</b>?");
    auto& ana = town.staff("ana");
    const std::string path = "/api/staff/conversations/" + town.conversation_of("rui");
    ASSERT_EQ(ana.post(path + "/messages", message("a1", "We do.")).status, 200);
    ASSERT_EQ(ana.post(path + "/notes", R"({"client_note_id":"n1","text":"a difficult one"})").status, 200);
    const auto json = rui.post(kShop + "/export", "");
    ASSERT_EQ(json.status, 200);
    EXPECT_TRUE(json.header("Content-Disposition").contains("attachment"));
    EXPECT_EQ(json.header("Cache-Control"), "no-store");
    EXPECT_TRUE(json.body.contains("do you have <b>it</b>?"));
    EXPECT_TRUE(json.body.contains("We do."));
    EXPECT_FALSE(json.body.contains("difficult"));
    EXPECT_FALSE(json.body.contains("ana@"));
    const auto html = rui.post("/c/augusta/data/export", "format=html");
    ASSERT_EQ(html.status, 200);
    EXPECT_TRUE(html.body.contains("do you have &lt;b&gt;it&lt;/b&gt;?"));
    EXPECT_EQ(rui.post("/c/augusta/data/export", "format=pdf").status, 400);
    const auto theirs = town.staff("mia").get(path + "/export");
    ASSERT_EQ(theirs.status, 200);
    EXPECT_TRUE(theirs.body.contains("We do."));
}

// DAT-02, §6 case 61: the page without a script.
TEST(Data, ThePageAsksOnceAndThenForgets) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "canary-1");
    const std::string path = "/api/staff/conversations/" + town.conversation_of("rui");
    EXPECT_TRUE(rui.get("/c/augusta/data").body.contains("action=\"/c/augusta/data/erase\""));
    const auto asked = rui.post("/c/augusta/data/erase", "when=");
    ASSERT_EQ(asked.status, 200);
    EXPECT_TRUE(asked.body.contains("value=\"after_answer\""));
    ASSERT_EQ(rui.post("/c/augusta/data/erase", "when=after_answer").status, 303);
    EXPECT_TRUE(rui.get("/c/augusta/data").body.contains("value=\"never\""));
    ASSERT_EQ(rui.post("/c/augusta/data/erase", "when=never").status, 303);
    LiveSocket inbox(town.staff("ana"), "/api/stream?audience=staff");
    const auto erased = rui.post("/c/augusta/data/erase", "when=now");
    ASSERT_EQ(erased.status, 303);
    EXPECT_TRUE(erased.header("Location").contains("done=erased"));
    EXPECT_FALSE(rui.get("/c/augusta/data").body.contains("data/erase"));  // nothing is kept
    EXPECT_FALSE(rui.get("/c/augusta").body.contains("canary-1"));
    const auto thread = town.staff("ana").get(path);
    ASSERT_EQ(thread.status, 200);
    EXPECT_FALSE(thread.body.contains("canary-1"));
    EXPECT_TRUE(thread.body.contains("content_erased"));
    const auto refused = town.staff("ana").post(path + "/messages", message("a9", "Are you there?"));
    EXPECT_EQ(refused.status, 403);
    EXPECT_TRUE(refused.body.contains("ERASED"));
    town.settle();
    EXPECT_FALSE(town.staff("ana").get("/api/staff/conversations?view=everything").body.contains("canary-1"));
}

// A stream that was away gets what is left, and ends where a fresh snapshot does.
TEST(Data, AStreamResumesOverAnErasure) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "canary-2");
    const auto since = town.last_seq(town.aurora.id) - 1;
    ASSERT_EQ(rui.ask("DELETE", kShop + "/conversation?when=now").status, 200);
    LiveSocket inbox(town.staff("ana"), "/api/stream?audience=staff&since=" + std::to_string(since));
    std::vector<base::json::value> passed;
    inbox.wait_for("hello", &passed);
    ASSERT_FALSE(passed.empty());
    for (const auto& frame : passed)
        EXPECT_FALSE(base::encode(frame).contains("canary-2"));
}

// OPT-10, §6 case 62
TEST(Data, WhoOptedOutAndComesBackIsStillNotWrittenTo) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    ASSERT_EQ(rui.post(kShop + "/messages", message("s1", "stop")).status, 200);
    ASSERT_EQ(rui.ask("DELETE", kShop + "/conversation?when=now").status, 200);
    const auto again = rui.post(kShop + "/messages", message("s2", "are you open?"));
    ASSERT_EQ(again.status, 200);
    const auto id = again.json().at("conversation_id").as_string();
    EXPECT_NE(std::string(id), town.conversation_of("rui"));
    const auto thread = town.staff("ana").get("/api/staff/conversations/" + std::string(id));
    EXPECT_EQ(thread.json().at("conversation").at("contact").as_string(), "opted_out");
    EXPECT_TRUE(thread.body.contains("SUPPRESSION_KEPT"));
}

// DAT-04, ROL-04, §6 case 63
TEST(Data, ALegalHoldTakesTwoAndThePageSaysSo) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    const std::string path = "/api/staff/conversations/" + town.conversation_of("rui");
    const auto body = hold(town.clock().now(), 24h * 30);
    ASSERT_EQ(town.staff("mia").post(path + "/legal-hold", body).status, 200);
    EXPECT_EQ(town.staff("mia").post(path + "/legal-hold/confirm", "").code(), "second_person_needed");
    ASSERT_EQ(town.staff("olga").post(path + "/legal-hold/confirm", "").status, 200);
    EXPECT_EQ(rui.ask("DELETE", kShop + "/conversation?when=now").code(), "legal_hold");
    EXPECT_FALSE(rui.get("/c/augusta/data").body.contains("data/erase"));
    EXPECT_FALSE(rui.get(kShop + "/conversation").body.contains("case 7"));  // staff's words
    EXPECT_FALSE(rui.post(kShop + "/export", "").body.contains("case 7"));
    ASSERT_EQ(town.staff("olga").ask("DELETE", path + "/legal-hold").status, 200);
    EXPECT_EQ(rui.ask("DELETE", kShop + "/conversation?when=now").status, 200);
}

// DAT-05
TEST(Data, AnObjectionIsNotedOnce) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    EXPECT_TRUE(rui.post(kShop + "/objection", "").json().at("is_new").as_bool());
    EXPECT_FALSE(rui.post(kShop + "/objection", "").json().at("is_new").as_bool());
    EXPECT_FALSE(rui.get("/c/augusta/data").body.contains("data/object"));
}

// DAT-06
TEST(Data, AnEndIsSaidOnThePagesAndThenNothingIsWritten) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    const std::string wind = "/api/staff/locations/" + base::to_string(town.augusta.id) + "/wind-down";
    const std::string body = "{\"ends_at\":\"" + in(town.clock().now(), 24h * 16 + 1h) +
                             "\",\"elsewhere_url\":\"https://shop.example/\"}";
    ASSERT_EQ(town.staff("mia").ask("PUT", wind, body).status, 200);
    EXPECT_TRUE(town.staff("ana").get(wind).body.contains("shop.example"));
    EXPECT_TRUE(rui.get("/s/augusta").body.contains("https://shop.example/"));
    town.clock().turn(2h);
    auto eva = town.visitor();
    EXPECT_EQ(eva.post(kShop + "/messages", message("e1", "hi")).code(), "store_winding_down");
    EXPECT_EQ(rui.post(kShop + "/messages", message("r2", "hi")).status, 200);
    town.clock().turn(24h * 17);
    EXPECT_EQ(rui.post(kShop + "/messages", message("r3", "hi")).code(), "store_winding_down");
    EXPECT_TRUE(rui.get("/c/augusta").body.contains("https://shop.example/"));
    EXPECT_EQ(rui.post(kShop + "/export", "").status, 200);
}

// PII-03, PII-05
TEST(Data, ASecretIsAskedAboutBeforeItIsSent) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    const std::string text = "CPF 529.982.247-25";
    const auto before = town.state();
    EXPECT_EQ(rui.post(kShop + "/messages", message("p1", text, ",\"secrets\":\"ask\"")).code(),
              "pii_consumer_warn");
    EXPECT_EQ(town.state(), before);
    const auto page = rui.post("/c/augusta/messages", "client_message_id=p1&text=CPF+529.982.247-25");
    EXPECT_EQ(page.status, 409);
    EXPECT_TRUE(page.body.contains("value=\"masked\""));
    EXPECT_TRUE(page.body.contains("value=\"not_secret\""));
    EXPECT_TRUE(page.body.contains("529.982.247-25"));  // to be edited
    EXPECT_EQ(town.state(), before);
    const auto sent =
        rui.post("/c/augusta/messages", "client_message_id=p1&secrets=not_secret&text=CPF+529.982.247-25");
    EXPECT_EQ(sent.status, 303);
    const auto thread = town.staff("ana").get("/api/staff/conversations/" + town.conversation_of("rui"));
    EXPECT_TRUE(thread.body.contains("529.982.247-25"));
    EXPECT_TRUE(thread.body.contains("PII_OVERRIDDEN"));
    const auto card = message("p2", "4539 1488 0343 6467", ",\"secrets\":\"not_secret\"");
    EXPECT_FALSE(rui.post(kShop + "/messages", card).body.contains("4539 1488"));
    EXPECT_EQ(rui.post(kShop + "/messages", message("p3", "good morning", ",\"secrets\":\"ask\"")).status,
              200);
}

}  // namespace
