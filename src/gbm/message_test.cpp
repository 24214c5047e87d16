#include "gbm/message.h"

#include <gtest/gtest.h>

#include "gbm/event.h"
#include "gbm/lenient_json.h"

namespace gbm {
namespace {

constexpr std::string_view kConversation = "0b5f0a4e-8f5f-4d0b-9a59-6c1f6f0d9a11";
constexpr std::string_view kCaller = "bot@shop.example";

base::Result<Message> parse(std::string_view body, ForceFallback force = ForceFallback::no) {
    const auto object = parse_body(body);
    if (!object) return std::unexpected(object.error());
    return parse_message(*object, kConversation, kCaller, force);
}

std::string times(std::size_t count, std::string_view what) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += what;
    return out;
}

std::string list(std::size_t count, std::string_view item) {
    std::string out = "[";
    for (std::size_t i = 0; i < count; ++i)
        out.append(i == 0 ? "" : ",").append(item);
    return out + "]";
}

// "" or the code of the refusal.
std::string code_of(std::string_view body) {
    const auto message = parse(body);
    return message ? "" : message.error().code;
}

std::string with_text(std::string text) {
    return R"({"messageId":"m","text":")" + text + "\"}";
}
std::string with(std::string fields) {
    return R"({"messageId":"m","text":"t",)" + fields + "}";
}
std::string with_card(std::string card) {
    return R"({"messageId":"m","richCard":{"standaloneCard":{"cardContent":)" + card + "}}}";
}
std::string with_cards(std::string cards, std::string width = "MEDIUM") {
    return R"({"messageId":"m","richCard":{"carouselCard":{"cardWidth":")" + width + R"(","cardContents":)" +
           cards + "}}}";
}
std::string chip(std::size_t text, std::size_t postback) {
    return R"({"reply":{"text":")" + times(text, "é") + R"(","postbackData":")" + times(postback, "é") +
           "\"}}";
}

