// The partner and its webhook, greetings, integrations and survey questions (gbm-api.md §7.5, §7.7, §7.11,
// §7.12, §9.2).
#include <gtest/gtest.h>

#include "support/gbm_program.h"

namespace {

using support::Answer;
using support::GbmProgram;
using support::Town;

std::string text_at(const Answer& answer, const std::string& pointer) {
    boost::system::error_code error;
    const auto json = answer.json();
    const auto* found = json.find_pointer(pointer, error);
    if (found == nullptr) return "-";
    return found->is_string() ? std::string(found->as_string()) : base::json::serialize(*found);
}

class GbmPartner : public ::testing::Test {
 protected:
    std::string capability(const std::string& url) {
        return R"({"productCapabilities":[{"product":"BUSINESS_MESSAGES","businessMessagesCapability":{"webhookUrl":")" +
               url + "\"}}]}";
    }

    // Documents with so many bytes together.
    static std::string documents(std::size_t bytes) {
        std::string all;
        for (std::size_t done = 0; done < bytes; done += 30'000) {
            all += std::string(all.empty() ? "" : ",") + R"({"displayName":"d","rawContent":")" +
                   std::string(std::min<std::size_t>(bytes - done, 30'000), 'a') + "\"}";
        }
        return all;
    }

    Town town_;
    GbmProgram program_{town_, town_.aurora.id};
    const std::string partner_ = "partners/" + base::to_string(town_.aurora.id);
    const std::string agent_ = program_.make_agent(program_.brand());
    const std::string url_of_capability_ = "/productCapabilities/0/businessMessagesCapability/webhookUrl";
};

TEST_F(GbmPartner, IsReadAndChanged) {
    EXPECT_EQ(text_at(program_.get(partner_), "/displayName"), "Aurora Livros");
    EXPECT_EQ(text_at(program_.get(partner_), "/clientToken").size(), 16U);
    const Answer then = program_.patch(
        partner_, R"({"company":"Olive Inc","contactEmails":["a@olive.example"]})", "company,contact_emails");
    EXPECT_EQ(text_at(then, "/company"), "Olive Inc");
    EXPECT_EQ(text_at(program_.get(partner_), "/contactEmails"), R"(["a@olive.example"])");
    EXPECT_EQ(program_.get("partners/" + base::to_string(town_.mercier.id)).status, 404);
    EXPECT_EQ(program_.get("partners/x").code(), "RESOURCE_UNKNOWN");
}

TEST_F(GbmPartner, AWebhookThatDoesNotKnowTheTokenIsRefused) {
    for (const char* url : {"http://bot.example/", "ftp://x"}) {
        const Answer refused = program_.patch(partner_, capability(url), "productCapabilities");
        EXPECT_EQ(refused.status, 400) << url;
    }
    // Nobody listens there.
    const Answer silent =
        program_.patch(partner_, capability("http://127.0.0.1:9/hook"), "productCapabilities");
    EXPECT_EQ(silent.code(), "WEBHOOK_HANDSHAKE_FAILED") << silent.body;
    EXPECT_EQ(text_at(silent, "/error/status"), "FAILED_PRECONDITION");
    // This server itself answers, but not with the secret.
    const Answer wrong = program_.patch(
        partner_, capability("http://127.0.0.1:" + std::to_string(town_.server().port()) + "/healthz"),
        "productCapabilities");
    EXPECT_EQ(wrong.code(), "WEBHOOK_HANDSHAKE_FAILED") << wrong.body;
    // An address of somebody else's network.
    EXPECT_EQ(program_.patch(partner_, capability("http://10.0.0.1/hook"), "productCapabilities").code(),
              "ADDRESS_REFUSED");
    EXPECT_EQ(text_at(program_.get(partner_), url_of_capability_), "-");
}

TEST_F(GbmPartner, GreetingsAreMadeReadAndChanged) {
    EXPECT_EQ(program_.get(agent_ + "/greetings").body, "{}");
    const std::string body =
        R"({'customId':'ad-1','locale':'en','welcomeMessages':[{'text':'Hi from the ad'}],
        'conversationStarters':[{'suggestion':{'reply':{'text':'Offer?','postbackData':'o'}}}],})";
    const Answer made = program_.post(agent_ + "/greetings", body);
    const std::string greeting = GbmProgram::name_of(made);
    EXPECT_EQ(text_at(made, "/adLink"), "-") << "there is no shop to open";
    program_.make_location(program_.brand(), agent_);
    EXPECT_NE(text_at(program_.get(greeting), "/adLink").find("e=link&c=greeting%20ad-1&s="),
              std::string::npos);
    EXPECT_EQ(text_at(program_.get(greeting), "/welcomeMessages/0/text"), "Hi from the ad");
    const Answer then = program_.patch(greeting, R"({"welcomeMessages":{"text":"New"}})", "welcomeMessages");
    EXPECT_EQ(text_at(then, "/welcomeMessages/0/text"), "New");
    EXPECT_EQ(text_at(then, "/customId"), "ad-1");
    EXPECT_EQ(program_.get(agent_ + "/greetings/").json().at("greetings").as_array().size(), 1U);
    EXPECT_EQ(
        program_.post(agent_ + "/greetings", R"({"locale":"xx","welcomeMessages":[{"text":"a"}]})").code(),
        "LOCALE_UNKNOWN");
    EXPECT_EQ(program_.post(agent_ + "/greetings", R"({"locale":"en"})").code(), "JSON_FIELD_MISSING");
    EXPECT_EQ(program_.get(agent_ + "/greetings/x").code(), "RESOURCE_UNKNOWN");
    EXPECT_EQ(program_.remove(greeting).status, 404);
}

