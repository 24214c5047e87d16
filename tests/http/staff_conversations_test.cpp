// The inbox's JSON, refused: malformed, unknown, not yours.
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::Row;
using support::Town;

const std::string kList = "/api/staff/conversations";
const std::string kRui = kList + "/{rui}";  // in augusta
const std::string kEva = kList + "/{eva}";  // in pinheiros
const std::string kLuc = kList + "/{luc}";  // of another brand

std::string reply(const std::string& id, const std::string& text) {
    return "{\"client_message_id\":\"" + id + "\",\"text\":" + base::encode(text) + "}";
}

void fill(Town& town) {
    town.consumer("rui", "augusta");
    town.consumer("eva", "pinheiros");
    town.consumer("luc", "lyon");
    for (const char* name : {"ana", "bruno", "mia", "otto", "olga", "marie"})
        town.staff(name);
}

TEST(StaffConversations, BadInputGetsAClearErrorAndChangesNothing) {
    Town town;
    fill(town);
    std::string long_text;
    for (int i = 0; i < 3073; ++i)
        long_text += "\xc3\xa9";
    support::check_refusals(
        town,
        {
            {"unknown view", "ana", "GET", kList + "?view=all", "", 400, "query_malformed"},
            {"malformed shop", "ana", "GET", kList + "?location=x", "", 400, "id_malformed"},
            {"unknown shop", "ana", "GET", kList + "?location=01890a5d-ac96-774b-bcce-b302099a8057", "", 404,
             "location_unknown"},
            {"malformed cursor", "ana", "GET", kList + "?after=x", "", 400, "query_malformed"},
            {"half a cursor", "ana", "GET", kList + "?after=17.", "", 400, "id_malformed"},
            {"cursor beyond 64 bits", "ana", "GET",
             kList + "?after=99999999999999999999.01890a5d-ac96-774b-bcce-b302099a8057", "", 400,
             "query_malformed"},
            {"no limit", "ana", "GET", kList + "?limit=", "", 400, "query_malformed"},
            {"limit 0", "ana", "GET", kList + "?limit=0", "", 400, "query_malformed"},
            {"limit 101", "ana", "GET", kList + "?limit=101", "", 400, "query_malformed"},
            {"not an id", "ana", "GET", kList + "/x", "", 404, "conversation_unknown"},
            {"NUL in an id", "ana", "GET", kList + "/%00", "", 404, "conversation_unknown"},
            {"nil", "ana", "GET", kList + "/00000000-0000-0000-0000-000000000000", "", 404,
             "conversation_unknown"},
            {"unknown id", "ana", "GET", kList + "/01890a5d-ac96-774b-bcce-b302099a8057", "", 404,
             "conversation_unknown"},
            {"before a word", "ana", "GET", kRui + "/events?before=x", "", 400, "query_malformed"},
            {"limit 1000", "ana", "GET", kRui + "/events?limit=1000", "", 400, "query_malformed"},
            {"no route", "ana", "GET", kRui + "/secrets", "", 404, "route_unknown"},

            {"no body", "ana", "POST", kRui + "/messages", "", 400, "json_field_missing"},
            {"not JSON", "ana", "POST", kRui + "/messages", "{", 400, "json_malformed"},
            {"no text", "ana", "POST", kRui + "/messages", R"({"client_message_id":"x"})", 400,
             "json_field_missing"},
            {"a number", "ana", "POST", kRui + "/messages", R"({"client_message_id":"x","text":1})", 400,
             "json_type_wrong"},
            {"unknown field", "ana", "POST", kRui + "/messages",
             R"({"client_message_id":"x","text":"x","as":"bot"})", 400, "json_field_unknown"},
            {"malformed id", "ana", "POST", kRui + "/messages", reply("a b", "x"), 400,
             "message_id_malformed"},
            {"no words", "ana", "POST", kRui + "/messages", reply("a", "  "), 400, "text_empty"},
            {"3,073 characters", "ana", "POST", kRui + "/messages", reply("a", long_text), 400,
             "message_too_long"},
            {"raw bytes", "ana", "POST", kRui + "/messages",
             "{\"client_message_id\":\"a\",\"text\":\"\xfe\"}", 400, "json_malformed"},
            {"a bell", "ana", "POST", kRui + "/messages", R"({"client_message_id":"a","text":"\u0007"})", 400,
             "text_control_character"},
            {"not an id", "ana", "POST", kList + "/x/messages", reply("a", "x"), 404, "conversation_unknown"},
            {"no CSRF token",
             "ana",
             "POST",
             kRui + "/messages",
             reply("a", "x"),
             403,
             "csrf_token_wrong",
             {{"X-CSRF-Token", ""}}},
            {"wrong CSRF token",
             "ana",
             "POST",
             kRui + "/messages",
             reply("a", "x"),
             403,
             "csrf_token_wrong",
             {{"X-CSRF-Token", "AAAA"}}},
            {"no session", "nobody", "POST", kRui + "/messages", reply("a", "x"), 401, "signed_out"},
            {"wrong method", "ana", "PUT", kRui + "/messages", reply("a", "x"), 405, "method_not_allowed"},
            {"wrong method", "ana", "GET", kRui + "/messages", "", 405, "method_not_allowed"},

            {"no reason", "ana", "POST", kRui + "/close", "{}", 400, "json_field_missing"},
            {"unknown reason", "ana", "POST", kRui + "/close", R"({"reason":"bored"})", 400,
             "json_type_wrong"},
            {"the customer waits", "ana", "POST", kRui + "/close", R"({"reason":"done"})", 409,
             "close_unanswered"},
            {"no session", "nobody", "POST", kRui + "/close", R"({"reason":"spam"})", 401, "signed_out"},
            {"not JSON", "ana", "POST", kRui + "/reopen", "{", 400, "json_malformed"},
            {"unknown field", "ana", "POST", kRui + "/reopen", R"({"x":1})", 400, "json_field_unknown"},
            {"no number", "ana", "POST", kRui + "/read", "{}", 400, "json_field_missing"},
            {"half a number", "ana", "POST", kRui + "/read", R"({"up_to_seq":1.5})", 400, "json_type_wrong"},
            {"unknown presence", "ana", "POST", kRui + "/presence", R"({"presence":"dancing"})", 400,
             "json_type_wrong"},
            {"no CSRF token",
             "ana",
             "POST",
             kRui + "/presence",
             R"({"presence":"typing_started"})",
             403,
             "csrf_token_wrong",
             {{"X-CSRF-Token", ""}}},
        });
}

