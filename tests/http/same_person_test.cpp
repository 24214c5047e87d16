// Two customers are one person (WIN-11), over HTTP: who may say so, who sees it, what the gate makes of it.
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::Town;

const std::string kList = "/api/staff/conversations";

std::string path_of(const Town& town, const std::string& name) {
    return kList + "/" + town.conversation_of(name) + "/same-person";
}
std::string other(const std::string& conversation) {
    return "{\"other\":\"" + conversation + "\"}";
}
base::json::array linked(const support::Answer& answer) {
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.status == 200 ? answer.json().at("linked").as_array() : base::json::array();
}

TEST(SamePerson, IsSaidSeenAndTakenBack) {
    Town town;
    town.consumer("rui", "augusta", "do you have it?");
    town.consumer("eva", "pinheiros", "it is me, rui");
    auto& mia = town.staff("mia");
    EXPECT_TRUE(linked(mia.get(path_of(town, "rui"))).empty());
    const auto said = linked(mia.post(path_of(town, "rui"), other(town.conversation_of("eva"))));
    ASSERT_EQ(said.size(), 1U);
    const auto& one = said[0].as_object();
    EXPECT_EQ(one.at("conversation").as_string(), town.conversation_of("eva").c_str());
    EXPECT_EQ(one.at("location").as_string(), base::to_string(town.pinheiros.id).c_str());
    EXPECT_EQ(one.at("preview").as_string(), "it is me, rui");
    EXPECT_EQ(one.at("is_direct").as_bool(), true);
    EXPECT_NE(one.at("said_by").as_string(), "");
    EXPECT_EQ(linked(mia.get(path_of(town, "eva"))).size(), 1U);
    // Of the other shop's conversation its people alone are told.
    EXPECT_TRUE(linked(town.staff("ana").get(path_of(town, "rui"))).empty());
    EXPECT_EQ(linked(town.staff("olga").get(path_of(town, "rui"))).size(), 1U);

    // A third one through the second: seen, and taken back where it was said.
    town.consumer("leo", "augusta", "me again");
    ASSERT_EQ(mia.post(path_of(town, "leo"), other(town.conversation_of("eva"))).status, 200);
    const auto all = linked(mia.get(path_of(town, "rui")));
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].at("is_direct").as_bool(), false);
    EXPECT_EQ(all[1].as_object().if_contains("said_by"), nullptr);
    EXPECT_EQ(mia.post(path_of(town, "leo"), other(town.conversation_of("rui"))).code(), "link_exists");
    EXPECT_EQ(mia.ask("DELETE", path_of(town, "leo") + "/" + town.conversation_of("rui")).code(),
              "link_unknown");
    EXPECT_TRUE(linked(mia.ask("DELETE", path_of(town, "leo") + "/" + town.conversation_of("eva"))).empty());
    EXPECT_EQ(linked(mia.get(path_of(town, "rui"))).size(), 1U);
    EXPECT_TRUE(linked(mia.ask("DELETE", path_of(town, "rui") + "/" + town.conversation_of("eva"))).empty());
}

