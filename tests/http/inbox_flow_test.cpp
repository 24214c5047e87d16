// The day's work in the inbox: write, list, answer, close, reopen, page.
#include <gtest/gtest.h>

#include <set>

#include "support/town.h"

namespace {

using namespace std::chrono_literals;
using support::Town;
using support::Visitor;

const std::string kList = "/api/staff/conversations";

std::string reply(const std::string& id, const std::string& text) {
    return "{\"client_message_id\":\"" + id + "\",\"text\":" + base::encode(text) + "}";
}

TEST(InboxFlow, ACustomerWritesTheShopAnswersTheCustomerSees) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "do you have it?");
    auto& ana = town.staff("ana");
    town.settle();
    const auto list = ana.get(kList).json();  // needs_reply is the first view
    ASSERT_EQ(list.at("items").as_array().size(), 1U);
    const auto& item = list.at("items").at(0);
    EXPECT_EQ(item.at("preview").as_string(), "do you have it?");
    EXPECT_EQ(item.at("clock").as_string(), "running");
    EXPECT_EQ(item.at("unread").as_int64(), 1);
    EXPECT_EQ(list.at("counts").at("needs_reply").as_int64(), 1);

    const std::string path = kList + "/" + town.conversation_of("rui");
    const auto thread = ana.get(path).json();
    ASSERT_EQ(thread.at("events").as_array().size(), 2U);
    EXPECT_EQ(thread.at("events").at(0).at("kind").as_string(), "conversation_started");
    EXPECT_EQ(thread.at("events").at(1).at("body").at("text").as_string(), "do you have it?");

    const auto sent = ana.post(path + "/messages", reply("a1", "yes, two copies"));
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(sent.json().at("verdict").at("decision").as_string(), "allow");
    EXPECT_EQ(sent.json().at("verdict").at("findings").at(0).at("rule").as_string(), "WIN-02");
    EXPECT_EQ(sent.json().at("event").at("body").at("verdict"), sent.json().at("verdict"));
    EXPECT_EQ(sent.json().at("conversation").at("clock").as_string(), "stopped");

    const auto seen = rui.get("/api/consumer/locations/augusta/conversation");
    const auto message = seen.json().at("messages").at(1);
    EXPECT_EQ(message.at("from").as_string(), "person");
    EXPECT_EQ(message.at("name").as_string(), "ana");  // the first name only
    EXPECT_EQ(message.at("text").as_string(), "yes, two copies");
    for (const char* secret : {"verdict", "Lima", "avatar", "staff"}) {
        EXPECT_EQ(seen.body.find(secret), std::string::npos) << secret;
    }
    town.settle();
    EXPECT_EQ(ana.get(kList).json().at("items").as_array().size(), 0U);
    EXPECT_EQ(ana.get(kList + "?view=open").json().at("items").as_array().size(), 1U);
}

TEST(InboxFlow, CloseReopenWriteAgain) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    auto& ana = town.staff("ana");
    const std::string path = kList + "/" + town.conversation_of("rui");
    EXPECT_EQ(ana.post(path + "/close", R"({"reason":"done"})").code(), "close_unanswered");
    ana.post(path + "/messages", reply("a1", "hello"));
    const auto closed = ana.post(path + "/close", R"({"reason":"done"})");
    ASSERT_EQ(closed.status, 200) << closed.body;
    EXPECT_EQ(closed.json().at("conversation").at("work").as_string(), "closed");
    EXPECT_EQ(closed.json().at("conversation").at("close_reason").as_string(), "done");
    const std::string state = town.state();
    EXPECT_EQ(ana.post(path + "/close", R"({"reason":"done"})").status, 200);  // free to repeat
    EXPECT_EQ(town.state(), state);
    town.settle();
    EXPECT_EQ(ana.get(kList + "?view=closed").json().at("items").as_array().size(), 1U);

    EXPECT_EQ(ana.post(path + "/reopen", "{}").json().at("conversation").at("work").as_string(), "open");
    EXPECT_EQ(ana.post(path + "/reopen", "").status, 200);
    ana.post(path + "/close", R"({"reason":"done"})");
    town.consumer("rui", "augusta", "one more thing");
    const auto thread = ana.get(path).json();
    EXPECT_EQ(thread.at("conversation").at("work").as_string(), "open");
    EXPECT_EQ(thread.at("conversation").at("clock").as_string(), "running");
    const auto& events = thread.at("events").as_array();
    EXPECT_EQ(events[events.size() - 2].at("body").at("reason_code").as_string(), "REOPENED");
    // Why it was closed as spam is the shop's business.
    ana.post(path + "/close", R"({"reason":"spam"})");
    const auto seen = rui.get("/api/consumer/locations/augusta/conversation").body;
    EXPECT_NE(seen.find("\"CLOSED\""), std::string::npos);
    EXPECT_EQ(seen.find("SPAM"), std::string::npos);
}

