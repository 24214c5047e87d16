// The consumer's JSON: /api/consumer/…
#include <gtest/gtest.h>

#include "base/crypto.h"
#include "support/town.h"

namespace {

using support::Answer;
using support::Row;
using support::Town;
using support::Visitor;

const std::string kMessages = "/api/consumer/locations/augusta/messages";
const std::string kReceipts = "/api/consumer/locations/augusta/receipts";
const std::string kConversation = "/api/consumer/locations/augusta/conversation";

std::string message(const std::string& id, const std::string& text) {
    return "{\"client_message_id\":\"" + id + "\",\"text\":" + base::encode(text) + "}";
}

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += piece;
    return out;
}

TEST(ConsumerApi, BadInputGetsAClearErrorAndChangesNothing) {
    Town town;
    town.consumer("rui", "augusta");
    const std::string id = town.fresh_id();
    const std::string good = message(id, "hello");
    const std::string deep =
        "{\"client_message_id\":" + repeated("[", 40) + repeated("]", 40) + ",\"text\":\"x\"}";
    const std::vector<Row> rows{
        {"no body", "rui", "POST", kMessages, "", 400, "json_field_missing"},
        {"cut off", "rui", "POST", kMessages, good.substr(0, good.size() - 1), 400, "json_malformed"},
        {"not JSON", "rui", "POST", kMessages, "text=hello", 400, "json_malformed"},
        {"a list", "rui", "POST", kMessages, "[]", 400, "json_type_wrong"},
        {"null", "rui", "POST", kMessages, "null", 400, "json_type_wrong"},
        {"too deep", "rui", "POST", kMessages, deep, 400, "json_malformed"},
        {"two values", "rui", "POST", kMessages, good + good, 400, "json_malformed"},
        {"no id", "rui", "POST", kMessages, R"({"text":"hello"})", 400, "json_field_missing"},
        {"no text", "rui", "POST", kMessages, R"({"client_message_id":"x"})", 400, "json_field_missing"},
        {"unknown field", "rui", "POST", kMessages, R"({"client_message_id":"x","text":"x","admin":true})",
         400, "json_field_unknown"},
        {"a number for text", "rui", "POST", kMessages, R"({"client_message_id":"x","text":7})", 400,
         "json_type_wrong"},
        {"null for text", "rui", "POST", kMessages, R"({"client_message_id":"x","text":null})", 400,
         "json_type_wrong"},
        {"an object for id", "rui", "POST", kMessages, R"({"client_message_id":{},"text":"x"})", 400,
         "json_type_wrong"},
        {"an unknown entry point", "rui", "POST", kMessages,
         R"({"client_message_id":"x","text":"x","entry_point":"moon"})", 400, "json_type_wrong"},
        {"a locale that is none", "rui", "POST", kMessages,
         R"({"client_message_id":"x","text":"x","locale":"pt_BR"})", 400, "locale_malformed"},
        {"an endless locale", "rui", "POST", kMessages,
         R"({"client_message_id":"x","text":"x","locale":")" + repeated("a", 36) + "\"}", 400,
         "locale_malformed"},
        {"an empty id", "rui", "POST", kMessages, message("", "x"), 400, "message_id_malformed"},
        {"a long id", "rui", "POST", kMessages, message(repeated("x", 129), "x"), 400,
         "message_id_malformed"},
        {"an id with a slash", "rui", "POST", kMessages, message("a/b", "x"), 400, "message_id_malformed"},
        {"an id that is not ASCII", "rui", "POST", kMessages, message("\xc3\xa9", "x"), 400,
         "message_id_malformed"},
        {"no words", "rui", "POST", kMessages, message(id, ""), 400, "text_empty"},
        {"white space", "rui", "POST", kMessages, message(id, " \n\t "), 400, "text_empty"},
        {"4,097 characters", "rui", "POST", kMessages, message(id, repeated("\xc3\xa9", 4097)), 400,
         "message_too_long"},
        {"raw bytes", "rui", "POST", kMessages, "{\"client_message_id\":\"x\",\"text\":\"\xff\"}", 400,
         "json_malformed"},
        {"overlong UTF-8", "rui", "POST", kMessages, "{\"client_message_id\":\"x\",\"text\":\"\xc0\xaf\"}",
         400, "json_malformed"},
        {"half a surrogate", "rui", "POST", kMessages, R"({"client_message_id":"x","text":"\ud800"})", 400,
         "json_malformed"},
        {"NUL", "rui", "POST", kMessages, R"({"client_message_id":"x","text":"a\u0000b"})", 400,
         "text_control_character"},
        {"escape", "rui", "POST", kMessages, R"({"client_message_id":"x","text":"\u001b[31m"})", 400,
         "text_control_character"},
        {"above the body limit", "rui", "POST", kMessages, message(id, repeated("x", 1024 * 1024)), 413,
         "body_too_large"},
        {"unknown shop", "rui", "POST", "/api/consumer/locations/nowhere/messages", good, 404,
         "location_unknown"},
        {"a shop that is no text", "rui", "POST", "/api/consumer/locations/%ff/messages", good, 404,
         "route_unknown"},
        {"malformed escape", "rui", "POST", "/api/consumer/locations/%zz/messages", good, 404,
         "route_unknown"},
        {"another site",
         "rui",
         "POST",
         kMessages,
         good,
         403,
         "origin_foreign",
         {{"Origin", "https://evil.example"}}},
        {"wrong method", "rui", "PUT", kMessages, good, 405, "method_not_allowed"},
        {"wrong method", "rui", "GET", kMessages, "", 405, "method_not_allowed"},

        {"receipt without a cookie", "nobody", "POST", kReceipts, R"({"kind":"read","up_to_seq":1})", 401,
         "consumer_unknown"},
        {"receipt of an unknown kind", "rui", "POST", kReceipts, R"({"kind":"seen","up_to_seq":1})", 400,
         "json_type_wrong"},
        {"receipt with text", "rui", "POST", kReceipts, R"({"kind":"read","up_to_seq":"1"})", 400,
         "json_type_wrong"},
        {"receipt beyond 64 bits", "rui", "POST", kReceipts,
         R"({"kind":"read","up_to_seq":99999999999999999999})", 400, "json_type_wrong"},
        {"receipt without a number", "rui", "POST", kReceipts, R"({"kind":"read"})", 400,
         "json_field_missing"},
        {"receipt to an unknown shop", "rui", "POST", "/api/consumer/locations/nowhere/receipts",
         R"({"kind":"read","up_to_seq":1})", 404, "location_unknown"},
        {"receipt from another site",
         "rui",
         "POST",
         kReceipts,
         R"({"kind":"read","up_to_seq":1})",
         403,
         "origin_foreign",
         {{"Origin", "http://127.0.0.1.evil.example"}}},

        {"unknown shop", "rui", "GET", "/api/consumer/locations/nowhere/conversation", "", 404,
         "location_unknown"},
        {"a word for a number", "rui", "GET", kConversation + "?before=x", "", 400, "query_malformed"},
        {"below zero", "rui", "GET", kConversation + "?before=-1", "", 400, "query_malformed"},
        {"beyond 64 bits", "rui", "GET", kConversation + "?before=9223372036854775808", "", 400,
         "query_malformed"},
        {"wrong method", "rui", "PUT", kConversation, "", 405, "method_not_allowed"},
    };
    support::check_refusals(town, rows);
}

