// Brands, agents and locations of the Business Communications API (gbm-api.md §6, §7).
#include <gtest/gtest.h>

#include "base/crypto.h"
#include "server/offline.h"
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

class GbmResources : public ::testing::Test {
 protected:
    void expect(const Answer& answer, int status, const std::string& word, const std::string& reason) {
        EXPECT_EQ(answer.status, status) << answer.body;
        EXPECT_EQ(text_at(answer, "/error/code"), std::to_string(status));
        EXPECT_EQ(text_at(answer, "/error/status"), word);
        EXPECT_EQ(answer.code(), reason);
    }

    Town town_;
    GbmProgram program_{town_, town_.aurora.id};
    const std::string own_ = program_.brand();
    const std::string bm_ = "/businessMessagesAgent";
};

TEST_F(GbmResources, ABrandIsMadeReadRenamedListedAndDeleted) {
    const std::string name = GbmProgram::name_of(program_.post("brands", R"({"displayName":"Olive"})"));
    EXPECT_EQ(text_at(program_.get(name), "/displayName"), "Olive");
    EXPECT_EQ(text_at(program_.patch(name, R"({"displayName":"Olive & Co"})", "displayName"), "/displayName"),
              "Olive & Co");
    const Answer all = program_.get("brands");
    ASSERT_EQ(all.json().at("brands").as_array().size(), 2U);
    EXPECT_EQ(text_at(all, "/brands/0/name"), own_);
    EXPECT_EQ(text_at(all, "/nextPageToken"), "-");
    const Answer first = program_.get("brands?pageSize=1");
    EXPECT_EQ(first.json().at("brands").as_array().size(), 1U);
    const Answer second = program_.get("brands?pageSize=1&pageToken=" + text_at(first, "/nextPageToken"));
    EXPECT_EQ(text_at(second, "/brands/0/name"), name);
    EXPECT_EQ(text_at(program_.remove(name), ""), "{}");
    expect(program_.get(name), 404, "NOT_FOUND", "RESOURCE_UNKNOWN");
    EXPECT_EQ(program_.get("brands").json().at("brands").as_array().size(), 1U);
}

TEST_F(GbmResources, WhatAKeyDoesNotReachDoesNotExist) {
    const std::string foreign = "brands/" + base::to_string(town_.mercier.id);
    const std::string made = GbmProgram::name_of(program_.post("brands", R"({"displayName":"Mine"})"));
    GbmProgram other(town_, town_.mercier.id);
    const std::string agent = program_.make_agent(own_);
    const std::string location = program_.make_location(own_, agent);
    for (const std::string& name :
         {foreign, foreign + "/agents", foreign + "/locations", std::string("brands/x"), own_ + "/agents/x",
          own_ + "/locations/x", made + agent.substr(own_.size()), made + location.substr(own_.size())})
        expect(program_.get(name), 404, "NOT_FOUND", "RESOURCE_UNKNOWN");
    for (const std::string& name : {made, own_, agent, location, agent + "/launch", location + "/launch",
                                    agent + "/verification", agent + "/greetings", agent + "/integrations"})
        expect(other.get(name), 404, "NOT_FOUND", "RESOURCE_UNKNOWN");
    expect(other.patch(agent, R"({"displayName":"x"})"), 404, "NOT_FOUND", "RESOURCE_UNKNOWN");
    expect(other.remove(location), 404, "NOT_FOUND", "RESOURCE_UNKNOWN");
    EXPECT_EQ(other.get("brands").json().at("brands").as_array().size(), 1U);
    other.visitor().bearer.clear();
    expect(other.get("brands"), 401, "UNAUTHENTICATED", "TOKEN_MISSING");
}

TEST_F(GbmResources, BrandsRefuse) {
    expect(program_.post("brands", "{}"), 400, "INVALID_ARGUMENT", "JSON_FIELD_MISSING");
    expect(program_.post("brands", R"({"displayName":"x","colour":1})"), 400, "INVALID_ARGUMENT",
           "JSON_FIELD_UNKNOWN");
    expect(program_.post("brands", "{\"displayName\":\"" + std::string(101, 'x') + "\"}"), 400,
           "INVALID_ARGUMENT", "FIELD_TOO_LONG");
    expect(program_.patch(own_, "{}", "displayName"), 400, "INVALID_ARGUMENT", "JSON_FIELD_MISSING");
    expect(program_.patch(own_, "{}", "nonsense"), 400, "INVALID_ARGUMENT", "MASK_UNKNOWN");
    expect(program_.remove(own_ + "?force=true"), 400, "FAILED_PRECONDITION", "RESOURCE_IN_USE");
    expect(program_.get("brands?pageSize=x"), 400, "INVALID_ARGUMENT", "PAGE_SIZE_MALFORMED");
    EXPECT_EQ(text_at(program_.get(own_), "/displayName"), "Aurora Livros");
}

