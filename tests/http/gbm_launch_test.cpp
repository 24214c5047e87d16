// From a brand's agent to a customer in front of a launched page, and back: verification and launch
// (gbm-api.md §7.8, §7.9) over our publishing.
#include <gtest/gtest.h>

#include "app/locations.h"
#include "base/crypto.h"
#include "server/cli.h"
#include "server/gbm_verify.h"
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

struct Place {
    explicit Place(const std::function<void(server::Config&)>& adjust = {}) : town({}, {}, adjust) {}
    // What only a person can say: that the page of rules was read.
    void tick_rules() {
        const std::string path =
            "/api/staff/locations/" + location.substr(location.rfind('/') + 1) + "/publishing";
        const Answer now = town.staff("olga").get(path);
        const Answer saved =
            town.staff("olga").ask("PUT", path,
                                   R"({"privacy_url":")" + text_at(now, "/privacy_url") +
                                       R"(","allowed_domains":[],"has_read_rules":true,"version":)" +
                                       text_at(now, "/version") + "}");
        EXPECT_EQ(saved.status, 200) << saved.body;
    }
    std::string page(char kind) {
        const std::string url = text_at(program.get(location), "/locationTestUrl");
        const std::string path = url.substr(url.find("/c/") + 3);
        return std::string("/") + kind + "/" + path.substr(0, path.find('?'));
    }
    void expect(const Answer& answer, const std::string& reason) {
        EXPECT_EQ(answer.status, 400) << answer.body;
        EXPECT_EQ(text_at(answer, "/error/status"), "FAILED_PRECONDITION");
        EXPECT_EQ(answer.code(), reason);
    }

    Town town;
    GbmProgram program{town, town.aurora.id};
    const std::string agent = program.make_agent(program.brand());
    const std::string location = program.make_location(program.brand(), agent);
};

TEST(GbmLaunch, ACustomerSeesWhatWasConfigured) {
    Place place;
    auto& [town, program, agent, location] = place;
    place.expect(program.post(location + ":requestLaunch", "{}"), "LOCATION_UNVERIFIED");
    Answer verified = program.post(location + ":requestVerification", "");
    EXPECT_EQ(text_at(verified, "/name"), location + "/verification");
    EXPECT_EQ(text_at(verified, "/verificationState"), "VERIFICATION_STATE_VERIFIED");
    place.expect(program.post(location + ":requestLaunch", ""), "AGENT_UNVERIFIED");
    program.launch_agent(agent);
    // The list of what a shop needs is respected, and said.
    const Answer refused = program.post(location + ":requestLaunch", "");
    place.expect(refused, "NOT_READY");
    EXPECT_NE(text_at(refused, "/error/message").find("rules:"), std::string::npos);
    EXPECT_EQ(text_at(refused, "/error/message").find("welcome:"), std::string::npos);
    place.tick_rules();
    auto customer = town.visitor();
    const std::string write = "/api/consumer/locations/" + place.page('c').substr(3) + "/messages";
    EXPECT_EQ(customer.post(write, R"({"client_message_id":"a","text":"hello"})").code(),
              "store_not_available");

    const Answer launched = program.post(location + ":requestLaunch", "{}");
    ASSERT_EQ(launched.status, 200) << launched.body;
    EXPECT_EQ(text_at(launched, "/name"), location + "/launch");
    EXPECT_EQ(text_at(launched, "/launchState"), "LAUNCH_STATE_LAUNCHED");
    EXPECT_EQ(text_at(program.post(location + ":requestLaunch", ""), "/launchState"),
              "LAUNCH_STATE_LAUNCHED");
    const std::string page = customer.get(place.page('c')).body;
    EXPECT_NE(page.find("Welcome to Olive"), std::string::npos);
    EXPECT_NE(page.find("Gift cards?"), std::string::npos);
    EXPECT_NE(customer.get(place.page('s')).body.find("23:59"), std::string::npos);
    EXPECT_EQ(customer.post(write, R"({"client_message_id":"b","text":"hello"})").status, 200);

    // What is written next is what the next customer sees.
    EXPECT_EQ(program
                  .patch(agent, R"({"businessMessagesAgent":{"conversationalSettings":{"en":{
                      "welcomeMessage":{"text":"Hello again"}}}}})")
                  .status,
              200);
    EXPECT_NE(town.visitor().get(place.page('c')).body.find("Hello again"), std::string::npos);

    const Answer off = program.patch(location + "/launch", R"({"launchState":"LAUNCH_STATE_UNLAUNCHED"})");
    EXPECT_EQ(text_at(off, "/launchState"), "LAUNCH_STATE_UNLAUNCHED");
    EXPECT_EQ(town.visitor().post(write, R"({"client_message_id":"c","text":"hello"})").code(),
              "store_not_available");
    EXPECT_EQ(customer.post(write, R"({"client_message_id":"d","text":"still here"})").status, 200);
    place.expect(program.remove(location), "RESOURCE_IN_USE");
}