TEST(GbmMessage, TextIsPlain) {
    const auto message = parse(
        R"({"messageId":"c2a1","representative":{"representativeType":"BOT","displayName":"Olive","avatarImage":"https://cdn.example/a.png"},"text":"Pick a size"})");
    ASSERT_TRUE(message);
    EXPECT_EQ(message->command.message_id, "c2a1");
    EXPECT_EQ(message->command.text, "Pick a size");
    EXPECT_FALSE(message->command.content);
    EXPECT_EQ(message->command.actor, (domain::Actor{domain::ActorKind::bot, std::string(kCaller), "Olive",
                                                     "https://cdn.example/a.png"}));
    EXPECT_EQ(
        base::json::serialize(message->echo),
        R"({"name":"conversations/0b5f0a4e-8f5f-4d0b-9a59-6c1f6f0d9a11/messages/c2a1","messageId":"c2a1","representative":{"representativeType":"BOT","displayName":"Olive","avatarImage":"https://cdn.example/a.png"},"text":"Pick a size"})");
}

TEST(GbmMessage, HumanIsStaff) {
    const auto message =
        parse(R"({messageId:'m',representative:{representativeType:'HUMAN',displayName:'Ana'},text:'hi'})");
    ASSERT_TRUE(message);
    EXPECT_EQ(message->command.actor.kind, domain::ActorKind::staff);
    EXPECT_EQ(message->command.actor.name, "Ana");
}

TEST(GbmMessage, RichIsKeptInOneSpelling) {
    const auto camel = parse(
        R"({"messageId":"m","fallback":"f","text":"t","containsRichText":"True","suggestions":[{"reply":{"text":"A","postbackData":"a"}},{"liveAgentRequest":{}}]})");
    const auto snake = parse(
        R"({'message_id':'m','text':'t','fallback':'f','contains_rich_text':true,'suggestions':[{'reply':{'text':'A','postback_data':'a',}},{'live_agent_request':{}},],})");
    ASSERT_TRUE(camel);
    ASSERT_TRUE(snake);
    EXPECT_EQ(camel->command.content, snake->command.content);
    EXPECT_EQ(camel->command.text, "t");
    EXPECT_EQ(
        camel->command.content,
        R"({"text":"t","containsRichText":true,"fallback":"f","suggestions":[{"reply":{"text":"A","postbackData":"a"}},{"liveAgentRequest":{}}]})");
}

TEST(GbmMessage, CardsShowFallbackOrWords) {
    const auto card = parse(with_card(R"({"title":"Bread","description":"Warm"})"));
    ASSERT_TRUE(card);
    EXPECT_EQ(card->command.text, "Bread");
    EXPECT_EQ(card->command.content,
              R"({"richCard":{"standaloneCard":{"cardContent":{"title":"Bread","description":"Warm"}}}})");
    const auto carousel = parse(with_cards(R"([{"title":"A"},{"description":"B"}])"));
    ASSERT_TRUE(carousel);
    EXPECT_EQ(carousel->command.text, "A · B");
    const auto image = parse(
        R"({"messageId":"m","fallback":"see https://x.example","image":{"contentInfo":{"fileUrl":"https://x.example/a.png","altText":"A cat","forceRefresh":"false"}}})");
    ASSERT_TRUE(image);
    EXPECT_EQ(image->command.text, "see https://x.example");
    EXPECT_EQ(
        image->command.content,
        R"({"image":{"contentInfo":{"fileUrl":"https://x.example/a.png","altText":"A cat"}},"fallback":"see https://x.example"})");
    const auto silent =
        parse(R"({"messageId":"m","image":{"contentInfo":{"fileUrl":"https://x.example/a.png"}}})");
    ASSERT_TRUE(silent);
    EXPECT_EQ(silent->command.text, "");
}

TEST(GbmMessage, ForcedFallbackHidesTheRest) {
    const auto forced = parse(R"({"messageId":"m","text":"t","fallback":"f"})", ForceFallback::yes);
    ASSERT_TRUE(forced);
    EXPECT_EQ(forced->command.text, "f");
    EXPECT_FALSE(forced->command.content);
    EXPECT_EQ(parse(R"({"messageId":"m","text":"t"})", ForceFallback::yes).error().code, "fallback_missing");
}

// Every limit of gbm-api.md §11: exactly at it, and one over.
TEST(GbmMessage, LimitsHold) {
    const std::string media = R"("contentInfo":{"fileUrl":"https://x.example/a.png"})";
    const struct {
        std::string_view name;
        std::string at;
        std::string over;
        std::string_view code;
    } rows[] = {
        {"text", with_text(times(3072, "é")), with_text(times(3073, "é")), "field_too_long"},
        {"fallback", with(R"("fallback":")" + times(3072, "é") + "\""),
         with(R"("fallback":")" + times(3073, "é") + "\""), "field_too_long"},
        {"suggestions", with(R"("suggestions":)" + list(13, chip(1, 1))),
         with(R"("suggestions":)" + list(14, chip(1, 1))), "too_many_items"},
        {"suggestion text", with(R"("suggestions":)" + list(1, chip(25, 1))),
         with(R"("suggestions":)" + list(1, chip(26, 1))), "field_too_long"},
        {"postback", with(R"("suggestions":)" + list(1, chip(1, 2048))),
         with(R"("suggestions":)" + list(1, chip(1, 2049))), "field_too_long"},
        {"card title", with_card(R"({"title":")" + times(200, "é") + "\"}"),
         with_card(R"({"title":")" + times(201, "é") + "\"}"), "field_too_long"},
        {"card description", with_card(R"({"description":")" + times(2000, "é") + "\"}"),
         with_card(R"({"description":")" + times(2001, "é") + "\"}"), "field_too_long"},
        {"card suggestions", with_card(R"({"title":"t","suggestions":)" + list(4, chip(1, 1)) + "}"),
         with_card(R"({"title":"t","suggestions":)" + list(5, chip(1, 1)) + "}"), "too_many_items"},
        {"fewest cards", with_cards(list(2, R"({"title":"t"})")), with_cards(list(1, R"({"title":"t"})")),
         "carousel_size_wrong"},
        {"most cards", with_cards(list(10, R"({"title":"t"})")), with_cards(list(11, R"({"title":"t"})")),
         "carousel_size_wrong"},
        {"display name",
         with(R"("representative":{"representativeType":"BOT","displayName":")" + times(100, "é") + "\"}"),
         with(R"("representative":{"representativeType":"BOT","displayName":")" + times(101, "é") + "\"}"),
         "field_too_long"},
        {"message id", R"({"text":"t","messageId":")" + times(128, "m") + "\"}",
         R"({"text":"t","messageId":")" + times(129, "m") + "\"}", "field_too_long"},
        {"tall in small cards", with_cards(list(2, R"({"media":{"height":"TALL",)" + media + "}}"), "MEDIUM"),
         with_cards(list(2, R"({"media":{"height":"TALL",)" + media + "}}"), "SMALL"), "media_too_tall"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(code_of(row.at), "") << row.name;
        EXPECT_EQ(code_of(row.over), row.code) << row.name;
    }
}