TEST_F(GbmResources, ABrandGoesWithEverythingOnlyWhenForced) {
    const std::string brand = GbmProgram::name_of(program_.post("brands", R"({"displayName":"Olive"})"));
    const std::string agent = program_.make_agent(brand);
    const std::string location = program_.make_location(brand, agent);
    expect(program_.remove(brand), 400, "FAILED_PRECONDITION", "RESOURCE_IN_USE");
    // Python writes booleans with a capital letter.
    EXPECT_EQ(text_at(program_.remove(brand + "?force=True&alt=json"), ""), "{}");
    for (const auto& name : {brand, agent, location})
        EXPECT_EQ(program_.get(name).status, 404);
}

TEST_F(GbmResources, AnAgentIsMadeReadChangedAndDeleted) {
    EXPECT_EQ(
        program_.get(GbmProgram::name_of(program_.post("brands", R"({"displayName":"O"})")) + "/agents/")
            .body,
        "{}");
    const std::string agent = program_.make_agent(own_);
    const Answer read = program_.get(agent);
    EXPECT_EQ(text_at(read, "/displayName"), "Olive");
    EXPECT_EQ(text_at(read, bm_ + "/customAgentId"), "olive");
    EXPECT_EQ(text_at(read, bm_ + "/logoUrl"), "https://olive.example/logo.png");
    EXPECT_EQ(
        text_at(read,
                bm_ + "/conversationalSettings/en/conversationStarters/0/suggestion/reply/postbackData"),
        "gift");
    EXPECT_EQ(
        text_at(read, bm_ + "/primaryAgentInteraction/humanRepresentative/humanMessagingAvailability/hours/0/"
                            "endTime"),
        R"({"hours":23,"minutes":59})");
    EXPECT_EQ(text_at(read, bm_ + "/testUrls/0/surface"), "SURFACE_ANDROID_WEB");
    // camelCase, snake_case, a key of a map, clearing.
    Answer then = program_.patch(agent, R"({"businessMessagesAgent":{"conversationalSettings":{"pt-BR":{
        "welcomeMessage":{"text":"Oi"},"privacyPolicy":{"url":"https://olive.example/pt"}}}}})",
                                 "businessMessagesAgent.conversationalSettings.pt-BR");
    EXPECT_EQ(text_at(then, bm_ + "/conversationalSettings/pt-BR/welcomeMessage/text"), "Oi");
    EXPECT_EQ(text_at(then, bm_ + "/conversationalSettings/en/welcomeMessage/text"), "Welcome to Olive");
    then = program_.patch(agent,
                          R"({'display_name':'Olive 2','business_messages_agent':{'custom_agent_id':'',},})",
                          "display_name,business_messages_agent.custom_agent_id");
    EXPECT_EQ(text_at(then, "/displayName"), "Olive 2");
    EXPECT_EQ(text_at(then, bm_ + "/customAgentId"), "-");
    // Java's PATCH.
    then = program_.visitor().ask("POST", "/v1/" + agent + "?updateMask=displayName",
                                  R"({"displayName":"Olive 3"})", {{"X-HTTP-Method-Override", "PATCH"}});
    EXPECT_EQ(text_at(then, "/displayName"), "Olive 3");
    EXPECT_EQ(program_.get(own_ + "/agents").json().at("agents").as_array().size(), 2U);
    EXPECT_EQ(text_at(program_.remove(agent), ""), "{}");
    expect(program_.get(agent), 404, "NOT_FOUND", "RESOURCE_UNKNOWN");
    expect(program_.remove(agent), 404, "NOT_FOUND", "RESOURCE_UNKNOWN");
}