TEST(ConsumerApi, WritesAndReadsItsOwnConversation) {
    Town town;
    Visitor rui = town.visitor();
    EXPECT_EQ(rui.get(kConversation).body, "{\"seq\":0,\"messages\":[],\"has_earlier\":false}");
    const auto sent = rui.ask(
        "POST", kMessages, message("m1", "Ol\xc3\xa1\nl\xc3\xa1"),
        {{"Accept-Language", "pt-BR,pt;q=0.9"}, {"Origin", fmt::format("http://127.0.0.1:{}", rui.port())}});
    ASSERT_EQ(sent.status, 200) << sent.body;
    const std::string cookie = sent.header("set-cookie");
    EXPECT_TRUE(cookie.starts_with("balcao_consumer="));
    for (const char* part : {"; Path=/", "; HttpOnly", "; SameSite=Lax"})
        EXPECT_NE(cookie.find(part), cookie.npos);
    EXPECT_EQ(sent.header("cache-control"), "no-store");
    const auto event = sent.json().at("event");
    EXPECT_EQ(event.at("from").as_string(), "you");
    EXPECT_EQ(event.at("text").as_string(), "Ol\xc3\xa1\nl\xc3\xa1");
    EXPECT_EQ(event.at("seq").as_int64(), 2);

    const auto again = rui.post(kMessages, message("m2", "anyone?"));
    EXPECT_EQ(again.header("set-cookie"), "");  // the browser has one
    EXPECT_EQ(again.json().at("conversation_id"), sent.json().at("conversation_id"));

    const auto thread = rui.get(kConversation).json();
    EXPECT_EQ(thread.at("seq").as_int64(), 3);
    EXPECT_EQ(thread.at("messages").as_array().size(), 2U);
    EXPECT_EQ(thread.at("conversation").at("work").as_string(), "open");
    // Somebody else sees nothing of it, and another shop of the brand has its own conversation.
    EXPECT_EQ(town.visitor().get(kConversation).json().at("messages").as_array().size(), 0U);
    EXPECT_EQ(
        rui.get("/api/consumer/locations/pinheiros/conversation").json().at("messages").as_array().size(),
        0U);
}

