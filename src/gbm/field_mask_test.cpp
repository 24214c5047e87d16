// Every form of updateMask that Google's samples send (gbm-api.md §6.2), and what no mask means.
#include "gbm/field_mask.h"

#include <gtest/gtest.h>

#include "gbm/lenient_json.h"
#include "gbm/resource_shapes.h"

namespace gbm {
namespace {

namespace json = base::json;

constexpr const char* kAgent =
    R"({"displayName":"Olive","businessMessagesAgent":{"customAgentId":"olive","defaultLocale":"en",
    "conversationalSettings":{"en":{"welcomeMessage":{"text":"Hi"},"privacyPolicy":{"url":"https://o.example"}},
                              "pt-BR":{"welcomeMessage":{"text":"Oi"}}},
    "entryPointConfigs":[{"allowedEntryPoint":"LOCATION"}],
    "primaryAgentInteraction":{"interactionType":"HUMAN"}}})";

json::object read(const std::string& text) {
    return read_shape(parse_body(text).value(), kAgentShape).value();
}
base::Result<json::object> patch(const std::string& wanted, std::optional<std::string> mask,
                                 const std::string& now = kAgent) {
    return patched(read(now), read(wanted), kAgentShape, mask);
}
std::string at(const json::object& whole, const std::string& path) {
    boost::system::error_code error;
    const json::value all(whole);
    const auto* found = all.find_pointer(path, error);
    return found == nullptr ? "-" : json::serialize(*found);
}
const std::string kBm = "/businessMessagesAgent";

TEST(FieldMask, TakesTheNamedFieldsOnly) {
    const auto then =
        patch(R"({"displayName":"New","businessMessagesAgent":{"defaultLocale":"fr"}})", "displayName")
            .value();
    EXPECT_EQ(at(then, "/displayName"), "\"New\"");
    EXPECT_EQ(at(then, kBm + "/defaultLocale"), "\"en\"");
}

TEST(FieldMask, GoesDownIntoMessages) {
    const auto then = patch(R"({"businessMessagesAgent":{"defaultLocale":"pt-BR","customAgentId":"x"}})",
                            "businessMessagesAgent.defaultLocale")
                          .value();
    EXPECT_EQ(at(then, kBm + "/defaultLocale"), "\"pt-BR\"");
    EXPECT_EQ(at(then, kBm + "/customAgentId"), "\"olive\"");
}

TEST(FieldMask, TakesSeveralAndSpacesBetweenThem) {
    const auto then = patch(R"({"businessMessagesAgent":{"primaryAgentInteraction":{"interactionType":"BOT"},
                  "additionalAgentInteractions":{"interactionType":"HUMAN"}}})",
                            "businessMessagesAgent.primaryAgentInteraction, "
                            "businessMessagesAgent.additionalAgentInteractions")
                          .value();
    EXPECT_EQ(at(then, kBm + "/primaryAgentInteraction/interactionType"), "\"BOT\"");
    EXPECT_EQ(at(then, kBm + "/additionalAgentInteractions/0/interactionType"), "\"HUMAN\"");
}

TEST(FieldMask, TakesKeysOfMapsAsTheyAre) {
    const auto then = patch(R"({"businessMessagesAgent":{"conversationalSettings":{
                                "pt-BR":{"welcomeMessage":{"text":"Olá"}},"en":{"welcomeMessage":{"text":"no"}}}}})",
                            "businessMessagesAgent.conversationalSettings.pt-BR")
                          .value();
    EXPECT_EQ(at(then, kBm + "/conversationalSettings/pt-BR/welcomeMessage/text"), "\"Olá\"");
    EXPECT_EQ(at(then, kBm + "/conversationalSettings/en/welcomeMessage/text"), "\"Hi\"");
    const auto below = patch(R"({"businessMessagesAgent":{"conversationalSettings":{"en":{
                                 "welcomeMessage":{"text":"Hey"}}}}})",
                             "businessMessagesAgent.conversationalSettings.en.welcomeMessage")
                           .value();
    EXPECT_EQ(at(below, kBm + "/conversationalSettings/en/welcomeMessage/text"), "\"Hey\"");
    EXPECT_EQ(at(below, kBm + "/conversationalSettings/en/privacyPolicy/url"), "\"https://o.example\"");
}