TEST_F(GbmResources, AgentsRefuse) {
    const std::string agents = own_ + "/agents";
    expect(program_.post(agents, R"({"displayName":"x"})"), 400, "INVALID_ARGUMENT", "JSON_FIELD_MISSING");
    expect(program_.post(agents, R"({"displayName":"x","businessMessagesAgent":{}})"), 400,
           "INVALID_ARGUMENT", "JSON_FIELD_MISSING");
    std::string other_locale = GbmProgram::agent_json("x");
    other_locale.replace(other_locale.find(R"("defaultLocale":"en")"), 20, R"("defaultLocale":"fr")");
    expect(program_.post(agents, other_locale), 400, "INVALID_ARGUMENT", "LOCALE_UNKNOWN");
    const std::string agent = program_.make_agent(own_);
    const auto patch = [&](const std::string& body, const std::string& mask) {
        return program_.patch(agent, body, mask);
    };
    expect(
        patch(R"({"businessMessagesAgent":{"defaultLocale":"fr"}})", "businessMessagesAgent.defaultLocale"),
        400, "INVALID_ARGUMENT", "LOCALE_UNKNOWN");
    expect(patch(R"({"businessMessagesAgent":{"conversationalSettings":{"en":{"welcomeMessage":{"text":
                 "Please send your card number"}}}}})",
                 "businessMessagesAgent.conversationalSettings.en"),
           400, "INVALID_ARGUMENT", "PII_TEMPLATE");
    expect(patch("{}", "displayName"), 400, "INVALID_ARGUMENT", "JSON_FIELD_MISSING");
    expect(patch(R"({"businessMessagesAgent":{"webhookUrl":"http://bot.example/"}})",
                 "businessMessagesAgent.webhookUrl"),
           400, "INVALID_ARGUMENT", "WEBHOOK_MALFORMED");
    const std::string location = program_.make_location(own_, agent);
    expect(program_.remove(agent), 400, "FAILED_PRECONDITION", "RESOURCE_IN_USE");
    EXPECT_EQ(program_.remove(location).status, 200);
    EXPECT_EQ(program_.remove(agent).status, 200);
}

TEST_F(GbmResources, WhatPeopleHaveSetUpIsThereAndMayBeChanged) {
    const Answer agents = program_.get(own_ + "/agents");
    const std::string agent = text_at(agents, "/agents/0/name");
    EXPECT_EQ(text_at(agents, "/agents/0/displayName"), "Aurora");
    const Answer locations = program_.get(own_ + "/locations");
    ASSERT_EQ(locations.json().at("locations").as_array().size(), 2U);
    const std::string augusta = text_at(locations, "/locations/0/name");
    EXPECT_EQ(text_at(locations, "/locations/0/agent"), agent);
    EXPECT_EQ(text_at(locations, "/locations/0/defaultLocale"), "pt-BR");
    const Answer then = program_.patch(
        augusta, R"({"conversationalSettings":{"pt-BR":{"welcomeMessage":{"text":"Bem-vindo!"}}}})",
        "conversationalSettings.pt-BR");
    EXPECT_EQ(text_at(then, "/conversationalSettings/pt-BR/welcomeMessage/text"), "Bem-vindo!");
    // One truth: staff read it, with who wrote it, and customers see it.
    const std::string path = "/api/staff/locations/" + base::to_string(town_.augusta.id) + "/texts";
    const Answer staff = town_.staff("mia").get(path);
    EXPECT_EQ(text_at(staff, "/welcome/pt-BR"), "Bem-vindo!");
    EXPECT_NE(text_at(staff, "/set_by").find("@"), std::string::npos);
    EXPECT_NE(town_.visitor().get("/c/augusta").body.find("Bem-vindo!"), std::string::npos);
    // And the other way round.
    const Answer saved = town_.staff("mia").ask(
        "PUT", path,
        R"({"welcome":{"pt-BR":"Olá de novo"},"away":{},"starters":["Abre hoje?"],"version":1})");
    ASSERT_EQ(saved.status, 200) << saved.body;
    const Answer read = program_.get(augusta);
    EXPECT_EQ(text_at(read, "/conversationalSettings/pt-BR/welcomeMessage/text"), "Olá de novo");
    EXPECT_EQ(text_at(read, "/conversationalSettings/pt-BR/conversationStarters/0/suggestion/reply/text"),
              "Abre hoje?");
    // Verified and launched by whoever set it up.
    EXPECT_EQ(text_at(program_.get(augusta + "/verification"), "/verificationState"),
              "VERIFICATION_STATE_VERIFIED");
    EXPECT_EQ(text_at(program_.get(augusta + "/launch"), "/launchState"), "LAUNCH_STATE_LAUNCHED");
    EXPECT_EQ(
        text_at(program_.get(agent + "/launch"), "/businessMessages/launchDetails/LOCATION/launchState"),
        "LAUNCH_STATE_LAUNCHED");
    expect(program_.patch(agent, R"({"displayName":"Other"})", "displayName"), 400, "FAILED_PRECONDITION",
           "AGENT_VERIFIED");
    expect(program_.remove(augusta), 400, "FAILED_PRECONDITION", "RESOURCE_IN_USE");
    expect(program_.remove(agent), 400, "FAILED_PRECONDITION", "RESOURCE_IN_USE");
}