TEST(GbmMessage, RefusesWhatIsWrong) {
    const struct {
        std::string body;
        std::string_view code;
    } rows[] = {
        {"{}", "json_field_missing"},
        {R"({"text":"t"})", "json_field_missing"},
        {R"({"messageId":"m"})", "content_not_one"},
        {R"({"messageId":"m","text":""})", "content_not_one"},
        {R"({"messageId":"m","text":" "})", "text_empty"},
        {R"({"messageId":"a/b","text":"t"})", "message_id_malformed"},
        {with(R"("image":{"contentInfo":{"fileUrl":"https://x.example/a"}})"), "content_not_one"},
        {with(R"("colour":"red")"), "json_field_unknown"},
        {with(R"("message_id":"m")"), "json_malformed"},
        {with(R"("suggestions":[{}])"), "suggestion_not_one"},
        {with(R"("suggestions":[{"reply":{"text":"a"},"liveAgentRequest":{}}])"), "suggestion_not_one"},
        {with(R"("suggestions":[{"reply":{"postbackData":"a"}}])"), "json_field_missing"},
        {with(R"("suggestions":[{"action":{"text":"a"}}])"), "suggestion_not_one"},
        {with(R"("suggestions":[{"action":{"text":"a","openUrlAction":{"url":"ftp://x.example"}}}])"),
         "url_malformed"},
        {with(R"("suggestions":[{"action":{"text":"a","dialAction":{"phoneNumber":"call me"}}}])"),
         "phone_malformed"},
        {with(R"("suggestions":[{"authenticationRequest":{"oauth":{"clientId":"c","codeChallenge":"x"}}}])"),
         "json_field_missing"},
        {with(R"("representative":{"displayName":"x"})"), "representative_type_missing"},
        {with(R"("representative":{"representativeType":"ROBOT"})"), "json_type_wrong"},
        {with(R"("representative":{"representativeType":"BOT","avatarImage":"data:x"})"), "url_malformed"},
        {with(R"("containsRichText":"perhaps")"), "json_type_wrong"},
        {R"({"messageId":"m","containsRichText":true,"text":"[x](javascript:x) y"})", "rich_text_malformed"},
        {R"({"messageId":"m","text":5})", "json_type_wrong"},
        {R"({"messageId":"m","text":"a\u0000b"})", "text_control_character"},
        {with_card("{}"), "card_empty"},
        {R"({"messageId":"m","richCard":{}})", "rich_card_not_one"},
        {R"({"messageId":"m","image":{"contentInfo":{"altText":"x"}}})", "json_field_missing"},
    };
    for (const auto& row : rows)
        EXPECT_EQ(code_of(row.body), row.code) << row.body;
}

TEST(GbmMessage, AcceptsWhatSamplesSend) {
    const std::string bodies[] = {
        with(R"("suggestions":{"liveAgentRequest":{}})"),  // one object for a list
        with(R"("name":"conversations/x/messages/m")"),
        with(R"("fallback":null,"suggestions":[])"),
        with(
            R"("suggestions":[{"action":{"text":"Call","postbackData":"c","dialAction":{"phoneNumber":"+1-201-555-0123"}}}])"),
        with(
            R"("suggestions":[{"action":{"text":"Open","openUrlAction":{"url":"https://x.example/?a=1&b=2"}}}])"),
        with(
            R"("suggestions":[{"authenticationRequest":{"oauth":{"clientId":"c","codeChallenge":"x","scopes":["s"]}}}])"),
        R"({"messageId":"m","containsRichText":true,"text":"**b** [x](https://x.example) ]( [ ](y"})",
        with(R"("representative":{"representativeType":1})"),
    };
    for (const auto& body : bodies)
        EXPECT_EQ(code_of(body), "") << body;
}

TEST(GbmEvent, MapsTypes) {
    const struct {
        std::string_view type;
        domain::Presence presence;
    } rows[] = {{"TYPING_STARTED", domain::Presence::typing_started},
                {"TYPING_STOPPED", domain::Presence::typing_stopped},
                {"REPRESENTATIVE_JOINED", domain::Presence::representative_joined},
                {"REPRESENTATIVE_LEFT", domain::Presence::representative_left}};
    for (const auto& row : rows) {
        const auto body = parse_body(R"({'event_type':')" + std::string(row.type) + "'}");
        const auto event = parse_event(*body, kConversation, "ev 1", kCaller);
        ASSERT_TRUE(event);
        EXPECT_EQ(event->presence, row.presence);
        EXPECT_EQ(event->echo.at("name"), "conversations/0b5f0a4e-8f5f-4d0b-9a59-6c1f6f0d9a11/events/ev 1");
    }
    EXPECT_EQ(parse_event({}, kConversation, "e", kCaller).error().code, "event_type_missing");
    EXPECT_TRUE(check_event_id("ev 1"));
    EXPECT_TRUE(check_event_id(times(128, "é")));
    for (const std::string& id : {std::string(), std::string("a/b"), std::string("a\nb"), times(129, "e")}) {
        EXPECT_EQ(check_event_id(id).error().code, "event_id_malformed");
    }
}

TEST(GbmReceipt, IsReadOnly) {
    const auto receipt =
        parse_receipt(*parse_body(R"({"name":"anything","receiptType":"READ"})"), kConversation, "m1");
    ASSERT_TRUE(receipt);
    EXPECT_EQ(
        base::json::serialize(*receipt),
        R"({"name":"conversations/0b5f0a4e-8f5f-4d0b-9a59-6c1f6f0d9a11/messages/m1/receipt","receiptType":"READ"})");
    EXPECT_EQ(parse_receipt(*parse_body(R"({"receiptType":"DELIVERED"})"), kConversation, "m").error().code,
              "receipt_type_wrong");
    EXPECT_EQ(parse_receipt({}, kConversation, "m").error().code, "receipt_type_wrong");
}

}  // namespace
}  // namespace gbm
