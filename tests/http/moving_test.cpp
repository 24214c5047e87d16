// A conversation goes to another shop of the brand (WIN-12), over HTTP: who may, what both sides see, what is
// refused.
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::LiveSocket;
using support::Town;
using support::Visitor;

const std::string kList = "/api/staff/conversations";
const std::string kRui = kList + "/{rui}";

std::string to(const domain::Location& shop) {
    return "{\"location\":\"" + base::to_string(shop.id) + "\"}";
}
std::string path_of(const Town& town) {
    return kList + "/" + town.conversation_of("rui");
}
// The next words that the customer is shown; whatever else is told of is passed over.
std::string next_words(LiveSocket& socket) {
    for (int i = 0; i < 10; ++i) {
        const auto frame = socket.next();
        const auto* event = frame.is_object() ? frame.as_object().if_contains("event") : nullptr;
        const auto* text = event == nullptr ? nullptr : event->as_object().if_contains("text");
        if (text != nullptr) return std::string(text->as_string());
        if (!frame.is_object()) break;
    }
    return "nothing";
}
std::size_t listed(Town& town, const char* who) {
    town.settle();
    return town.staff(who).get(kList + "?view=open").json().at("items").as_array().size();
}

TEST(Moving, ToAnotherShopOfTheBrand) {
    Town town;
    Visitor& rui = town.consumer("rui", "augusta", "do you have it?");
    auto& mia = town.staff("mia");
    auto& ana = town.staff("ana");
    auto& bruno = town.staff("bruno");
    EXPECT_EQ(listed(town, "ana"), 1U);
    EXPECT_EQ(listed(town, "bruno"), 0U);
    const auto before = ana.get(path_of(town)).json().at("conversation").as_object();
    LiveSocket ana_live(ana, "/api/stream?audience=staff");
    LiveSocket bruno_live(bruno, "/api/stream?audience=staff");
    LiveSocket rui_live(rui, "/api/stream?audience=consumer&location=augusta");
    for (auto* socket : {&ana_live, &bruno_live, &rui_live})
        EXPECT_EQ(socket->next().at("type").as_string(), "hello");

    const auto moved = mia.post(path_of(town) + "/move", to(town.pinheiros));
    ASSERT_EQ(moved.status, 200) << moved.body;
    const auto after = moved.json().at("conversation").as_object();
    EXPECT_EQ(after.at("id"), before.at("id"));
    EXPECT_EQ(after.at("location").as_string(), base::to_string(town.pinheiros.id).c_str());
    EXPECT_EQ(after.at("clock_due_at"), before.at("clock_due_at"));
    EXPECT_EQ(after.at("last_user_at"), before.at("last_user_at"));
    // Both shops learn it; the old one sees nothing of what follows.
    EXPECT_EQ(ana_live.next().at("event").at("kind").as_string(), "conversation_moved");
    EXPECT_EQ(bruno_live.next().at("event").at("kind").as_string(), "conversation_moved");
    EXPECT_NE(base::encode(bruno_live.next()).find("shop_changed"), std::string::npos);
    EXPECT_EQ(rui_live.next().at("type").as_string(), "resync");
    EXPECT_EQ(listed(town, "ana"), 0U);
    EXPECT_EQ(listed(town, "bruno"), 1U);
    EXPECT_EQ(ana.get(path_of(town)).code(), "conversation_unknown");
    EXPECT_EQ(bruno.get(path_of(town)).status, 200);

    // The customer's old page leads to the new one, and says who answers.
    const auto page = rui.get("/c/augusta");
    EXPECT_EQ(page.status, 303);
    EXPECT_NE(page.head.find("Location: /c/pinheiros"), std::string::npos) << page.head;
    const auto shown = rui.get("/c/pinheiros").body;
    EXPECT_NE(shown.find("do you have it?"), std::string::npos);
    EXPECT_NE(shown.find("Shop pinheiros"), std::string::npos);
    // An open page of the old shop goes on where it was.
    LiveSocket again(rui, "/api/stream?audience=consumer&location=augusta");
    EXPECT_EQ(again.next().at("type").as_string(), "hello");
    const auto wrote = rui.post("/api/consumer/locations/augusta/messages",
                                R"({"client_message_id":"m2","text":"still there?"})");
    ASSERT_EQ(wrote.status, 200) << wrote.body;
    EXPECT_EQ(wrote.json().at("conversation_id").as_string(), town.conversation_of("rui").c_str());
    EXPECT_EQ(next_words(again), "still there?");
    const auto answered =
        bruno.post(path_of(town) + "/messages", R"({"client_message_id":"a1","text":"yes"})");
    ASSERT_EQ(answered.status, 200) << answered.body;
    EXPECT_EQ(next_words(again), "yes");
    const auto thread = rui.get("/api/consumer/locations/augusta/conversation").body;
    EXPECT_NE(thread.find("\"yes\""), std::string::npos);
    EXPECT_EQ(thread.find("Mia"), std::string::npos) << "who moved it is the shops' business";
}

TEST(Moving, IsRefusedAndChangesNothing) {
    Town town;
    town.consumer("rui", "augusta");
    town.consumer("eva", "augusta");
    for (const char* name : {"ana", "mia", "otto", "marie", "olga"})
        town.staff(name);
    ASSERT_EQ(town.person("eva")
                  .post("/api/consumer/locations/pinheiros/messages",
                        R"({"client_message_id":"p","text":"hello there"})")
                  .status,
              200);
    const std::string unknown = R"({"location":"01900000-0000-7000-8000-000000000999"})";
    support::check_refusals(
        town,
        {
            {"no shop", "mia", "POST", kRui + "/move", "{}", 400, "json_field_missing"},
            {"a word", "mia", "POST", kRui + "/move", R"({"location":"x"})", 400, "id_malformed"},
            {"the same", "mia", "POST", kRui + "/move", to(town.augusta), 409, "move_same_shop"},
            {"of another brand", "olga", "POST", kRui + "/move", to(town.lyon), 404, "location_unknown"},
            {"nowhere", "olga", "POST", kRui + "/move", unknown, 404, "location_unknown"},
            {"not theirs", "ana", "POST", kRui + "/move", to(town.pinheiros), 404, "location_unknown"},
            {"an observer", "otto", "POST", kRui + "/move", to(town.pinheiros), 404, "location_unknown"},
            {"another brand's owner", "marie", "POST", kRui + "/move", to(town.lyon), 404,
             "conversation_unknown"},
            {"there already", "mia", "POST", kList + "/{eva}/move", to(town.pinheiros), 409,
             "move_customer_there"},
            {"signed out", "nobody", "POST", kRui + "/move", to(town.pinheiros), 401, "signed_out"},
        });
    auto& mia = town.staff("mia");
    ASSERT_EQ(mia.post(path_of(town) + "/block", R"({"cause":"other"})").status, 200);
    EXPECT_EQ(mia.post(path_of(town) + "/move", to(town.pinheiros)).code(), "move_customer_blocked");
    ASSERT_EQ(mia.ask("DELETE", path_of(town) + "/block").status, 200);
    ASSERT_EQ(
        mia.post("/api/staff/locations/" + base::to_string(town.pinheiros.id) + "/unpublish", "{}").status,
        200);
    EXPECT_EQ(mia.post(path_of(town) + "/move", to(town.pinheiros)).code(), "move_shop_closed");
}

}  // namespace
