// Bots, people and surveys over HTTP: the consumer's page and API, the GBM face, the webhook, the inbox
// (docs/bots.md, docs/surveys.md).
#include <gtest/gtest.h>

#include "server/offline.h"
#include "support/ear.h"
#include "support/town.h"

namespace {

using namespace std::chrono_literals;
using support::Town;
using support::Visitor;

const std::string kShop = "/api/consumer/locations/augusta";
const std::string kPage = "/c/augusta";
const std::vector<net::Header> kForm{{"Content-Type", "application/x-www-form-urlencoded"}};

std::string bot_says(const std::string& id, const std::string& text, const std::string& more = {}) {
    return "{\"messageId\":\"" + id + "\",\"text\":" + base::encode(text) +
           R"(,"representative":{"representativeType":"BOT","displayName":"Aurora"})" + more + "}";
}

struct Talk {
    Town town;
    Visitor& rui = town.consumer("rui", "augusta", "where is my parcel?");
    Visitor& ana = town.staff("ana");
    Visitor bot = town.visitor();
    std::string gbm = "/v1/conversations/" + town.conversation_of("rui");
    std::string inbox = "/api/staff/conversations/" + town.conversation_of("rui");

    Talk() { bot.bearer = town.bearer_of(town.aurora.id); }
    int ana_says(const std::string& text) {
        return ana
            .post(inbox + "/messages",
                  "{\"client_message_id\":\"" + town.fresh_id() + "\",\"text\":" + base::encode(text) + "}")
            .status;
    }
    base::json::value state() { return ana.get(inbox).json().at("conversation"); }
};

TEST(Bots, ACustomerReadsThatABotWritesAndGetsAPersonByAButton) {
    Talk talk;
    EXPECT_FALSE(talk.rui.get(kPage).body.contains("class=\"ask\""));
    const auto sent = talk.bot.post(talk.gbm + "/messages", bot_says("b1", "On its way."));
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(sent.json().at("text"), "On its way.");  // what the program gets back is its own
    const auto thread = talk.rui.get(kShop + "/conversation").json();
    EXPECT_TRUE(thread.at("asks").at("person").as_bool());
    EXPECT_TRUE(base::encode(thread).contains("An automatic assistant wrote this"));
    const auto page = talk.rui.get(kPage).body;
    EXPECT_TRUE(page.contains("/c/augusta/person") && page.contains("An automatic assistant wrote this"));

    const auto asked = talk.rui.ask("POST", kPage + "/person", "client_message_id=p1", kForm);
    EXPECT_EQ(asked.status, 303) << asked.body;
    EXPECT_TRUE(talk.state().at("handover").as_object().contains("asked_at"));
    EXPECT_FALSE(talk.rui.get(kPage).body.contains("class=\"ask\""));
    EXPECT_TRUE(base::encode(talk.ana.get(talk.inbox).json()).contains("HUMAN_REQUESTED"));
    // The customer sees the words, not the shop's note of them.
    EXPECT_FALSE(talk.rui.get(kShop + "/conversation").body.contains("HUMAN_REQUESTED"));
}

TEST(Bots, AreSilentWhileAPersonHasTheConversation) {
    Talk talk;
    ASSERT_EQ(talk.bot.post(talk.gbm + "/messages", bot_says("b1", "Hello")).status, 200);
    ASSERT_EQ(talk.ana_says("I take this"), 200);
    const auto muted = talk.bot.post(talk.gbm + "/messages", bot_says("b2", "Me, too"));
    EXPECT_EQ(muted.status, 403);
    EXPECT_EQ(muted.code(), "BOT_MUTED");
    EXPECT_TRUE(muted.body.contains("BOT-03") && muted.body.contains("retryAt"));
    EXPECT_TRUE(talk.ana.get(talk.inbox).body.contains("representative_joined"));
    ASSERT_EQ(talk.ana.post(talk.inbox + "/presence", R"({"presence":"representative_left"})").status, 200);
    EXPECT_EQ(talk.bot.post(talk.gbm + "/messages", bot_says("b2", "Me, too")).status, 200);
}

TEST(Bots, AProgramThatSpeaksForPeopleMutesOnlyWhenItSaysSo) {
    Talk talk;
    const std::string human =
        R"({"messageId":"h1","text":"Ana here","representative":{"representativeType":"HUMAN"}})";
    ASSERT_EQ(talk.bot.post(talk.gbm + "/messages", human).status, 200);
    EXPECT_EQ(talk.bot.post(talk.gbm + "/messages", bot_says("b1", "Anything else?")).status, 200);
    const std::string joined =
        R"({"eventType":"REPRESENTATIVE_JOINED","representative":{"representativeType":"HUMAN"}})";
    ASSERT_EQ(talk.bot.post(talk.gbm + "/events?eventId=j", joined).status, 200);
    EXPECT_EQ(talk.bot.post(talk.gbm + "/messages", bot_says("b2", "And now?")).code(), "BOT_MUTED");
}

TEST(Bots, TwoFailuresOfferAPerson) {
    Talk talk;
    const std::string lost = R"(,"botOutcome":"NO_INTENT")";
    const auto first = talk.bot.post(talk.gbm + "/messages", bot_says("b1", "What?", lost));
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(first.json().at("botOutcome"), "NO_INTENT");
    EXPECT_FALSE(talk.ana.get(talk.inbox).body.contains("BOT_FAILED_TWICE"));
    ASSERT_EQ(talk.bot.post(talk.gbm + "/messages", bot_says("b2", "What?", lost)).status, 200);
    EXPECT_TRUE(talk.ana.get(talk.inbox).body.contains("BOT_FAILED_TWICE"));
    EXPECT_EQ(talk.bot.post(talk.gbm + "/messages", bot_says("b3", "x", R"(,"botOutcome":"LOST")")).status,
              400);
}

TEST(Bots, WhatAnAiClaimsWithoutASourceWaitsForPeople) {
    Talk talk;
    const std::string ai = R"(,"aiGenerated":true)";
    const auto held = talk.bot.post(talk.gbm + "/messages", bot_says("b1", "It is 12 euros.", ai));
    EXPECT_EQ(held.status, 400);
    EXPECT_EQ(held.code(), "AI_UNGROUNDED") << held.body;
    EXPECT_EQ(talk.bot.post(talk.gbm + "/messages", bot_says("b1", "It is 12 euros.", ai)).status, 400);
    const auto inbox = talk.ana.get(talk.inbox).body;
    EXPECT_EQ(inbox.find("12 euros"), inbox.rfind("12 euros")) << inbox;  // once
    EXPECT_FALSE(talk.rui.get(kShop + "/conversation").body.contains("12 euros"));
    const auto sent = talk.bot.post(talk.gbm + "/messages",
                                    bot_says("b1", "It is 15 euros.", ai + R"(,"source":"price list")"));
    EXPECT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(talk.bot.post(talk.gbm + "/messages", bot_says("b2", "In blue, too.", ai)).status, 200);
}

TEST(Bots, TheWebhookIsToldOfRequestsAndAnswers) {
    support::Ear ear;
    Talk talk;
    const domain::Agent agent{talk.town.augusta.agent, talk.town.aurora.id, "Aurora", "", ear.url(), "token"};
    ASSERT_TRUE(server::put_and_wait(talk.town.app(), talk.town.aurora.id, {agent}));
    const std::string asks = R"({"client_message_id":"p1","text":"please","asks_for_person":true})";
    ASSERT_EQ(talk.rui.post(kShop + "/messages", asks).status, 200);
    EXPECT_TRUE(
        ear.heard_until("requestedLiveAgent").contains("\"userStatus\":{\"requestedLiveAgent\":true"));
    ASSERT_EQ(talk.ana_says("Here I am"), 200);
    const auto survey = talk.bot.post(talk.gbm + "/surveys?surveyId=s1", "");
    ASSERT_EQ(survey.status, 200) << survey.body;
    EXPECT_EQ(survey.json().at("name").as_string(),
              "conversations/" + talk.town.conversation_of("rui") + "/surveys/s1");
    const std::string yes = R"({"survey_id":"s1","question_id":"needs_met","option":0})";
    ASSERT_EQ(talk.rui.post(kShop + "/survey", yes).status, 200);
    const auto heard = ear.heard_until("surveyResponse");
    for (const char* piece : {"\"surveyQuestionId\":\"needs_met\"", "\"rating\":\"VERY_SATISFIED\"",
                              "\"surveyTriggerSource\":\"PARTNER\"", "\"questionIndex\":1"}) {
        EXPECT_TRUE(heard.contains(piece)) << piece << " in " << heard;
    }
    EXPECT_FALSE(heard.contains("isTyping"));
}

TEST(Surveys, AreAnsweredOnThePageWithoutAScript) {
    Talk talk;
    ASSERT_EQ(talk.ana_says("Tomorrow"), 200);
    ASSERT_EQ(talk.bot.post(talk.gbm + "/surveys?surveyId=s1", "{}").status, 200);
    const auto page = talk.rui.get(kPage).body;
    EXPECT_TRUE(page.contains("Esta conversa resolveu o que você precisava?")) << page;
    EXPECT_TRUE(page.contains("/c/augusta/survey"));
    const auto answered =
        talk.rui.ask("POST", kPage + "/survey", "survey=s1&question=needs_met&option=1", kForm);
    EXPECT_EQ(answered.status, 303) << answered.body;
    EXPECT_TRUE(talk.rui.get(kPage).body.contains("Foi fácil?"));
    EXPECT_EQ(talk.rui.ask("POST", kPage + "/survey", "survey=s1&question=ease&option=0", kForm).status, 303);
    EXPECT_FALSE(talk.rui.get(kPage).body.contains("class=\"ask\""));
    EXPECT_EQ(talk.state().at("survey").at("step"), "completed");
    // Over meanwhile: the page, not an error.
    EXPECT_EQ(talk.rui.ask("POST", kPage + "/survey", "survey=s1&question=ease&option=0", kForm).status, 303);
    // The same survey again, and another one too soon, ask nobody.
    EXPECT_EQ(talk.bot.post(talk.gbm + "/surveys?surveyId=s1", "{}").status, 200);
    EXPECT_EQ(talk.bot.post(talk.gbm + "/surveys?surveyId=s2", "{}").status, 200);
    EXPECT_FALSE(talk.rui.get(kPage).body.contains("class=\"ask\""));
    EXPECT_TRUE(talk.ana.get(talk.inbox).body.contains("SURVEY_LIMIT"));
}

TEST(Surveys, BadInputGetsAClearErrorAndChangesNothing) {
    Talk talk;
    talk.town.consumer("luc", "lyon");
    talk.town.consumer("bot", "augusta").bearer = talk.town.bearer_of(talk.town.aurora.id);
    const std::string answer = R"({"survey_id":"s1","question_id":"needs_met","option":0})";
    const std::string gbm = "/v1/conversations/{rui}/surveys";
    support::check_refusals(
        talk.town,
        {
            {"no survey", "rui", "POST", kShop + "/survey", answer, 409, "survey_over"},
            {"nobody's", "nobody", "POST", kShop + "/survey", answer, 409, "survey_over"},
            {"no option", "rui", "POST", kShop + "/survey", R"({"survey_id":"s","question_id":"q"})", 400,
             "json_field_missing"},
            {"no shop", "rui", "POST", "/api/consumer/locations/none/survey", answer, 404,
             "location_unknown"},
            {"from elsewhere",
             "rui",
             "POST",
             kShop + "/survey",
             answer,
             403,
             "origin_foreign",
             {{"Origin", "https://elsewhere.example"}}},
            {"what they say of it", "rui", "POST", kShop + "/messages",
             R"({"client_message_id":"x","text":"x","solved":"maybe"})", 400, "json_type_wrong"},
            {"the customer waits", "bot", "POST", gbm + "?surveyId=s1", "", 400, "SURVEY_NOT_ALLOWED"},
            {"an id with a slash", "bot", "POST", gbm + "?surveyId=a%2Fb", "", 400, "SURVEY_ID_MALFORMED"},
            {"another brand's", "bot", "POST", "/v1/conversations/{luc}/surveys?surveyId=s", "", 403,
             "CONVERSATION_UNKNOWN"},
            {"no token", "nobody", "POST", gbm + "?surveyId=s", "", 401, "TOKEN_MISSING"},
        });
}

TEST(Surveys, StarterAnswersAndQuestionsAreKeptWithTheTexts) {
    Town town;
    auto& mia = town.staff("mia");
    const std::string path = "/api/staff/locations/" + base::to_string(town.augusta.id) + "/texts";
    const auto version = [&] { return base::encode(mia.get(path).json().at("version")); };
    const auto saved =
        mia.ask("PUT", path,
                R"({"welcome":{},"away":{},"starters":["Do you deliver?"],"version":)" + version() +
                    R"(,"starter_answers":{"Do you deliver?":"Yes."},)"
                    R"("survey_questions":{"en":[{"text":"Again?","options":["Yes","No"]}]}})");
    ASSERT_EQ(saved.status, 200) << saved.body;
    // A program that does not know of them takes nothing away but the answer whose starter goes.
    const auto again =
        mia.ask("PUT", path, R"({"welcome":{},"away":{},"starters":["Open?"],"version":)" + version() + "}");
    ASSERT_EQ(again.status, 200) << again.body;
    EXPECT_TRUE(again.json().at("starter_answers").as_object().empty());
    EXPECT_EQ(again.json().at("survey_questions").at("en").as_array().size(), 1U);
    const auto refused = [&](const std::string& more, const char* code) {
        const auto answer = mia.ask(
            "PUT", path, R"({"welcome":{},"away":{},"starters":[],"version":)" + version() + more + "}");
        EXPECT_EQ(answer.status, 400);
        EXPECT_EQ(answer.code(), code) << answer.body;
    };
    refused(R"(,"starter_answers":{"Open?":"Yes."})", "starter_unknown");
    refused(R"(,"survey_questions":{"en":[{"text":"Again?","options":["Yes"]}]})", "auto_text_empty");
    refused(R"(,"survey_questions":{"en":[{"text":" ","options":["Yes","No"]}]})", "auto_text_empty");
    refused(
        R"(,"survey_questions":{"en":[{"text":"A?","options":["123456789012345678901234567890123456","No"]}]})",
        "auto_text_too_long");
    refused(R"(,"survey_questions":{"e":[{"text":"A?","options":["Yes","No"]}]})", "auto_text_language");
    refused(R"(,"survey_questions":{"en":[{"text":"Your card number?","options":["Yes","No"]}]})",
            "pii_template");
}

TEST(Surveys, AStartersAnswerIsSolvedOrNot) {
    Town town;
    auto& mia = town.staff("mia");
    const std::string path = "/api/staff/locations/" + base::to_string(town.augusta.id) + "/texts";
    ASSERT_EQ(mia.ask("PUT", path,
                      R"({"welcome":{},"away":{},"starters":["Do you deliver?"],"version":0,)"
                      R"("starter_answers":{"Do you deliver?":"Yes, to {{name}}."}})")
                  .status,
              200);
    auto& rui = town.consumer("rui", "augusta", "Do you deliver?");
    const auto page = rui.get(kPage + "?lang=en").body;
    EXPECT_TRUE(page.contains("class=\"ask\"")) << page;
    EXPECT_TRUE(page.contains("name=\"solved\" value=\"yes\""));
    ASSERT_EQ(rui.ask("POST", kPage + "/messages", "text=Yes&solved=yes&client_message_id=y1", kForm).status,
              303);
    auto& ana = town.staff("ana");
    const auto state = ana.get("/api/staff/conversations/" + town.conversation_of("rui")).json();
    EXPECT_EQ(state.at("conversation").at("clock"), "stopped");
    EXPECT_FALSE(rui.get(kPage).body.contains("class=\"ask\""));
}

}  // namespace
