// What the server says by itself, from the consumer's message to both screens.
#include <gtest/gtest.h>

#include "app/setup.h"
#include "server/offline.h"
#include "support/town.h"

namespace {

using namespace std::chrono_literals;
using support::LiveSocket;
using support::Town;
using support::Visitor;

const std::string kConversation = "/api/consumer/locations/augusta/conversation";

struct AutomaticTexts : testing::Test {
    Town town;

    // Staffed all week long, or never but for a minute three days from now.
    void set_hours(bool is_open) {
        auto shop = town.augusta;
        const auto zone = domain::time::Zone::find(shop.zone).value();
        if (is_open) {
            for (int day = 0; day < 7; ++day)
                shop.hours.push_back({day, 0, 1440});
        } else {
            shop.hours = {{(zone.local(town.clock().now()).weekday + 3) % 7, 720, 721}};
        }
        shop.profile.phone = "+55 11 3000-1000";
        ASSERT_TRUE(server::put_and_wait(town.app(), town.aurora.id, {shop}));
    }
    base::json::array thread_of(Visitor& consumer) {
        return consumer.get(kConversation).json().at("messages").as_array();
    }
};

std::string text_of(const base::json::value& message) {
    return std::string(message.at("text").as_string());
}
std::string from_of(const base::json::value& message) {
    return std::string(message.at("from").as_string());
}

TEST_F(AutomaticTexts, TheWelcomeIsTheFirstMessage) {
    set_hours(true);
    auto& rui = town.consumer("rui", "augusta", "Vocês têm em azul?");
    const auto messages = thread_of(rui);
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_EQ(from_of(messages[0]), "automatic");
    EXPECT_TRUE(text_of(messages[0]).contains("Shop augusta")) << text_of(messages[0]);
    EXPECT_EQ(text_of(messages[1]), "Vocês têm em azul?");

    auto& ana = town.staff("ana");
    const auto thread = ana.get("/api/staff/conversations/" + town.conversation_of("rui")).json();
    EXPECT_EQ(thread.at("conversation").at("clock").as_string(), "running");
    const auto& welcome = thread.at("events").at(1);
    EXPECT_EQ(welcome.at("actor").at("kind").as_string(), "automatic");
    EXPECT_EQ(welcome.at("body").at("auto_text").as_string(), "welcome");
    EXPECT_EQ(welcome.at("body").at("verdict").at("decision").as_string(), "allow");
}

TEST_F(AutomaticTexts, TheAwayTextReachesTheOpenPageAndStopsNoClock) {
    auto& rui = town.consumer("rui", "augusta");
    set_hours(false);
    LiveSocket socket(rui, "/api/stream?audience=consumer&location=augusta");
    ASSERT_EQ(socket.status(), 101) << socket.reply().body;
    town.consumer("rui", "augusta", "Vocês têm em azul?");
    std::string away;
    while (away.empty()) {
        const auto frame = socket.wait_for("event");
        ASSERT_FALSE(frame.is_null());
        if (frame.at("event").at("from").as_string() == "automatic") away = text_of(frame.at("event"));
    }
    EXPECT_TRUE(away.contains("12:00") && away.contains("+55 11 3000-1000")) << away;
    const auto thread =
        town.staff("ana").get("/api/staff/conversations/" + town.conversation_of("rui")).json();
    EXPECT_EQ(thread.at("conversation").at("clock").as_string(), "running");
    EXPECT_EQ(thread.at("conversation").at("preview").as_string(), "Vocês têm em azul?");
    const std::string page = rui.get("/c/augusta").body;
    EXPECT_TRUE(page.contains("+55 11 3000-1000"));
}

TEST_F(AutomaticTexts, APageWithoutScriptShowsTheAwayTextBeforehand) {
    set_hours(false);
    Visitor nobody = town.visitor();
    const std::string page = nobody.get("/c/augusta?lang=en").body;
    EXPECT_TRUE(page.contains("We are closed now.")) << page;
    EXPECT_TRUE(page.contains("at 12:00 (Sao Paulo time)"));
    EXPECT_FALSE(page.contains("{{"));
}

TEST_F(AutomaticTexts, AStopEndsContactAndIsConfirmedOnce) {
    auto& rui = town.consumer("rui", "augusta");
    auto& ana = town.staff("ana");
    const std::string path = "/api/staff/conversations/" + town.conversation_of("rui");
    ana.post(path + "/messages", R"({"client_message_id":"a1","text":"Temos sim"})");
    town.consumer("rui", "augusta", "PARAR");
    town.consumer("rui", "augusta", "parar");
    const auto thread = ana.get(path).json();
    EXPECT_EQ(thread.at("conversation").at("contact").as_string(), "opted_out");
    EXPECT_EQ(thread.at("conversation").at("clock").as_string(), "stopped");
    std::size_t automatic = 0;
    for (const auto& message : thread_of(rui))
        automatic += from_of(message) == "automatic";
    EXPECT_EQ(automatic, 1U);
    for (const auto& event : thread.at("events").as_array()) {
        if (event.at("kind").as_string() != "contact_changed") continue;
        EXPECT_EQ(event.at("actor").at("kind").as_string(), "consumer");
        EXPECT_EQ(event.at("body").at("evidence_seq").as_int64(), event.at("seq").as_int64() - 1);
    }
    town.consumer("rui", "augusta", "START");
    EXPECT_EQ(ana.get(path).json().at("conversation").at("contact").as_string(), "allowed");
}

TEST_F(AutomaticTexts, ARepeatedPostSaysNothingTwice) {
    set_hours(false);
    auto& rui = town.consumer("rui", "augusta");
    const std::string body = R"({"client_message_id":"m7","text":"Meu cartão: 4111 1111 1111 1111"})";
    const auto first = rui.post("/api/consumer/locations/augusta/messages", body);
    const std::string state = town.state();
    const auto again = rui.post("/api/consumer/locations/augusta/messages", body);
    EXPECT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(again.json().at("seq"), first.json().at("seq"));
    EXPECT_EQ(town.state(), state);
    const auto other = rui.post("/api/consumer/locations/augusta/messages",
                                R"({"client_message_id":"m7","text":"Meu cartão: 5555 5555 5555 4444"})");
    EXPECT_EQ(other.code(), "message_id_conflict");
}

// No client can take an id that an automatic text will have.
TEST_F(AutomaticTexts, TheirIdsCannotBeTaken) {
    auto& rui = town.consumer("rui", "augusta");
    EXPECT_EQ(rui.post("/api/consumer/locations/augusta/messages",
                       R"({"client_message_id":"auto/m8/away","text":"x"})")
                  .code(),
              "message_id_malformed");
}

}  // namespace
