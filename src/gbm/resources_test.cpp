// An agent and a location taken apart into our words and put together again: nothing is lost, nothing stands
// in two places.
#include "gbm/resources.h"

#include <gtest/gtest.h>

#include "gbm/lenient_json.h"
#include "gbm/paging.h"
#include "gbm/resource_shapes.h"

namespace gbm {
namespace {

namespace json = base::json;

constexpr const char* kAgent = R"({"displayName":"Olive","businessMessagesAgent":{
  "customAgentId":"olive","logoUrl":"https://o.example/l.png","defaultLocale":"en","phone":{"number":"+12223334444"},
  "webhookUrl":"https://bot.example/","entryPointConfigs":[{"allowedEntryPoint":"LOCATION"}],
  "conversationalSettings":{
    "en":{"welcomeMessage":{"text":"Hi"},"offlineMessage":{"text":"Later"},"privacyPolicy":{"url":"https://o.example/p"},
          "conversationStarters":[{"suggestion":{"reply":{"text":"Hours?","postbackData":"h"}}},
             {"suggestion":{"action":{"text":"Site","openUrlAction":{"url":"https://o.example"}}}}]},
    "pt-BR":{"welcomeMessage":{"text":"Oi"},"privacyPolicy":{"url":"https://o.example/pt"},
          "conversationStarters":[{"suggestion":{"reply":{"text":"Horas?"}}}]}},
  "primaryAgentInteraction":{"interactionType":"BOT","botRepresentative":{"botMessagingAvailability":{"hours":[
     {"startDay":"MONDAY","endDay":"SUNDAY","startTime":{},"endTime":{"hours":23},"timeZone":"UTC"}]}}},
  "additionalAgentInteractions":[{"interactionType":"HUMAN","humanRepresentative":{"humanMessagingAvailability":{
     "hours":[{"startDay":"MONDAY","endDay":"FRIDAY","startTime":{"hours":9},"endTime":{"hours":17,"minutes":30},
               "timeZone":"Europe/Paris"}]}}}],
  "surveyConfig":{"templateQuestionIds":["ease"],"customSurveys":{"en":{"customQuestions":[{"name":"again",
     "questionContent":"Again?","questionType":"PARTNER_CUSTOM_QUESTION","responseOptions":[
       {"content":"Yes","postbackData":"y"},{"content":"No"}]}]}}}}})";

json::object read(const std::string& text, const Shape& shape) {
    return read_shape(parse_body(text).value(), shape).value();
}

TEST(Resources, AnAgentComesBackAsItWas) {
    const json::object whole = read(kAgent, kAgentShape);
    const auto parts = split_agent(whole).value();
    EXPECT_EQ(parts.display_name, "Olive");
    EXPECT_EQ(parts.custom_agent_id, "olive");
    EXPECT_EQ(parts.webhook_url, "https://bot.example/");
    EXPECT_EQ(parts.words.languages, (std::vector<std::string>{"en", "pt-BR"}));
    EXPECT_EQ(parts.words.texts.welcome.at("pt-BR"), "Oi");
    EXPECT_EQ(parts.words.texts.away.at("en"), "Later");
    EXPECT_EQ(parts.words.texts.starters, (std::vector<std::string>{"Hours?", "Site"}));
    EXPECT_EQ(parts.words.texts.survey_questions->at("en").at(0).options,
              (std::vector<std::string>{"Yes", "No"}));
    EXPECT_EQ(parts.words.privacy_url, "https://o.example/p");
    EXPECT_EQ(parts.words.phone, "+12223334444");
    EXPECT_EQ(parts.words.zone, "Europe/Paris");
    ASSERT_EQ(parts.words.hours.size(), 5U);
    EXPECT_EQ(parts.words.hours.back(), (domain::HoursRange{4, 540, 1050}));
    EXPECT_EQ(json::value(join_agent(parts)), json::value(whole));
    const std::string left = json::serialize(parts.left);
    for (const char* held :
         {"\"Hi\"", "Later", "Olive", "olive\"", "https://o.example/p\"", "Europe/Paris", "+1222"})
        EXPECT_EQ(left.find(held), std::string::npos) << held << " stands twice";
}