TEST(InboxFlow, AfterThirtyDaysOnlyTheCustomerCanStart) {
    Town town;
    const auto old_talk = town.import_old_talk(24h * 30 + 1s, town.augusta.id);
    const auto fresh_talk = town.import_old_talk(24h * 30 - 1min, town.augusta.id);
    auto& ana = town.staff("ana");
    const std::string path = kList + "/" + base::to_string(old_talk);
    const auto refused = ana.post(path + "/messages", reply("a1", "are you still there?"));
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.code(), "message_refused");
    const auto verdict = refused.json().at("verdict");
    EXPECT_EQ(verdict.at("decision").as_string(), "deny");
    EXPECT_EQ(verdict.at("reason_code").as_string(), "WINDOW_EXPIRED");
    EXPECT_EQ(verdict.at("findings").at(0).at("rule").as_string(), "WIN-03");
    EXPECT_EQ(verdict.as_object().if_contains("retry_at"), nullptr);
    // The refusal is in the log, without the text.
    const auto thread = ana.get(path);
    EXPECT_NE(thread.body.find("message_refused"), std::string::npos);
    EXPECT_EQ(thread.body.find("are you still there?"), std::string::npos);
    // It has not used up the id: the same again is decided again.
    town.clock().turn(1s);
    const auto again = ana.post(path + "/messages", reply("a1", "are you still there?"));
    EXPECT_EQ(again.code(), "message_refused");
    EXPECT_NE(again.json().at("verdict").at("evaluated_at"), verdict.at("evaluated_at"));

    ASSERT_EQ(ana.post(path + "/close", R"({"reason":"done"})").status, 200);
    EXPECT_EQ(ana.post(path + "/reopen", "{}").code(), "window_expired");
    // Within them the shop may write, with a reason when it had the last word (WIN-08).
    const std::string fresh_path = kList + "/" + base::to_string(fresh_talk) + "/messages";
    const auto unasked = ana.post(fresh_path, reply("a1", "hello"));
    EXPECT_EQ(unasked.status, 403);
    EXPECT_EQ(unasked.json().at("verdict").at("reason_code").as_string(), "REASON_MISSING");
    EXPECT_EQ(unasked.json().at("verdict").at("findings").at(0).at("rule").as_string(), "WIN-02");
}

TEST(InboxFlow, ReadMarksMoveForwardAndTheCustomerSeesThem) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    auto& ana = town.staff("ana");
    const std::string path = kList + "/" + town.conversation_of("rui");
    const auto read = ana.post(path + "/read", R"({"up_to_seq":2})");
    ASSERT_EQ(read.status, 200) << read.body;
    EXPECT_EQ(read.json().at("conversation").at("unread").as_int64(), 0);
    EXPECT_EQ(read.json().at("conversation").at("clock").as_string(), "running");  // read is not answered
    const std::string state = town.state();
    EXPECT_EQ(ana.post(path + "/read", R"({"up_to_seq":1})").status, 200);
    EXPECT_EQ(ana.post(path + "/read", R"({"up_to_seq":-1})").status, 200);
    EXPECT_EQ(town.state(), state);
    EXPECT_EQ(rui.get("/api/consumer/locations/augusta/conversation")
                  .json()
                  .at("conversation")
                  .at("business_read_seq")
                  .as_int64(),
              2);
}

TEST(InboxFlow, TypingIsShownAndStoresNothingElse) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    auto& ana = town.staff("ana");
    const std::string path = kList + "/" + town.conversation_of("rui");
    EXPECT_EQ(ana.post(path + "/presence", R"({"presence":"typing_started"})").body, "{}");
    const auto shown = rui.get("/api/consumer/locations/augusta/conversation").json().at("messages");
    EXPECT_EQ(shown.as_array().back().at("presence").as_string(), "typing_started");
}

TEST(InboxFlow, ListsPageWithoutGapsOrRepeats) {
    Town town;
    constexpr int kCount = 23;
    for (int i = 0; i < kCount; ++i) {
        Visitor consumer = town.visitor();
        consumer.post("/api/consumer/locations/augusta/messages", reply("m", "hi " + std::to_string(i)));
        town.clock().turn(1s);
    }
    auto& ana = town.staff("ana");
    town.settle();
    for (const std::string view : {"needs_reply", "open", "everything"}) {
        std::vector<std::string> order;
        std::set<std::string> seen;
        std::string after;
        do {
            const auto page = ana.get(kList + "?view=" + view + "&limit=5" + after).json();
            for (const auto& item : page.at("items").as_array()) {
                EXPECT_TRUE(seen.insert(item.at("id").as_string().c_str()).second);
                order.emplace_back(item.at("preview").as_string());
            }
            const auto* next = page.as_object().if_contains("next");
            after = next == nullptr ? "" : std::string("&after=") + next->as_string().c_str();
        } while (!after.empty());
        ASSERT_EQ(order.size(), static_cast<std::size_t>(kCount)) << view;
        // Waiting longest first; else newest first.
        EXPECT_EQ(order.front(), view == "needs_reply" ? "hi 0" : "hi 22");
    }
}

TEST(InboxFlow, ThreadsPageBack) {
    Town town;
    auto& rui = town.consumer("rui", "augusta", "number 0");
    for (int i = 1; i < 120; ++i) {
        rui.post("/api/consumer/locations/augusta/messages",
                 reply("m" + std::to_string(i), "number " + std::to_string(i)));
    }
    auto& ana = town.staff("ana");
    const std::string path = kList + "/" + town.conversation_of("rui");
    auto page = ana.get(path).json();
    EXPECT_EQ(page.at("events").as_array().size(), 50U);
    std::size_t total = 50;
    while (page.at("has_earlier").as_bool()) {
        const auto first = page.at("events").at(0).at("seq").as_int64();
        page = ana.get(path + "/events?limit=50&before=" + std::to_string(first)).json();
        EXPECT_EQ(page.at("events").as_array().back().at("seq").as_int64(), first - 1);
        total += page.at("events").as_array().size();
    }
    EXPECT_EQ(total, 121U);  // and conversation_started
}

}  // namespace