// behaviours.md ROL-01: what is not yours does not exist, whoever you are and whatever you try.
TEST(StaffConversations, OfOthersDoNotExist) {
    Town town;
    fill(town);
    struct Try {
        const char *who, *whose;
        bool may_read, may_write;
    };
    struct Action {
        const char *method, *path, *body;
        bool is_write;
    };
    const std::string id = town.fresh_id();
    const std::string message = reply(id, "I should not be able to say this");
    const std::vector<Action> actions{{"GET", "", "", false},
                                      {"GET", "/events", "", false},
                                      {"POST", "/messages", message.c_str(), true},
                                      {"POST", "/close", R"({"reason":"spam"})", true},
                                      {"POST", "/reopen", "{}", true},
                                      {"POST", "/presence", R"({"presence":"typing_started"})", true},
                                      {"POST", "/read", R"({"up_to_seq":99})", false}};
    std::vector<Row> rows;
    for (const auto& t : {Try{"ana", "eva", false, false}, Try{"ana", "luc", false, false},
                          Try{"bruno", "rui", false, false}, Try{"bruno", "luc", false, false},
                          Try{"mia", "luc", false, false}, Try{"olga", "luc", false, false},
                          Try{"marie", "rui", false, false}, Try{"marie", "eva", false, false},
                          Try{"otto", "eva", false, false}, Try{"otto", "rui", true, false}}) {
        for (const auto& action : actions) {
            if (t.may_read && !action.is_write) continue;
            rows.push_back({t.who, t.who, action.method, kList + "/{" + t.whose + "}" + action.path,
                            action.body, 404, "conversation_unknown"});
        }
    }
    support::check_refusals(town, rows);
    for (const auto& [who, shop] : {std::pair{"ana", town.pinheiros.id}, std::pair{"ana", town.lyon.id},
                                    std::pair{"olga", town.lyon.id}, std::pair{"marie", town.augusta.id}}) {
        const auto answer =
            town.person(who).get(kList + "?view=everything&location=" + base::to_string(shop));
        EXPECT_EQ(answer.code(), "location_unknown") << who;
    }
}

TEST(StaffConversations, ObserversSeeAndLeaveNoTrace) {
    Town town;
    fill(town);
    auto& otto = town.person("otto");
    const std::string path = support::with_ids(town, kRui);
    EXPECT_EQ(otto.get(path).status, 200);
    const std::string state = town.state();
    EXPECT_EQ(otto.post(path + "/read", R"({"up_to_seq":99})").status,
              200);  // the customer must not see "Seen"
    EXPECT_EQ(town.state(), state);
    town.settle();
    EXPECT_EQ(otto.get(kList + "?view=everything").json().at("items").as_array().size(), 1U);
}

TEST(StaffConversations, ListsHoldOwnShopsOnly) {
    Town town;
    fill(town);
    town.settle();
    for (const auto& [who, count] : {std::pair{"ana", 1U}, std::pair{"bruno", 1U}, std::pair{"mia", 2U},
                                     std::pair{"otto", 1U}, std::pair{"olga", 2U}, std::pair{"marie", 1U}}) {
        const auto page = town.person(who).get(kList + "?view=everything").json();
        EXPECT_EQ(page.at("items").as_array().size(), count) << who;
        EXPECT_EQ(page.at("counts").at("everything").as_int64(), count) << who;
    }
    const auto only =
        town.person("mia").get(kList + "?view=open&location=" + base::to_string(town.pinheiros.id)).json();
    ASSERT_EQ(only.at("items").as_array().size(), 1U);
    EXPECT_EQ(only.at("items").at(0).at("id").as_string(), town.conversation_of("eva").c_str());
}

TEST(StaffConversations, AReplayWithOtherWordsIsAConflict) {
    Town town;
    fill(town);
    auto& ana = town.person("ana");
    const std::string path = support::with_ids(town, kRui) + "/messages";
    const auto first = ana.post(path, reply("m1", "hello"));
    ASSERT_EQ(first.status, 200) << first.body;
    const std::string state = town.state();
    EXPECT_EQ(ana.post(path, reply("m1", "hello")).body, first.body);
    EXPECT_EQ(ana.post(path, reply("m1", "goodbye")).code(), "message_id_conflict");
    EXPECT_EQ(town.state(), state);
    // The consumer's ids and the shop's share one conversation.
    EXPECT_EQ(
        town.person("rui").post("/api/consumer/locations/augusta/messages", reply("m1", "hello")).code(),
        "message_id_conflict");
}

}  // namespace
