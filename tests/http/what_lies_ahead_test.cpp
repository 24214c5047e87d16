// What time will do to a conversation, the follow-up, and why a message was sent: asked for over HTTP.
#include <gtest/gtest.h>

#include "support/town.h"

namespace {

using support::Town;

const std::string kList = "/api/staff/conversations";

std::string kinds_of(const support::Answer& answer) {
    std::string kinds;
    for (const auto& timer : answer.json().at("timers").as_array()) {
        kinds += std::string(kinds.empty() ? "" : " ") + std::string(timer.at("kind").as_string());
        EXPECT_EQ(timer.at("can_cancel").as_bool(), timer.at("kind").as_string() == "follow_up");
        EXPECT_FALSE(timer.at("reason_code").as_string().empty());
    }
    return kinds;
}

TEST(WhatLiesAhead, IsListedAndTheFollowUpCanBeCancelled) {
    Town town;
    town.consumer("rui", "augusta", "do you have it?");
    auto& ana = town.staff("ana");
    const std::string path = kList + "/" + town.conversation_of("rui");
    EXPECT_EQ(kinds_of(ana.get(path + "/timers")), "clock_reminder clock_breach window_notice");
    const std::string follow_up = R"({"client_message_id":"f1","text":"Still there?"})";
    auto refused = ana.post(path + "/follow-up", follow_up);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.json().at("error").at("code").as_string(), "answer_first");

    ASSERT_EQ(ana.post(path + "/messages", R"({"client_message_id":"a1","text":"yes"})").status, 200);
    EXPECT_EQ(kinds_of(ana.get(path + "/timers")), "follow_up auto_close window_notice");
    refused = ana.post(path + "/follow-up", follow_up);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.json().at("error").at("code").as_string(), "nudge_too_soon");

    for (int i = 0; i < 2; ++i) {
        const auto cancelled = ana.ask("DELETE", path + "/follow-up");
        ASSERT_EQ(cancelled.status, 200) << cancelled.body;
        EXPECT_EQ(cancelled.json().at("conversation").at("follow_up").as_string(), "cancelled");
    }
    EXPECT_EQ(kinds_of(ana.get(path + "/timers")), "auto_close window_notice");
}

// A warning stops nothing; whoever wrote is told at once, and later by "why".
TEST(WhatLiesAhead, AWarningComesWithTheAnswer) {
    Town town;
    town.consumer("rui", "augusta", "do you have it?");
    auto& ana = town.staff("ana");
    const std::string path = kList + "/" + town.conversation_of("rui");
    const auto sent = ana.post(path + "/messages", R"({"client_message_id":"a1","text":"."})");
    ASSERT_EQ(sent.status, 200) << sent.body;
    const auto verdict = sent.json().at("verdict");
    EXPECT_EQ(verdict.at("decision").as_string(), "warn");
    EXPECT_EQ(verdict.at("reason_code").as_string(), "LOW_VALUE_REPLY");
    EXPECT_EQ(sent.json().at("event").at("body").at("verdict"), verdict);
    const auto why = ana.get("/api/verdicts/" + std::to_string(sent.json().at("seq").as_int64())).json();
    EXPECT_EQ(why.at("verdict"), verdict);
    EXPECT_TRUE(why.at("is_reproduced").as_bool());
    EXPECT_EQ(sent.json().at("conversation").at("clock").as_string(), "running");
}

// REN-12: with the script and without it; the inbox shows what was written.
TEST(WhatLiesAhead, WhatIsWrittenFirstSaysWhyBelow) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "is it on its way?");
    auto& ana = town.staff("ana");
    const std::string path = kList + "/" + town.conversation_of("rui");
    ASSERT_EQ(ana.post(path + "/messages", R"({"client_message_id":"a1","text":"Tomorrow."})").status, 200);
    const auto sent = ana.post(path + "/messages",
                               R"({"client_message_id":"a2","text":"It is.","reason":{"code":)"
                               R"("POSTSALE.SHIPPED","evidence":{"order_id":"1","status":"shipped"}}})");
    ASSERT_EQ(sent.status, 200) << sent.body;
    const auto body = sent.json().at("event").at("body");
    EXPECT_EQ(body.at("text").as_string(), "It is.");
    const std::string footer(body.at("footer").as_string());
    EXPECT_FALSE(footer.empty());
    const auto thread = rui.get("/api/consumer/locations/augusta/conversation").json();
    const auto& messages = thread.at("messages").as_array();
    EXPECT_EQ(messages.back().at("text").as_string(), "It is.\n\n" + footer);
    EXPECT_TRUE(rui.get("/c/augusta").body.contains("It is.\n\n" + footer));
    EXPECT_EQ(messages.at(messages.size() - 2).at("text").as_string(), "Tomorrow.");
}

TEST(WhatLiesAhead, ADecisionIsExplainedToThoseWhoMaySeeIt) {
    Town town;
    town.consumer("rui", "augusta", "do you have it?");
    auto& ana = town.staff("ana");
    const std::string path = kList + "/" + town.conversation_of("rui");
    const auto sent = ana.post(path + "/messages", R"({"client_message_id":"a1","text":"yes"})").json();
    const std::string verdict = "/api/verdicts/" + std::to_string(sent.at("seq").as_int64());
    const auto explained = ana.get(verdict);
    ASSERT_EQ(explained.status, 200) << explained.body;
    const auto explanation = explained.json();
    EXPECT_EQ(explanation.at("verdict"), sent.at("verdict"));
    EXPECT_EQ(explanation.at("message_id").as_string(), "a1");
    EXPECT_TRUE(explanation.at("is_reproduced").as_bool());
    EXPECT_EQ(explanation.at("findings").at(0).at("rule").as_string(), "WIN-02");
    EXPECT_EQ(explanation.at("findings").at(0).at("staff_text").as_object().size(), 5U);
    EXPECT_TRUE(explanation.at("clock").as_object().contains("window_ends_at"));

    // A message of the customer, a number that is none, and somebody else's shop: there is no such decision.
    EXPECT_EQ(ana.get("/api/verdicts/1").json().at("error").at("code").as_string(), "verdict_unknown");
    EXPECT_EQ(ana.get("/api/verdicts/x").status, 404);
    EXPECT_EQ(ana.get("/api/verdicts/999999").status, 404);
    EXPECT_EQ(town.staff("marie").get(verdict).status, 404);
}

}  // namespace
