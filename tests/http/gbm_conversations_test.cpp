// The conversation methods of Google Business Messages: /v1/conversations/…
#include <gtest/gtest.h>

#include "base/crypto.h"
#include "support/town.h"

namespace {

using namespace std::chrono_literals;
using support::Row;
using support::Town;
using support::Visitor;

const std::string kRui = "/v1/conversations/{rui}";
const std::string kLuc = "/v1/conversations/{luc}";  // of another brand

std::string text_message(const std::string& id, const std::string& text) {
    return "{\"messageId\":\"" + id + "\",\"text\":" + base::encode(text) +
           R"(,"representative":{"representativeType":"BOT","displayName":"Aurora"}})";
}

TEST(GbmConversations, BadInputGetsGoogleErrorsAndChangesNothing) {
    Town town;
    town.consumer("rui", "augusta");
    town.consumer("luc", "lyon");
    town.consumer("bot", "augusta").bearer = town.bearer_of(town.aurora.id);
    const std::string good = text_message("m1", "hello");
    std::string bent = town.person("bot").bearer;
    bent[bent.size() / 2] = bent[bent.size() / 2] == 'A' ? 'B' : 'A';
    const auto authorization = [](const std::string& value) {
        return std::vector<net::Header>{{"Authorization", value}};
    };
    const std::string typing =
        R"({"eventType":"TYPING_STARTED","representative":{"representativeType":"BOT"}})";
    support::check_refusals(
        town,
        {
            {"no token", "nobody", "POST", kRui + "/messages", good, 401, "TOKEN_MISSING"},
            {"another scheme", "nobody", "POST", kRui + "/messages", good, 401, "TOKEN_MISSING",
             authorization("Basic eA==")},
            {"an empty token", "nobody", "POST", kRui + "/messages", good, 401, "TOKEN_MISSING",
             authorization("Bearer ")},
            {"no token of ours", "nobody", "POST", kRui + "/messages", good, 401, "TOKEN_INVALID",
             authorization("Bearer abc")},
            {"a forged token", "nobody", "POST", kRui + "/messages", good, 401, "TOKEN_INVALID",
             authorization("Bearer " + bent)},
            {"a staff session is no token",
             "nobody",
             "POST",
             kRui + "/messages",
             good,
             401,
             "TOKEN_MISSING",
             {{"Cookie", "balcao_session=x"}}},
            {"another brand's conversation", "bot", "POST", kLuc + "/messages", good, 403,
             "CONVERSATION_UNKNOWN"},
            {"another brand's conversation", "bot", "POST", kLuc + "/events", typing, 403,
             "CONVERSATION_UNKNOWN"},
            {"an unknown conversation", "bot", "POST",
             "/v1/conversations/01890a5d-ac96-774b-bcce-b302099a8057/messages", good, 403,
             "CONVERSATION_UNKNOWN"},
            {"not an id", "bot", "POST", "/v1/conversations/x/messages", good, 403, "CONVERSATION_UNKNOWN"},
            {"no body", "bot", "POST", kRui + "/messages", "", 400, "JSON_FIELD_MISSING"},
            {"not JSON", "bot", "POST", kRui + "/messages", "text=x", 400, "JSON_MALFORMED"},
            {"a list", "bot", "POST", kRui + "/messages", "[]", 400, "JSON_TYPE_WRONG"},
            {"no id", "bot", "POST", kRui + "/messages",
             R"({"text":"x","representative":{"representativeType":"BOT"}})", 400, "JSON_FIELD_MISSING"},
            {"an object for text", "bot", "POST", kRui + "/messages",
             R"({"messageId":"a","text":{},"representative":{"representativeType":"BOT"}})", 400,
             "JSON_TYPE_WRONG"},
            {"no content", "bot", "POST", kRui + "/messages",
             R"({"messageId":"a","representative":{"representativeType":"BOT"}})", 400, "CONTENT_NOT_ONE"},
            {"an unknown field", "bot", "POST", kRui + "/messages",
             R"({"messageId":"a","text":"x","admin":true,"representative":{"representativeType":"BOT"}})",
             400, "JSON_FIELD_UNKNOWN"},
            {"a malformed id", "bot", "POST", kRui + "/messages", text_message("a/b", "x"), 400,
             "MESSAGE_ID_MALFORMED"},
            {"3,073 characters", "bot", "POST", kRui + "/messages", text_message("a", std::string(3073, 'x')),
             400, "FIELD_TOO_LONG"},
            {"raw bytes", "bot", "POST", kRui + "/messages",
             "{\"messageId\":\"a\",\"text\":\"\xff\",\"representative\":{\"representativeType\":\"BOT\"}}",
             400, "JSON_MALFORMED"},
            {"a malformed switch", "bot", "POST", kRui + "/messages?forceFallback=perhaps", good, 400,
             "QUERY_MALFORMED"},
            {"no event type", "bot", "POST", kRui + "/events",
             R"({"representative":{"representativeType":"BOT"}})", 400, "EVENT_TYPE_MISSING"},
            {"an unknown event type", "bot", "POST", kRui + "/events",
             R"({"eventType":"DANCING","representative":{"representativeType":"BOT"}})", 400,
             "JSON_TYPE_WRONG"},
            {"a malformed event id", "bot", "POST", kRui + "/events?eventId=a%2Fb", typing, 400,
             "EVENT_ID_MALFORMED"},
            {"a receipt for nothing", "bot", "PATCH", kRui + "/messages/none/receipt",
             R"({"receiptType":"READ"})", 404, "MESSAGE_UNKNOWN"},
            {"a receipt of another kind", "bot", "PATCH", kRui + "/messages/none/receipt",
             R"({"receiptType":"DELIVERED"})", 400, "RECEIPT_TYPE_WRONG"},
            {"wrong method", "bot", "GET", kRui + "/messages", "", 404, "METHOD_UNKNOWN"},
        });
}

TEST(GbmConversations, UnknownMethodsAreRefusedInGooglesForm) {
    Town town;
    for (const char* target :
         {"/v1/", "/v1/brands/x/people", "/v1/conversations/x/surveys/y", "/v1/../v1/x"}) {
        for (const char* method : {"GET", "POST", "DELETE"}) {
            const auto answer = town.visitor().ask(method, target, "");
            EXPECT_EQ(answer.status, 404) << method << target;
            const auto error = answer.json().at("error");
            EXPECT_EQ(error.at("code").as_int64(), 404);
            EXPECT_EQ(error.at("status").as_string(), "NOT_FOUND");
            EXPECT_EQ(answer.code(), "METHOD_UNKNOWN");
        }
    }
    EXPECT_EQ(town.visitor().get("/v1x").code(), "route_unknown");
    EXPECT_EQ(town.visitor().get("/v1").code(), "route_unknown");
}

TEST(GbmConversations, ABotWritesTheCustomerReadsAndTheClockRunsOn) {
    Town town;
    auto& rui = town.consumer("rui", "augusta");
    Visitor bot = town.visitor();
    bot.bearer = town.bearer_of(town.aurora.id);
    const std::string path = support::with_ids(town, kRui);
    const auto sent = bot.post(path + "/messages", text_message("b1", "we open at nine"));
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(sent.json().at("name").as_string(),
              ("conversations/" + town.conversation_of("rui") + "/messages/b1").c_str());
    const auto shown = rui.get("/api/consumer/locations/augusta/conversation").json().at("messages").at(1);
    EXPECT_EQ(shown.at("from").as_string(), "bot");
    // Below it stands that a bot wrote it (AVA-17).
    EXPECT_TRUE(shown.at("text").as_string().starts_with("we open at nine\n\n"));
    auto& ana = town.staff("ana");
    const auto conversation =
        ana.get("/api/staff/conversations/" + town.conversation_of("rui")).json().at("conversation");
    EXPECT_EQ(conversation.at("clock").as_string(), "running");

    const std::string state = town.state();
    EXPECT_EQ(bot.post(path + "/messages", text_message("b1", "we open at nine")).body, sent.body);
    const auto conflict = bot.post(path + "/messages", text_message("b1", "we never open"));
    EXPECT_EQ(conflict.status, 409);
    EXPECT_EQ(conflict.code(), "MESSAGE_ID_CONFLICT");
    EXPECT_EQ(town.state(), state);
}

TEST(GbmConversations, EventsAndReceiptsAsJavaSendsThem) {
    Town town;
    town.consumer("rui", "augusta");
    Visitor bot = town.visitor();
    bot.bearer = town.bearer_of(town.aurora.id);
    const std::string path = support::with_ids(town, kRui);
    const std::string typing =
        R"({"eventType":"TYPING_STARTED","representative":{"representativeType":"BOT"}})";
    EXPECT_EQ(bot.post(path + "/events?eventId=e1", typing).status, 200);
    const auto again = bot.post(path + "/events?eventId=e1", typing);
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.code(), "EVENT_ID_EXISTS");
    bot.post(path + "/messages", text_message("b1", "hi"));
    EXPECT_EQ(bot.ask("PATCH", path + "/messages/b1/receipt", R"({"receiptType":"READ"})").status, 200);
    EXPECT_EQ(bot.ask("POST", path + "/messages/b1/receipt", R"({"receiptType":"READ"})",
                      {{"X-HTTP-Method-Override", "PATCH"}})
                  .status,
              200);
}

