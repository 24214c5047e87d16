#include "gbm/webhook_payload.h"

#include <gtest/gtest.h>

#include <set>

#include "base/json.h"

namespace gbm {
namespace {

using domain::EntryPoint;

struct Fixture {
    domain::Agent agent;
    domain::Location location;
    domain::Conversation conversation;
    domain::Event event;

    Fixture() {
        agent.id = *base::parse_id<domain::AgentId>("5a6b7c8d-0000-7000-8000-000000000002");
        agent.brand = *base::parse_id<domain::BrandId>("8f1d2c3b-0000-7000-8000-000000000001");
        agent.custom_agent_id = "olive-shop";
        location.place_id = "ChIJexampleplaceid";
        location.profile.languages = {"pt-BR", "en"};
        conversation.id = *base::parse_id<domain::ConversationId>("0b5f0a4e-8f5f-4d0b-9a59-6c1f6f0d9a11");
        conversation.consumer_name = "Ada Byron";
        conversation.locale = "en-GB";
        conversation.entry_point = EntryPoint::link;
        event.seq = 7;
        event.conversation = conversation.id;
        event.at = *base::parse_rfc3339("2024-05-04T09:12:33.204Z");
        event.actor.kind = domain::ActorKind::consumer;
        event.body = domain::MessageSent{"3e1f6f0e", "Do you open on Sunday?", {}, {}};
    }
    std::string encode() const {
        return encode_webhook_message({agent, &location, conversation, {}}, event,
                                      *base::parse_rfc3339("2024-05-04T09:12:33.611Z"));
    }
};

TEST(WebhookPayload, HasTheShapeOfGbm) {
    const Fixture fixture;
    EXPECT_EQ(
        fixture.encode(),
        R"({"agent":"brands/8f1d2c3b-0000-7000-8000-000000000001/agents/5a6b7c8d-0000-7000-8000-000000000002",)"
        R"("conversationId":"0b5f0a4e-8f5f-4d0b-9a59-6c1f6f0d9a11","customAgentId":"olive-shop",)"
        R"("requestId":")" +
            request_id_of(fixture.conversation.id, 7) +
            R"(","message":{"messageId":"3e1f6f0e",)"
            R"("name":"conversations/0b5f0a4e-8f5f-4d0b-9a59-6c1f6f0d9a11/messages/3e1f6f0e",)"
            R"("text":"Do you open on Sunday?","createTime":"2024-05-04T09:12:33.204Z"},)"
            R"("context":{"entryPoint":"URL","resolvedLocale":"en",)"
            R"("userInfo":{"displayName":"Ada Byron","userDeviceLocale":"en-GB"},"placeId":"ChIJexampleplaceid"},)"
            R"("sendTime":"2024-05-04T09:12:33.611Z"})");
}

// gbm-api.md §8.3: the address of a picture, and nothing else, unless there are words with it.
TEST(WebhookPayload, APictureIsItsAddress) {
    Fixture fixture;
    auto& body = std::get<domain::MessageSent>(fixture.event.body);
    body.picture = domain::Picture{{}, "image/jpeg", 4, 3, 100, {}};
    const WebhookSubject subject{fixture.agent, &fixture.location, fixture.conversation,
                                 "https://chat.example.org/m/a.b.1.c"};
    const auto encoded = [&] { return encode_webhook_message(subject, fixture.event, fixture.event.at); };
    EXPECT_TRUE(encoded().contains(R"("text":"Do you open on Sunday?\nhttps://chat.example.org/m/a.b.1.c")"));
    body.text.clear();
    EXPECT_TRUE(encoded().contains(R"("text":"https://chat.example.org/m/a.b.1.c")"));
}

TEST(WebhookPayload, TellsThatAPersonIsAskedFor) {
    Fixture fixture;
    fixture.event.body = domain::HandoverChanged{domain::HandoverStep::requested, "HUMAN_REQUESTED"};
    EXPECT_TRUE(is_webhook_news(fixture.event));
    EXPECT_TRUE(fixture.encode().contains(
        R"("userStatus":{"requestedLiveAgent":true,"createTime":"2024-05-04T09:12:33.204Z"})"));
    fixture.event.actor.kind = domain::ActorKind::automatic;  // only offered
    EXPECT_FALSE(is_webhook_news(fixture.event));
}

TEST(WebhookPayload, TellsAnAnswerToASurvey) {
    Fixture fixture;
    const auto rating = [&](domain::SurveyQuestionKind kind, std::int64_t option, std::int64_t options) {
        fixture.event.body = domain::SurveyAnswered{
            "s1", "q", kind, domain::SurveyTrigger::server, 2, 4, option, options, "Sim"};
        const auto told = base::parse_json_object(fixture.encode()).value();
        EXPECT_EQ(told.at("surveyResponse").at("survey"),
                  "conversations/0b5f0a4e-8f5f-4d0b-9a59-6c1f6f0d9a11/surveys/s1");
        EXPECT_EQ(told.at("surveyResponse").at("surveyTriggerSource"), "GOOGLE");
        EXPECT_EQ(told.at("surveyResponse").at("totalQuestionCount"), 4);
        return std::string(told.at("surveyResponse").at("rating").as_string());
    };
    using enum domain::SurveyQuestionKind;
    EXPECT_EQ(rating(required, 0, 2), "VERY_SATISFIED");
    EXPECT_EQ(rating(required, 1, 2), "VERY_DISSATISFIED");
    EXPECT_EQ(rating(standard, 1, 5), "SOMEWHAT_SATISFIED");
    EXPECT_EQ(rating(standard, 4, 5), "VERY_DISSATISFIED");
    EXPECT_EQ(rating(custom, 0, 3), "SURVEY_RATING_UNSPECIFIED");
    EXPECT_TRUE(is_webhook_news(fixture.event));
    fixture.event.is_imported = true;
    EXPECT_FALSE(is_webhook_news(fixture.event));
}

TEST(WebhookPayload, IsOneLineWithoutMarkup) {
    Fixture fixture;
    const std::string text = "a<b>&'=\"\\\n\u2028 \U0001F600 Hà Nội";
    fixture.event.body = domain::MessageSent{"m", text, {}, {}};
    const std::string body = fixture.encode();
    EXPECT_EQ(body.find_first_of("<>&'=\n"), std::string::npos);
    EXPECT_NE(body.find(R"(a\u003cb\u003e\u0026\u0027\u003d\"\\\n\u2028 )"), std::string::npos);
    const auto read = base::parse_json_object(body);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->at("message").at("text"), base::json::value(text));
}

TEST(WebhookPayload, LeavesOutWhatIsUnknown) {
    Fixture fixture;
    fixture.agent.custom_agent_id.clear();
    fixture.location.place_id.clear();
    fixture.conversation.consumer_name.clear();
    const auto body = base::parse_json_object(fixture.encode());
    EXPECT_FALSE(body->contains("customAgentId"));
    EXPECT_FALSE(body->at("context").get_object().contains("placeId"));
    EXPECT_TRUE(body->at("context").get_object().contains("userInfo"));  // sample bots read into it
    fixture.conversation.locale.clear();
    const auto without_shop = base::parse_json_object(encode_webhook_message(
        {fixture.agent, nullptr, fixture.conversation}, fixture.event, fixture.event.at));
    EXPECT_EQ(without_shop->at("context").at("resolvedLocale"), "en");
}

TEST(WebhookPayload, NamesEntryPoints) {
    const std::pair<EntryPoint, std::string_view> rows[] = {{EntryPoint::page, "PLACESHEET"},
                                                            {EntryPoint::link, "URL"},
                                                            {EntryPoint::qr, "URL"},
                                                            {EntryPoint::widget, "WEB_WIDGET"},
                                                            {EntryPoint::api, "ENTRY_POINT_UNSPECIFIED"}};
    for (const auto& [entry_point, word] : rows) {
        Fixture fixture;
        fixture.conversation.entry_point = entry_point;
        EXPECT_EQ(base::parse_json_object(fixture.encode())->at("context").at("entryPoint"),
                  base::json::string_view(word.data(), word.size()));
    }
}

TEST(WebhookPayload, ResolvesLocales) {
    const std::vector<std::string> shop{"pt-BR", "en", "fr-CA"};
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"fr-ca", "fr-CA"}, {"fr-FR", "fr-CA"}, {"en", "en"}, {"vi-VN", "pt-BR"}, {"", "pt-BR"}};
    for (const auto& [device, wanted] : rows)
        EXPECT_EQ(resolve_locale(shop, device), wanted) << device;
    EXPECT_EQ(resolve_locale({}, "vi"), "en");
}

TEST(WebhookPayload, RequestIdsAreStableAndDistinct) {
    const Fixture fixture;
    const auto id = request_id_of(fixture.conversation.id, 7);
    EXPECT_EQ(id, request_id_of(fixture.conversation.id, 7));
    EXPECT_TRUE(base::parse_uuid(id));
    std::set<std::string> seen;
    for (std::int64_t seq = 1; seq <= 1000; ++seq)
        seen.insert(request_id_of(fixture.conversation.id, seq));
    EXPECT_EQ(seen.size(), 1000u);
}

// Made with: printf %s "$body" | openssl dgst -sha512 -hmac "$token" -binary | base64 -w0
TEST(WebhookSignature, MatchesOpenssl) {
    EXPECT_EQ(sign_webhook("SJENCPGJESMGUFPY", R"({"message":{"text":"hello"}})"),
              "uTEYvOvHF+0rbftCtH9Pjt6lcCRehf9JBG91C1y68f0oqm6ZmmUmHQColZbMoGxGS9Odl86KP3od/ESfv1ki1w==");
    EXPECT_EQ(sign_webhook("key", "The quick brown fox jumps over the lazy dog"),
              "tCrwkFe6weLUFwjkipAuCbX/fxKrQopP6GZTxz3SSPuC+UilSfe3kaW0GRXuTR7Dk1NX5OIxclDQNyr6Lr7rOg==");
    EXPECT_EQ(sign_webhook("t", "").size(), 88u);
}

}  // namespace
}  // namespace gbm