TEST(GbmLaunch, StatesOfAFreshAgentAreThere) {
    Place place;
    auto& [town, program, agent, location] = place;
    const Answer verification = program.get(agent + "/verification");
    EXPECT_EQ(verification.status, 200);
    EXPECT_EQ(text_at(verification, "/verificationState"), "VERIFICATION_STATE_UNVERIFIED");
    const Answer launch = program.get(agent + "/launch");
    EXPECT_EQ(text_at(launch, "/name"), agent + "/launch");
    EXPECT_EQ(text_at(launch, "/businessMessages/launchDetails/LOCATION/launchState"),
              "LAUNCH_STATE_UNLAUNCHED");
    EXPECT_EQ(text_at(program.get(location + "/verification"), "/verificationState"),
              "VERIFICATION_STATE_UNVERIFIED");
    EXPECT_EQ(text_at(program.get(location + "/launch"), "/launchState"), "LAUNCH_STATE_UNLAUNCHED");
    EXPECT_EQ(program.post(agent + ":requestVerification", "{}").code(), "JSON_FIELD_MISSING");
    const std::string body =
        R"({"agentLaunch":{"businessMessages":{"launchDetails":{"LOCATION":{"entryPoint":"LOCATION"}}}}})";
    place.expect(program.post(agent + ":requestLaunch", body), "AGENT_UNVERIFIED");
    EXPECT_EQ(program.post(agent + ":requestLaunch", "{}").code(), "JSON_FIELD_MISSING");
    EXPECT_EQ(program.post(agent + ":nonsense", "{}").status, 404);
}

TEST(GbmLaunch, AfterVerificationSomeFieldsStay) {
    Place place;
    auto& [town, program, agent, location] = place;
    const Answer verified = program.post(agent + ":requestVerification", GbmProgram::contact_json());
    EXPECT_EQ(text_at(verified, "/verificationState"), "VERIFICATION_STATE_VERIFIED");
    EXPECT_EQ(text_at(verified, "/agentVerificationContact/brandWebsiteUrl"), "https://b.example");
    EXPECT_EQ(program.post(agent + ":requestVerification", GbmProgram::contact_json()).status, 200)
        << "as it stands";
    place.expect(program.patch(agent, R"({"displayName":"Other"})", "displayName"), "AGENT_VERIFIED");
    place.expect(program.patch(agent, R"({"businessMessagesAgent":{"logoUrl":"https://x.example"}})",
                               "businessMessagesAgent.logoUrl"),
                 "AGENT_VERIFIED");
    // The same again, as programs send whole agents.
    EXPECT_EQ(
        program.patch(agent, R"({"displayName":"Olive","businessMessagesAgent":{"customAgentId":"o2"}})")
            .status,
        200);
    EXPECT_EQ(program.patch(agent, R"({"businessMessagesAgent":{"phone":{"number":"+1555"}}})").status, 200);
    EXPECT_EQ(program.remove(agent).code(), "RESOURCE_IN_USE");
    place.expect(
        program.patch(agent + "/verification", R"({"verificationState":"VERIFICATION_STATE_PENDING"})"),
        "VERIFICATION_REFUSED");
    const Answer back =
        program.patch(agent + "/verification", R"({"verificationState":"VERIFICATION_STATE_UNVERIFIED"})");
    EXPECT_EQ(text_at(back, "/verificationState"), "VERIFICATION_STATE_UNVERIFIED");
    EXPECT_EQ(program.patch(agent, R"({"displayName":"Other"})", "displayName").status, 200);
    place.expect(program.remove(agent), "RESOURCE_IN_USE");
}