TEST_F(GbmPartner, IntegrationsAreKeptAndDisabled) {
    EXPECT_EQ(program_.get(agent_ + "/integrations?pageSize=nonsense").body, "{}");
    const Answer made = program_.post(agent_ + "/integrations", R"({"dialogflowEsIntegration":{
        "dialogflowProjectId":"p","autoResponseStatus":"ENABLED","dialogflowKnowledgeBases":[{"displayName":"FAQ",
        "documents":[{"displayName":"D","faqUrl":"https://olive.example/faq"}]}]}})");
    const std::string name = GbmProgram::name_of(made);
    EXPECT_EQ(text_at(made, "/status"), "DISABLED");
    const Answer then = program_.patch(name, R"({"dialogflowEsIntegration":{"dialogflowKnowledgeBases":[]}})",
                                       "dialogflowEsIntegration.dialogflowKnowledgeBases");
    EXPECT_EQ(text_at(then, "/dialogflowEsIntegration/dialogflowKnowledgeBases"), "-");
    EXPECT_EQ(text_at(then, "/dialogflowEsIntegration/autoResponseStatus"), "ENABLED");
    EXPECT_EQ(program_
                  .patch(name, R"({"dialogflowEsIntegration":{"dialogflowProjectId":"q"}})",
                         "dialogflowEsIntegration.dialogflowProjectId")
                  .code(),
              "PROJECT_FIXED");
    EXPECT_EQ(program_.post(agent_ + "/integrations", "{}").code(), "JSON_FIELD_MISSING");
    const auto fill = [&](std::size_t bytes) {
        return program_.post(
            agent_ + "/integrations",
            R"({"dialogflowEsIntegration":{"dialogflowProjectId":"p","autoResponseStatus":"ENABLED",
            "dialogflowKnowledgeBases":[{"displayName":"a","documents":[)" +
                documents(bytes) + "]}]}}");
    };
    EXPECT_EQ(fill(300 * 1024).code(), "RESOURCE_TOO_LARGE");
    EXPECT_EQ(program_.get(agent_ + "/integrations").json().at("integrations").as_array().size(), 1U);
    EXPECT_EQ(program_.remove(name).body, "{}");
    EXPECT_EQ(program_.get(name).status, 404);
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(fill(10).status, 200);
    const Answer eleventh = fill(10);
    EXPECT_EQ(eleventh.code(), "RESOURCES_TOO_MANY");
    EXPECT_EQ(text_at(eleventh, "/error/status"), "RESOURCE_EXHAUSTED");
}

TEST_F(GbmPartner, TheOldestDialogflowMethodsSayThatTheyAreNotThere) {
    const std::string association = agent_ + "/dialogflowAssociation";
    const std::vector<Answer> answers{
        program_.post(agent_ + ":associateDialogflow", "{}"),
        program_.post(agent_ + ":dissociateDialogflow", ""),
        program_.patch(association, "{}"),
        program_.post(association + "/knowledgebases", "{}"),
        program_.post(association + "/knowledgebases/k/documents", "{}"),
        program_.remove(association + "/knowledgebases/k/documents/d"),
    };
    for (const Answer& answer : answers) {
        EXPECT_EQ(answer.status, 501) << answer.body;
        EXPECT_EQ(text_at(answer, "/error/status"), "UNIMPLEMENTED");
        EXPECT_EQ(answer.code(), "DIALOGFLOW_UNSUPPORTED");
    }
}

TEST_F(GbmPartner, SurveyQuestionsAreThoseThatAreAsked) {
    const Answer english = program_.get("surveyQuestions");
    EXPECT_EQ(text_at(english, "/surveyQuestions/0/questionType"), "GOOGLE_STANDARD_QUESTION");
    EXPECT_EQ(english.json().at("surveyQuestions").as_array().size(), 2U);
    EXPECT_NE(text_at(program_.get("surveyQuestions?locale=pt-BR"), "/surveyQuestions/0/questionContent"),
              text_at(english, "/surveyQuestions/0/questionContent"));
    // An agent's own questions are its shops'.
    const std::string location = program_.make_location(program_.brand(), agent_);
    const Answer then =
        program_.patch(agent_, R"({"business_messages_agent":{"survey_config":{"custom_surveys":{"en":{
        "customQuestions":[{"name":"again","questionContent":"Again?","questionType":"PARTNER_CUSTOM_QUESTION",
        "responseOptions":[{"content":"Yes","postbackData":"y"},{"content":"No"}]}]}}}}})",
                       "business_messages_agent.survey_config");
    EXPECT_EQ(then.status, 200) << then.body;
    const std::string id = location.substr(location.rfind('/') + 1);
    const Answer texts = town_.staff("olga").get("/api/staff/locations/" + id + "/texts");
    EXPECT_EQ(text_at(texts, "/survey_questions/en/0/text"), "Again?");
}

}  // namespace
