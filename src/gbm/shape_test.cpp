// What the reader of all resources takes and refuses (gbm-api.md §1.5, §7).
#include "gbm/shape.h"

#include <gtest/gtest.h>

#include "gbm/lenient_json.h"
#include "gbm/resource_shapes.h"

namespace gbm {
namespace {

namespace json = base::json;

base::Result<json::object> read(const std::string& text, const Shape& shape = kAgentShape) {
    return read_shape(parse_body(text).value(), shape);
}
std::string code(const std::string& text, const Shape& shape = kAgentShape) {
    const auto result = read(text, shape);
    return result ? "ok" : result.error().code;
}

TEST(Shape, TakesWhatTheSamplesSend) {
    const auto agent = read(R"({'display_name':'Olive','businessMessagesAgent':{customAgentId:'',
        'primaryAgentInteraction':{'interactionType':'HUMAN','humanRepresentative':{'humanMessagingAvailability':
            {'hours':[{'startDay':'MONDAY','endDay':'SUNDAY','startTime':{'hours':'0'},'endTime':{'hours':'23',
             'minutes':59},'timeZone':'America/New_York',},],},},},
        'additionalAgentInteractions':{'interactionType':'BOT'}}})");
    ASSERT_TRUE(agent) << agent.error().message;
    EXPECT_EQ(
        json::serialize(*agent),
        R"({"displayName":"Olive","businessMessagesAgent":{"primaryAgentInteraction":{"interactionType":)"
        R"("HUMAN","humanRepresentative":{"humanMessagingAvailability":{"hours":[{"startDay":"MONDAY",)"
        R"("endDay":"SUNDAY","startTime":{},"endTime":{"hours":23,"minutes":59},"timeZone":)"
        R"("America/New_York"}]}}},"additionalAgentInteractions":[{"interactionType":"BOT"}]}})");
}

TEST(Shape, LeavesOutDefaultsAndOutput) {
    const auto agent = read(R"({"name":"x","displayName":"O","businessMessagesAgent":{"agentTestUrl":"u",
        "testUrls":[1],"entryPointConfigs":[],"logoUrl":null,"nonLocalConfig":{}}})");
    EXPECT_EQ(json::serialize(*agent),
              R"({"displayName":"O","businessMessagesAgent":{"nonLocalConfig":{}}})");
}

TEST(Shape, Refuses) {
    EXPECT_EQ(code(R"({"display":"x"})"), "json_field_unknown");
    EXPECT_EQ(code(R"({"displayName":"x","display_name":"y"})"), "json_malformed");
    EXPECT_EQ(code(R"({"displayName":7})"), "json_type_wrong");
    EXPECT_EQ(code("{\"displayName\":\"" + std::string(101, 'x') + "\"}"), "field_too_long");
    EXPECT_EQ(code("{\"displayName\":\"" + std::string(100, 'x') + "\"}"), "ok");
    EXPECT_EQ(code(R"({"businessMessagesAgent":{"logoUrl":"javascript:x"}})"), "url_malformed");
    EXPECT_EQ(code(R"({"businessMessagesAgent":{},"verifiedSmsAgent":{}})"), "union_not_one");
    EXPECT_EQ(code(R"({"businessMessagesAgent":{"conversationalSettings":[]}})"), "json_type_wrong");
    EXPECT_EQ(code(R"({"businessMessagesAgent":{"entryPointConfigs":[{"allowedEntryPoint":"MOON"}]}})"),
              "json_type_wrong");
    std::string starters;
    for (int i = 0; i < 6; ++i)
        starters += std::string(i == 0 ? "" : ",") + R"({"suggestion":{"reply":{"text":"x"}}})";
    EXPECT_EQ(code(R"({"businessMessagesAgent":{"conversationalSettings":{"en":{"conversationStarters":[)" +
                   starters + "]}}}}"),
              "too_many_items");
}

TEST(Shape, SaysWhichFieldIsNeeded) {
    const auto greeting = read(R"({"locale":"en"})", kGreetingShape);
    const auto needed = check_needed(*greeting, kGreetingShape, Need::when_made);
    ASSERT_FALSE(needed);
    EXPECT_EQ(needed.error().code, "json_field_missing");
    EXPECT_NE(needed.error().message.find("welcomeMessages"), std::string::npos);
    // A setting of a patch may lack what a new one needs.
    const auto agent = read(
        R"({"displayName":"O","businessMessagesAgent":{"conversationalSettings":{"en":{"welcomeMessage":{"text":"x"}}}}})");
    EXPECT_TRUE(check_needed(*agent, kAgentShape, Need::always));
    EXPECT_FALSE(check_needed(*agent, kAgentShape, Need::when_made));
}

}  // namespace
}  // namespace gbm