TEST(Resources, ALocationComesBackAsItWas) {
    const json::object whole = read(
        R"({"placeId":"ChIJ","agent":"brands/b/agents/a","defaultLocale":"en","conversationalSettings":{"en":{
            "welcomeMessage":{"text":"Hi"},"privacyPolicy":{"url":"https://o.example"}},"fr":{
            "welcomeMessage":{"richText":"**Salut**"}}},"locationEntryPointConfigs":[{"allowedEntryPoint":"PLACESHEET"}]})",
        kLocationShape);
    const auto parts = split_location(whole);
    EXPECT_EQ(parts.languages, (std::vector<std::string>{"en", "fr"}));
    EXPECT_EQ(parts.texts.welcome, (std::map<std::string, std::string>{{"en", "Hi"}}));
    EXPECT_EQ(json::value(join_location(parts)), json::value(whole));
}

base::Result<AgentParts> with_hours(const std::string& hours) {
    return split_agent(read(R"({"displayName":"O","businessMessagesAgent":{"primaryAgentInteraction":{
        "interactionType":"HUMAN","humanRepresentative":{"humanMessagingAvailability":{"hours":[)" +
                                hours + "]}}}}}",
                            kAgentShape));
}

TEST(Resources, HoursOverMidnightAndOverTheWeekend) {
    const auto night = with_hours(R"({"startDay":"SATURDAY","endDay":"MONDAY","startTime":{"hours":20},
                                      "endTime":{"hours":8},"timeZone":"UTC"})");
    ASSERT_TRUE(night) << night.error().message;
    EXPECT_EQ(night->words.hours,
              (std::vector<domain::HoursRange>{{5, 1200, 480}, {6, 1200, 480}, {0, 1200, 480}}));
    const auto whole_day = with_hours(R"({"startDay":"SUNDAY","endDay":"SUNDAY","timeZone":"UTC"})");
    EXPECT_EQ(whole_day->words.hours, (std::vector<domain::HoursRange>{{6, 0, 1440}}));
}

TEST(Resources, HoursThatOverlapAreTheirUnion) {
    const auto both = with_hours(
        R"({"startDay":"MONDAY","endDay":"MONDAY","startTime":{"hours":9},"endTime":{"hours":12},"timeZone":"UTC"},
           {"startDay":"MONDAY","endDay":"MONDAY","startTime":{"hours":11},"endTime":{"hours":15},"timeZone":"UTC"})");
    ASSERT_TRUE(both) << both.error().message;
    EXPECT_EQ(both->words.hours, (std::vector<domain::HoursRange>{{0, 540, 900}}));
}

TEST(Resources, HoursAreRefused) {
    EXPECT_EQ(
        with_hours(R"({"startDay":"MONDAY","endDay":"MONDAY","endTime":{"hours":9},"timeZone":"Moon/Base"})")
            .error()
            .code,
        "hours_invalid");
    EXPECT_EQ(with_hours(
                  R"({"startDay":"MONDAY","endDay":"MONDAY","endTime":{"hours":9},"timeZone":"UTC"},
                     {"startDay":"FRIDAY","endDay":"FRIDAY","endTime":{"hours":9},"timeZone":"Europe/Paris"})")
                  .error()
                  .code,
              "hours_zone_mixed");
}

TEST(Resources, AnAgentsAwayTextNeedsNoContact) {
    domain::AgentWords words{
        .texts = {.welcome = {{"en", "Hi"}}, .away = {{"en", "Closed"}}, .starters = {}}};
    EXPECT_TRUE(check_agent_words(words));
    EXPECT_EQ(check_shop_texts(words.texts, domain::Location{}).error().code, "away_no_contact");
    words.texts.away["en"] = std::string(1001, 'x');
    EXPECT_EQ(check_agent_words(words).error().code, "auto_text_too_long");
}

TEST(Paging, GivesEverythingUnlessAsked) {
    const std::vector<std::string> keys{"a", "b", "c", "d", "e"};
    const auto all = page_of(keys, {}, {}).value();
    EXPECT_EQ(all.end, 5U);
    EXPECT_TRUE(all.next_token.empty());
    const auto first = page_of(keys, "2", "").value();
    EXPECT_EQ(first.end, 2U);
    // "b" has gone in the meantime: nobody is skipped.
    const auto second = page_of(std::vector<std::string>{"a", "c", "d", "e"}, "2", first.next_token).value();
    EXPECT_EQ(second.begin, 1U);
    EXPECT_EQ(second.end, 3U);
    EXPECT_EQ(page_of(keys, "x", {}).error().code, "page_size_malformed");
    EXPECT_EQ(page_of(keys, "-1", {}).error().code, "page_size_malformed");
    EXPECT_EQ(page_of(keys, {}, "zzz!").error().code, "page_token_malformed");
    EXPECT_EQ(page_of(std::vector<std::string>(1001, "x"), "5000", {}).value().end, kPageMost);
}

}  // namespace
}  // namespace gbm