TEST(GbmLaunch, UnlaunchingAnAgentTakesItsShopsOff) {
    Place place;
    auto& [town, program, agent, location] = place;
    program.launch_agent(agent);
    program.post(location + ":requestVerification", "");
    place.tick_rules();
    ASSERT_EQ(program.post(location + ":requestLaunch", "").status, 200);
    place.expect(
        program.patch(agent + "/verification", R"({"verificationState":"VERIFICATION_STATE_UNVERIFIED"})"),
        "AGENT_LAUNCHED");
    const Answer off = program.patch(agent + "/launch", R"({"businessMessages":{"launchDetails":{"LOCATION":{
        "entryPoint":"LOCATION","launchState":"LAUNCH_STATE_UNLAUNCHED","regionCodes":[]}}}})");
    EXPECT_EQ(text_at(off, "/businessMessages/launchDetails/LOCATION/launchState"),
              "LAUNCH_STATE_UNLAUNCHED");
    EXPECT_EQ(text_at(program.get(location + "/launch"), "/launchState"), "LAUNCH_STATE_UNLAUNCHED");
    place.expect(program.post(location + ":requestLaunch", ""), "AGENT_UNLAUNCHED");
    place.expect(program.patch(agent + "/launch", R"({"businessMessages":{"launchDetails":{"LOCATION":{
        "launchState":"LAUNCH_STATE_LAUNCHED"}}}})"),
                 "LAUNCH_REFUSED");
}

TEST(GbmLaunch, NonLocalNeedsItsRegions) {
    Place place;
    auto& [town, program, agent, location] = place;
    ASSERT_EQ(
        program
            .patch(agent, R"({"businessMessagesAgent":{"entryPointConfigs":[{"allowedEntryPoint":"NON_LOCAL"},
                      {"allowedEntryPoint":"LOCATION"}],"nonLocalConfig":{"regionCodes":["US","CA"],
                      "enabledDomains":["olive.example"]}}})",
                   "businessMessagesAgent.entryPointConfigs,businessMessagesAgent.nonLocalConfig")
            .status,
        200);
    program.post(agent + ":requestVerification", GbmProgram::contact_json());
    const auto launch = [&](const std::string& regions) {
        return program.post(agent + ":requestLaunch", R"({"agentLaunch":{"businessMessages":{"launchDetails":{
            "LOCATION":{"entryPoint":"LOCATION"},"NON_LOCAL":{"entryPoint":"NON_LOCAL")" +
                                                          regions + "}}}}}");
    };
    EXPECT_EQ(launch("").code(), "JSON_FIELD_MISSING");
    EXPECT_EQ(launch(R"(,"regionCodes":["FR"])").code(), "REGION_UNKNOWN");
    const Answer both = launch(R"(,"regionCodes":["US"])");
    EXPECT_EQ(text_at(both, "/businessMessages/launchDetails/NON_LOCAL/regionCodes"), R"(["US"])");
    EXPECT_EQ(text_at(both, "/businessMessages/launchDetails/LOCATION/launchState"), "LAUNCH_STATE_LAUNCHED");
}