TEST(FieldMask, TakesSnakeCase) {
    const auto then = patch(R"({"display_name":"New","business_messages_agent":{"survey_config":{
                                "template_question_ids":["A"]}}})",
                            "display_name,business_messages_agent.survey_config")
                          .value();
    EXPECT_EQ(at(then, "/displayName"), "\"New\"");
    EXPECT_EQ(at(then, kBm + "/surveyConfig/templateQuestionIds"), R"(["A"])");
    EXPECT_EQ(at(then, kBm + "/customAgentId"), "\"olive\"");
}

TEST(FieldMask, ReplacesAListAsAWhole) {
    const auto then =
        patch(R"({"businessMessagesAgent":{"entryPointConfigs":[{"allowedEntryPoint":"NON_LOCAL"}]}})",
              "businessMessagesAgent.entryPointConfigs")
            .value();
    EXPECT_EQ(at(then, kBm + "/entryPointConfigs"), R"([{"allowedEntryPoint":"NON_LOCAL"}])");
}

TEST(FieldMask, ClearsWhatTheBodyLacks) {
    EXPECT_EQ(at(patch("{}", "businessMessagesAgent.customAgentId").value(), kBm + "/customAgentId"), "-");
    EXPECT_EQ(at(patch("{}", "businessMessagesAgent.conversationalSettings.pt-BR").value(),
                 kBm + "/conversationalSettings/pt-BR"),
              "-");
    EXPECT_EQ(at(patch(R"({"displayName":""})", "displayName").value(), "/displayName"), "-");
}

TEST(FieldMask, WithoutAMaskMergesWhatIsThere) {
    for (const auto& mask : {std::optional<std::string>(), std::optional<std::string>("")}) {
        const auto then = patch(R"({"businessMessagesAgent":{"conversationalSettings":{
                                    "en":{"welcomeMessage":{"text":"Hey"}},"fr":{"welcomeMessage":{"text":"Salut"}}},
                                    "entryPointConfigs":[{"allowedEntryPoint":"NON_LOCAL"}]}})",
                                mask)
                              .value();
        EXPECT_EQ(at(then, kBm + "/conversationalSettings/en/welcomeMessage/text"), "\"Hey\"");
        EXPECT_EQ(at(then, kBm + "/conversationalSettings/en/privacyPolicy/url"), "\"https://o.example\"");
        EXPECT_EQ(at(then, kBm + "/conversationalSettings/fr/welcomeMessage/text"), "\"Salut\"");
        EXPECT_EQ(at(then, kBm + "/entryPointConfigs"), R"([{"allowedEntryPoint":"NON_LOCAL"}])");
        EXPECT_EQ(at(then, kBm + "/customAgentId"), "\"olive\"");
    }
}

TEST(FieldMask, AStarReplacesEverything) {
    const auto then = patch(R"({"displayName":"New"})", "*").value();
    EXPECT_EQ(at(then, "/displayName"), "\"New\"");
    EXPECT_EQ(at(then, kBm), "-");
}

TEST(FieldMask, PassesOverOutputAndNames) {
    const auto then =
        patch(
            R"({"name":"brands/x","displayName":"New","businessMessagesAgent":{"agentTestUrl":"https://x"}})",
            "name,displayName,businessMessagesAgent.testUrls,businessMessagesAgent.agentTestUrl")
            .value();
    EXPECT_EQ(at(then, "/displayName"), "\"New\"");
    EXPECT_EQ(at(then, kBm + "/agentTestUrl"), "-");
}

TEST(FieldMask, RefusesWhatIsNoField) {
    for (const char* mask : {"nonsense", "displayName.x", "businessMessagesAgent.nonsense",
                             "businessMessagesAgent.entryPointConfigs.0",
                             "businessMessagesAgent.conversationalSettings.en.nonsense",
                             "businessMessagesAgent..defaultLocale", "."}) {
        const auto refused = patch("{}", mask);
        ASSERT_FALSE(refused) << mask;
        EXPECT_EQ(refused.error().code, "mask_unknown") << mask;
    }
}

TEST(FieldMask, TheOtherMemberOfAUnionGoes) {
    const auto then = patch(R"({"verifiedSmsAgent":{"description":"d"}})", "verifiedSmsAgent").value();
    EXPECT_EQ(at(then, kBm), "-");
    EXPECT_EQ(at(then, "/verifiedSmsAgent/description"), "\"d\"");
}

}  // namespace
}  // namespace gbm