TEST(GbmConversations, TheGateRefusesBotsToo) {
    Town town;
    const auto old_talk = town.import_old_talk(24h * 30 + 1s, town.augusta.id);
    Visitor bot = town.visitor();
    bot.bearer = town.bearer_of(town.aurora.id);
    const auto refused =
        bot.post("/v1/conversations/" + base::to_string(old_talk) + "/messages", text_message("b1", "sale!"));
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.code(), "WINDOW_EXPIRED");
    EXPECT_NE(refused.body.find("WIN-03"), std::string::npos);
}

TEST(GbmConversations, ARefusedMessageMayBeSentAgainUnderItsId) {
    Town town;
    town.consumer("rui", "augusta");
    const std::string path = support::with_ids(town, kRui) + "/messages";
    town.clock().turn(24h * 30 + 1s);
    Visitor bot = town.visitor();
    bot.bearer = town.bearer_of(town.aurora.id);
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(bot.post(path, text_message("b1", "your book is here")).code(), "WINDOW_EXPIRED");
    EXPECT_EQ(bot.ask("PATCH", path + "/b1/receipt", R"({"receiptType":"READ"})").code(), "MESSAGE_UNKNOWN");

    ASSERT_EQ(town.person("rui")
                  .post("/api/consumer/locations/augusta/messages",
                        R"({"client_message_id":"c2","text":"is my book there?"})")
                  .status,
              200);
    const auto sent = bot.post(path, text_message("b1", "your book is here"));
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(bot.post(path, text_message("b1", "your book is here")).body, sent.body);
    EXPECT_EQ(bot.post(path, text_message("b1", "no book")).code(), "MESSAGE_ID_CONFLICT");
}

TEST(GbmConversations, TokensExpire) {
    Town town;
    town.consumer("rui", "augusta");
    Visitor bot = town.visitor();
    bot.bearer = town.bearer_of(town.aurora.id);
    const std::string path = support::with_ids(town, kRui) + "/messages";
    EXPECT_EQ(bot.post(path, text_message("b1", "hi")).status, 200);
    town.clock().turn(1h + 6min);
    const auto expired = bot.post(path, text_message("b2", "hi"));
    EXPECT_EQ(expired.code(), "TOKEN_INVALID");
    EXPECT_NE(expired.header("www-authenticate").find("invalid_token"), std::string::npos);
}

}  // namespace