TEST(GbmLaunch, AKeyReachesTheConversationsOfTheBrandsItMade) {
    Town town;
    GbmProgram program(town, town.aurora.id);
    const std::string brand = GbmProgram::name_of(program.post("brands", R"({"displayName":"Olive Group"})"));
    const std::string agent = program.make_agent(brand);
    const std::string location = program.make_location(brand, agent);
    const auto id = [](const std::string& name) { return name.substr(name.rfind('/') + 1); };
    const auto brand_id = base::parse_id<domain::BrandId>(id(brand)).value();
    const auto shop = base::parse_id<domain::LocationId>(id(location)).value();
    ASSERT_TRUE(support::wait_for_done<std::int64_t>([&](auto done) {
        app::put_publishing(town.app(), {brand_id, shop, {.is_published = true}, {}, "operator"},
                            std::move(done));
    }));
    town.consumer("eva", town.app().directory.get()->find_location(shop)->slug);
    town.consumer("luc", "lyon");
    const std::string message =
        R"({"messageId":"m1","text":"Hello","representative":{"representativeType":"BOT","displayName":"O"}})";
    const Answer sent = program.post("conversations/" + town.conversation_of("eva") + "/messages", message);
    EXPECT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(program.post("conversations/" + town.conversation_of("luc") + "/messages", message).code(),
              "CONVERSATION_UNKNOWN");
    GbmProgram other(town, town.mercier.id);
    EXPECT_EQ(other.post("conversations/" + town.conversation_of("eva") + "/messages", message).code(),
              "CONVERSATION_UNKNOWN");
    // Customers have met it: it stays, also when it is forced.
    EXPECT_EQ(program.remove(brand + "?force=true").code(), "RESOURCE_IN_USE");
    EXPECT_EQ(program.get(location).status, 200);
}

TEST(GbmLaunch, TheOperatorMayWishToVerifyThemselves) {
    Place place([](server::Config& config) { config.gbm_verification = "operator"; });
    auto& [town, program, agent, location] = place;
    EXPECT_EQ(text_at(program.post(agent + ":requestVerification", GbmProgram::contact_json()),
                      "/verificationState"),
              "VERIFICATION_STATE_PENDING");
    EXPECT_EQ(text_at(program.post(location + ":requestVerification", ""), "/verificationState"),
              "VERIFICATION_STATE_PENDING");
    place.expect(program.post(location + ":requestLaunch", ""), "LOCATION_UNVERIFIED");
}

TEST(GbmLaunch, TheOperatorVerifiesAndRefuses) {
    const auto data = std::filesystem::temp_directory_path() / ("balcao-verify-" + base::random_token(8));
    const auto by_operator = [](server::Config& config) { config.gbm_verification = "operator"; };
    std::string agent, location;
    {
        Town town(data, {}, by_operator);
        GbmProgram program(town, town.aurora.id);
        agent = program.make_agent(program.brand());
        location = program.make_location(program.brand(), agent);
        program.post(agent + ":requestVerification", GbmProgram::contact_json());
        program.post(location + ":requestVerification", "");
    }
    server::CommandOptions options;
    options.config.data = data;
    options.names = {"Olga"};
    options.text = agent;
    EXPECT_EQ(server::run_gbm_verify(options), 0);
    EXPECT_EQ(server::run_gbm_verify(options), 1) << "it waits no more";
    options.text = location;
    options.wants_refusal = true;
    EXPECT_EQ(server::run_gbm_verify(options), 0);
    EXPECT_EQ(server::run_gbm_pending(options), 0);
    {
        Town town(data, {}, by_operator);
        GbmProgram program(town, town.aurora.id);
        EXPECT_EQ(text_at(program.get(agent + "/verification"), "/verificationState"),
                  "VERIFICATION_STATE_VERIFIED");
        EXPECT_EQ(text_at(program.get(agent + "/verification"), "/agentVerificationContact/partnerName"),
                  "P");
        EXPECT_EQ(text_at(program.get(location + "/verification"), "/verificationState"),
                  "VERIFICATION_STATE_UNVERIFIED");
    }
    std::filesystem::remove_all(data);
}

}  // namespace