TEST(SamePerson, IsRefusedAndChangesNothing) {
    Town town;
    town.consumer("rui", "augusta");
    town.consumer("eva", "pinheiros");
    town.consumer("luc", "lyon");
    for (const char* name : {"ana", "mia", "otto", "marie", "bruno"})
        town.staff(name);
    const auto eva = other(town.conversation_of("eva"));
    const auto rui = other(town.conversation_of("rui"));
    const auto luc = other(town.conversation_of("luc"));
    const auto nobody = other("01900000-0000-7000-8000-000000000999");
    const std::string at = kList + "/{rui}/same-person";
    support::check_refusals(
        town, {
                  {"no other", "mia", "POST", at, "{}", 400, "json_field_missing"},
                  {"a word", "mia", "POST", at, R"({"other":"x"})", 400, "id_malformed"},
                  {"nobody", "mia", "POST", at, nobody, 404, "conversation_unknown"},
                  {"of another brand", "mia", "POST", at, luc, 404, "conversation_unknown"},
                  {"the same", "mia", "POST", at, rui, 409, "link_same_consumer"},
                  {"not theirs", "ana", "POST", at, eva, 404, "conversation_unknown"},
                  {"nor from there", "bruno", "POST", at, eva, 404, "conversation_unknown"},
                  {"an observer", "otto", "POST", at, rui, 404, "conversation_unknown"},
                  {"another brand's owner", "marie", "POST", at, luc, 404, "conversation_unknown"},
                  {"unseen", "bruno", "GET", at, "", 404, "conversation_unknown"},
                  {"not said", "mia", "DELETE", at + "/{eva}", "", 404, "link_unknown"},
                  {"a word", "mia", "DELETE", at + "/x", "", 404, "conversation_unknown"},
                  {"signed out", "nobody", "POST", at, eva, 401, "signed_out"},
              });
    EXPECT_TRUE(linked(town.staff("mia").get(path_of(town, "rui"))).empty());
}

TEST(SamePerson, HasTenLinksAtMost) {
    Town town;
    town.consumer("rui", "augusta");
    auto& mia = town.staff("mia");
    for (int i = 0; i < 11; ++i) {
        const auto talk = town.import_old_talk(std::chrono::hours(1), town.augusta.id);
        const auto said = mia.post(path_of(town, "rui"), other(base::to_string(talk)));
        EXPECT_EQ(said.status, i < 10 ? 200 : 409) << said.body;
        if (i == 10) EXPECT_EQ(said.code(), "links_too_many");
    }
}

TEST(SamePerson, KeepsWindowsApartAndJoinsWhatIsRefused) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    auto& mia = town.staff("mia");
    const auto old = base::to_string(town.import_old_talk(std::chrono::hours(24 * 40), town.augusta.id));
    ASSERT_EQ(mia.post(path_of(town, "rui"), other(old)).status, 200);
    const auto refused =
        mia.post(kList + "/" + old + "/messages", R"({"client_message_id":"a1","text":"It has arrived."})");
    EXPECT_EQ(refused.status, 403);
    EXPECT_NE(refused.body.find("WINDOW_NOT_TRANSFERABLE"), std::string::npos) << refused.body;
    EXPECT_EQ(refused.json().at("verdict").at("reason_code").as_string(), "WINDOW_EXPIRED");

    // Who wrote two days ago, and says stop as somebody else: simulated as it is sent.
    const auto young = base::to_string(town.import_old_talk(std::chrono::hours(49), town.augusta.id));
    const std::string asked =
        "{\"location\":\"" + base::to_string(town.augusta.id) +
        "\",\"text\":\"Your parcel is here.\",\"conversations\":[\"" + young +
        "\"],\"reason\":{\"code\":\"POSTSALE.SHIPPED\",\"evidence\":{\"order_id\":\"1\","
        "\"status\":\"delivered\"}}}";
    EXPECT_EQ(mia.post("/api/simulate", asked).body.find("OPT_OUT_INHERITED"), std::string::npos);
    ASSERT_EQ(mia.post(path_of(town, "rui"), other(young)).status, 200);
    ASSERT_EQ(
        rui.post("/api/consumer/locations/augusta/messages", R"({"client_message_id":"m2","text":"stop"})")
            .status,
        200);
    const auto foreseen = mia.post("/api/simulate", asked);
    EXPECT_EQ(foreseen.status, 200) << foreseen.body;
    EXPECT_NE(foreseen.body.find("OPT_OUT_INHERITED"), std::string::npos) << foreseen.body;
    EXPECT_EQ(
        mia.post(kList + "/" + young + "/messages", R"({"client_message_id":"a2","text":"Anything else?"})")
            .status,
        403);
}

}  // namespace
