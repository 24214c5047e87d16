// Would this message go? Asked over HTTP: the gate answers, and nothing has happened.
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::Town;
using namespace std::chrono_literals;

const std::string kPath = "/api/simulate";

std::string body_of(const domain::Location& shop, const std::string& more = {}) {
    return fmt::format(R"({{"location":"{}","text":"We have it now."{}}})", base::to_string(shop.id), more);
}

TEST(Simulate, SaysWhatWouldBecomeOfTheMessageAndSendsNothing) {
    Town town;
    town.consumer("rui", "augusta", "do you have it?");
    town.consumer("eva", "augusta", "STOP");
    town.consumer("leo", "pinheiros", "hello");
    auto& ana = town.staff("ana");
    const std::string before = town.state();
    const auto answer = ana.post(kPath, body_of(town.augusta));
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.json().at("asked").as_int64(), 2);
    EXPECT_EQ(answer.json().at("goes").as_int64(), 1);
    EXPECT_EQ(answer.json().at("has_more").as_bool(), false);
    std::map<std::string, std::string> codes;
    for (const auto& one : answer.json().at("conversations").as_array())
        codes[one.at("conversation").as_string().c_str()] = one.at("reason_code").as_string().c_str();
    EXPECT_EQ(codes.at(town.conversation_of("rui")), "IN_WINDOW");
    EXPECT_EQ(codes.at(town.conversation_of("eva")), "NO_USER_INITIATION");
    EXPECT_EQ(town.state(), before);
}

TEST(Simulate, AsksAboutAnotherInstantAndNamedConversations) {
    Town town;
    const auto old = town.import_old_talk(20h * 24, town.augusta.id);
    town.consumer("rui", "augusta", "do you have it?");
    auto& ana = town.staff("ana");
    const auto ask = [&](base::Duration after) {
        return ana.post(kPath,
                        body_of(town.augusta, fmt::format(R"(,"conversations":["{}"],"at":"{}",)"
                                                          R"("reason":{{"code":"SAFETY.RECALL",)"
                                                          R"("evidence":{{"recall_id":"1",)"
                                                          R"("purchase_id":"2"}}}})",
                                                          base::to_string(old),
                                                          base::format_rfc3339(town.clock().now() + after))));
    };
    const auto soon = ask(1h);
    ASSERT_EQ(soon.status, 200) << soon.body;
    EXPECT_EQ(soon.json().at("asked").as_int64(), 1);
    EXPECT_NE(soon.json().at("conversations").at(0).at("reason_code").as_string(), "WINDOW_EXPIRED");
    const auto late = ask(11h * 24);
    ASSERT_EQ(late.status, 200) << late.body;
    EXPECT_EQ(late.json().at("conversations").at(0).at("reason_code").as_string(), "WINDOW_EXPIRED");
    EXPECT_EQ(late.json().at("counts").at(0).at("count").as_int64(), 1);
}

TEST(Simulate, Refuses) {
    Town town;
    town.consumer("rui", "augusta");
    town.consumer("leo", "pinheiros");
    town.staff("ana");
    town.staff("otto");
    town.staff("marie");
    const std::string here = body_of(town.augusta);
    const std::string past =
        body_of(town.augusta, R"(,"at":")" + base::format_rfc3339(town.clock().now() - 1h) + "\"");
    const std::string elsewhere =
        body_of(town.augusta, R"(,"conversations":[")" + town.conversation_of("leo") + "\"]");
    support::check_refusals(
        town,
        {{"nobody", "nobody", "POST", kPath, here, 401, "signed_out"},
         {"another brand", "marie", "POST", kPath, here, 404, "location_unknown"},
         {"a shop that is not hers", "ana", "POST", kPath, body_of(town.pinheiros), 404, "location_unknown"},
         {"a conversation of another shop", "ana", "POST", kPath, elsewhere, 404, "conversation_unknown"},
         {"no text", "ana", "POST", kPath,
          R"({"location":")" + base::to_string(town.augusta.id) + R"(","text":" "})", 400, "text_empty"},
         {"an hour ago", "ana", "POST", kPath, past, 400, "at_in_the_past"},
         {"too many", "ana", "POST", kPath, body_of(town.augusta, R"(,"limit":1001)"), 400,
          "limit_out_of_range"},
         {"a field nobody knows", "ana", "POST", kPath, body_of(town.augusta, R"(,"to":"all")"), 400,
          "json_field_unknown"},
         {"without the token", "ana", "POST", kPath, here, 403, "csrf_token_wrong", {{"X-CSRF-Token", ""}}}});
    EXPECT_EQ(town.person("otto").post(kPath, here).status, 200);  // who may look may ask
}

}  // namespace