TEST(ConsumerApi, TheSameIdIsTheSameMessage) {
    Town town;
    Visitor rui = town.visitor();
    const auto first = rui.post(kMessages, message("m1", "hello"));
    const std::string state = town.state();
    EXPECT_EQ(rui.post(kMessages, message("m1", "hello")).body, first.body);
    const auto other = rui.post(kMessages, message("m1", "something else"));
    EXPECT_EQ(other.status, 409);
    EXPECT_EQ(other.code(), "message_id_conflict");
    EXPECT_EQ(town.state(), state);
    // Ids belong to a conversation: another consumer may use the same.
    EXPECT_EQ(town.visitor().post(kMessages, message("m1", "me too")).status, 200);
}

TEST(ConsumerApi, ForgedAndExpiredCookiesAreAsGoodAsNone) {
    Town town;
    Visitor& rui = town.consumer("rui", "augusta");
    const std::string real = rui.cookies["balcao_consumer"];
    std::string other_consumer = base::base64url_decode(real).value();
    other_consumer[0] = static_cast<char>(other_consumer[0] ^ 1);
    for (const std::string& token : {std::string("x"), std::string(75, 'A'), real.substr(1), real + "AAAA",
                                     base::base64url_encode(other_consumer), std::string("%00")}) {
        rui.cookies["balcao_consumer"] = token;
        EXPECT_EQ(rui.get(kConversation).json().at("messages").as_array().size(), 0U) << token;
        EXPECT_EQ(rui.post(kReceipts, R"({"kind":"read","up_to_seq":1})").code(), "consumer_unknown")
            << token;
        rui.cookies["balcao_consumer"] = token;
        EXPECT_NE(rui.post(kMessages, message(town.fresh_id(), "x")).header("set-cookie"),
                  "");  // somebody new
    }
    rui.cookies["balcao_consumer"] = real;
    EXPECT_EQ(rui.get(kConversation).json().at("messages").as_array().size(), 1U);
    town.clock().turn(std::chrono::hours(24 * 400) + std::chrono::seconds(1));
    EXPECT_EQ(rui.get(kConversation).json().at("messages").as_array().size(), 0U);
}

TEST(ConsumerApi, PagesBackThirtyAtATime) {
    Town town;
    Visitor& rui = town.consumer("rui", "augusta", "number 0");
    for (int i = 1; i < 75; ++i)
        rui.post(kMessages, message("m" + std::to_string(i), "number " + std::to_string(i)));
    std::vector<std::string> texts;
    std::string target = kConversation;
    for (int pages = 0; pages < 5; ++pages) {
        const auto page = rui.get(target).json();
        const auto& messages = page.at("messages").as_array();
        EXPECT_LE(messages.size(), 30U);
        for (auto it = messages.rbegin(); it != messages.rend(); ++it)
            texts.emplace_back(it->at("text").as_string());
        if (!page.at("has_earlier").as_bool()) break;
        target = kConversation + "?before=" + std::to_string(messages.front().at("seq").as_int64());
    }
    ASSERT_EQ(texts.size(), 75U);
    for (std::size_t i = 0; i < 75; ++i)
        EXPECT_EQ(texts[i], "number " + std::to_string(74 - i));
}

TEST(ConsumerApi, ReceiptsMoveForwardAndAreSeenByStaff) {
    Town town;
    Visitor& rui = town.consumer("rui", "augusta");
    auto& ana = town.staff("ana");
    const std::string path = "/api/staff/conversations/" + town.conversation_of("rui");
    EXPECT_EQ(ana.post(path + "/messages", message("a1", "hi")).status, 200);
    EXPECT_EQ(rui.post(kReceipts, R"({"kind":"delivered","up_to_seq":3})").body, "{}");
    EXPECT_EQ(rui.post(kReceipts, R"({"kind":"read","up_to_seq":3})").body, "{}");
    const std::string state = town.state();
    EXPECT_EQ(rui.post(kReceipts, R"({"kind":"read","up_to_seq":2})").body, "{}");  // moves nothing
    EXPECT_EQ(rui.post(kReceipts, R"({"kind":"read","up_to_seq":-2})").body, "{}");
    EXPECT_EQ(town.state(), state);
    const auto conversation = ana.get(path).json().at("conversation");
    EXPECT_EQ(conversation.at("consumer_delivered_seq").as_int64(), 3);
    EXPECT_EQ(conversation.at("consumer_read_seq").as_int64(), 3);
    // Before the first message there is nothing to mark.
    Visitor eva = town.visitor();
    eva.cookies = rui.cookies;
    EXPECT_EQ(eva.post("/api/consumer/locations/pinheiros/receipts", R"({"kind":"read","up_to_seq":9})").body,
              "{}");
}

}  // namespace
