#include "server/scan.h"

#include <gtest/gtest.h>

#include <sstream>

#include "server/json_lines.h"

namespace server {
namespace {

std::string run(const std::string& input) {
    std::istringstream in(input);
    std::ostringstream out;
    EXPECT_EQ(run_json_lines(in, out,
                             [](const base::json::object& asked) {
                                 return answer_scan(domain::privacy::scanner(), asked);
                             }),
              0);
    return out.str();
}

TEST(Scan, OneLineForEachLineInOrder) {
    EXPECT_EQ(
        run(R"({"id":"a","direction":"consumer","text":"card 4111 1111 1111 1111","lang":"en"}
{"id":"b","direction":"business","text":"What is your card number?"}
{"id":3,"direction":"consumer","text":"Do you have it in blue?"}
)"),
        R"({"id":"a","findings":[{"kind":"card","start":5,"end":24}],"asks":[],"masked":"card •••• •••• •••• 1111"}
{"id":"b","findings":[],"asks":["card"],"masked":"What is your card number?"}
{"id":3,"findings":[],"asks":[],"masked":"Do you have it in blue?"}
)");
}

TEST(Scan, MessagesSayWhichOne) {
    EXPECT_EQ(
        run(R"({"id":1,"direction":"consumer","messages":[{"at_s":0,"text":"4111 1111"},{"at_s":9,"text":"1111 1111"}]}
)"),
        R"({"id":1,"findings":[{"kind":"card","start":0,"end":9,"message":0},{"kind":"card","start":0,"end":9,"message":1}],"asks":[],"masked":["•••• ••••","•••• 1111"]}
)");
}

// An expiry date is masked with its card; the kinds of the answer do not name it.
TEST(Scan, ExpiryIsMaskedButNoKind) {
    EXPECT_EQ(
        run(R"({"id":1,"text":"4111111111111111 12/27"}
)"),
        R"({"id":1,"findings":[{"kind":"card","start":0,"end":16}],"asks":[],"masked":"•••• •••• •••• 1111 **/**"}
)");
}

TEST(Scan, TheShopsOwnValuesPass) {
    EXPECT_EQ(
        run(R"({"id":1,"direction":"business","text":"IBAN DE89370400440532013000","allow":["DE89 3704 0044 0532 0130 00"]}
)"),
        R"({"id":1,"findings":[],"asks":[],"masked":"IBAN DE89370400440532013000"}
)");
}

std::string code_of(const std::string& line) {
    const auto answer = base::parse_json_object(run(line + "\n")).value();
    return std::string(answer.at("error").as_object().at("code").as_string());
}

TEST(Scan, BadLinesAreAnsweredAndTheNextIsRead) {
    EXPECT_EQ(code_of(R"({"id":1})"), "text_missing");
    EXPECT_EQ(code_of(R"({"id":1,"text":5})"), "text_not_text");
    EXPECT_EQ(code_of(R"({"id":1,"text":"x","direction":"sideways"})"), "direction_unknown");
    EXPECT_EQ(code_of(R"({"id":1,"text":"x","allow":"y"})"), "allow_wrong");
    EXPECT_EQ(code_of(R"({"id":1,"messages":"x"})"), "messages_wrong");
    EXPECT_EQ(code_of(R"({"id":1,"messages":[{"text":"x"}]})"), "messages_wrong");
    EXPECT_EQ(code_of(R"({"id":1,"text":")" + std::string(kScanTextCharsMax + 1, 'x') + "\"}"),
              "text_too_long");
    std::string many = R"({"id":1,"messages":[{"at_s":0,"text":""})";
    for (std::size_t i = 0; i < kScanMessagesMax; ++i)
        many += R"(,{"at_s":0,"text":""})";
    EXPECT_EQ(code_of(many + "]}"), "messages_too_many");
    EXPECT_NE(run("{\n{\"id\":2,\"text\":\"ok\"}\n").find(R"({"id":2,"findings":[])"), std::string::npos);
}

}  // namespace
}  // namespace server