TEST_F(GbmResources, ALocationSaysOnlyWhatIsItsOwn) {
    const std::string agent = program_.make_agent(own_);
    const std::string location = program_.make_location(own_, "/" + agent);
    Answer read = program_.get(location);
    EXPECT_EQ(text_at(read, "/agent"), agent);
    EXPECT_EQ(text_at(read, "/placeId"), "ChIJ1");
    EXPECT_EQ(text_at(read, "/conversationalSettings"), "-");
    const std::string url = text_at(read, "/locationTestUrl");
    EXPECT_NE(url.find("/c/olive-"), std::string::npos);
    EXPECT_EQ(url, text_at(program_.get(agent), bm_ + "/agentTestUrl"));
    read = program_.patch(location,
                          R"({"conversationalSettings":{"en":{"welcomeMessage":{"text":"This shop"}}}})",
                          "conversationalSettings.en");
    EXPECT_EQ(text_at(read, "/conversationalSettings/en/welcomeMessage/text"), "This shop");
    EXPECT_EQ(text_at(read, "/conversationalSettings/en/offlineMessage"), "-");
    read = program_.patch(location, R"({"placeId":"ChIJ2"})");
    EXPECT_EQ(text_at(read, "/placeId"), "ChIJ2");
    EXPECT_EQ(text_at(read, "/conversationalSettings/en/welcomeMessage/text"), "This shop");
    expect(program_.post(own_ + "/locations",
                         R"({"placeId":"ChIJ2","agent":")" + agent + R"(","defaultLocale":"en"})"),
           409, "ALREADY_EXISTS", "PLACE_TAKEN");
    expect(program_.post(own_ + "/locations",
                         R"({"placeId":"x","agent":"brands/x/agents/y","defaultLocale":"en"})"),
           400, "INVALID_ARGUMENT", "AGENT_UNKNOWN");
    expect(program_.post(own_ + "/locations", R"({"placeId":"x"})"), 400, "INVALID_ARGUMENT",
           "JSON_FIELD_MISSING");
    // It says how the shop is reached (rule AVA-08): the telephone is its agent's.
    EXPECT_EQ(program_
                  .patch(location,
                         R"({"conversationalSettings":{"en":{"offlineMessage":{"text":"Call {{phone}}."}}}})")
                  .status,
              200);
    expect(program_.patch(location,
                          R"({"conversationalSettings":{"en":{"offlineMessage":{"text":"Closed."}}}})"),
           400, "INVALID_ARGUMENT", "AWAY_NO_CONTACT");
    EXPECT_EQ(text_at(program_.remove(location), ""), "{}");
    EXPECT_EQ(program_.get(location).status, 404);
}

TEST_F(GbmResources, WhatWasSetUpOtherwiseDoesNotStandInTheWay) {
    domain::Location shop = town_.augusta;
    shop.profile.away = {{"pt-BR", "Fechado."}};  // without a way to reach the shop
    ASSERT_TRUE(server::put_and_wait(town_.app(), town_.aurora.id, {shop}));
    const std::string augusta = own_ + "/locations/" + base::to_string(shop.id);
    const std::string agent = own_ + "/agents/" + base::to_string(shop.agent);
    EXPECT_EQ(text_at(program_.patch(augusta, R"({"placeId":"ChIJ9"})"), "/error/status"),
              "FAILED_PRECONDITION")
        << "it is launched";
    const Answer moved =
        program_.patch(augusta, R"({"locationEntryPointConfigs":[{"allowedEntryPoint":"PLACESHEET"}]})");
    EXPECT_EQ(moved.status, 200) << moved.body;
    const Answer then = program_.patch(agent, R"({"businessMessagesAgent":{"customAgentId":"aurora-1"}})");
    EXPECT_EQ(text_at(then, bm_ + "/customAgentId"), "aurora-1");
    // A launched location follows no agent that is not.
    const std::string other = program_.make_agent(own_);
    expect(program_.patch(augusta, R"({"placeId":"","agent":")" + other + "\"}", "agent"), 400,
           "FAILED_PRECONDITION", "AGENT_UNLAUNCHED");
}

TEST(GbmResourcesKept, SurviveARestart) {
    const auto data = std::filesystem::temp_directory_path() / ("balcao-gbm-" + base::random_token(8));
    std::string agent, location, before_agent, before_location;
    {
        Town town(data);
        GbmProgram program(town, town.aurora.id);
        agent = program.make_agent(program.brand());
        location = program.make_location(program.brand(), agent);
        before_agent = base::json::serialize(
            program.get(agent).json().at("businessMessagesAgent").at("conversationalSettings"));
        before_location = program.get(location).json().at("placeId").as_string().c_str();
    }
    {
        Town town(data);
        GbmProgram program(town, town.aurora.id);
        EXPECT_EQ(base::json::serialize(
                      program.get(agent).json().at("businessMessagesAgent").at("conversationalSettings")),
                  before_agent);
        EXPECT_EQ(program.get(location).json().at("placeId").as_string(), before_location);
    }
    std::filesystem::remove_all(data);
}

}  // namespace
