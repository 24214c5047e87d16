#include "server/json_lines.h"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>

namespace server {
namespace {

base::Result<base::json::object> shout(const base::json::object& asked) {
    const auto* text = asked.if_contains("text");
    if (text == nullptr) return base::fail(base::ErrorKind::invalid, "text_missing", "say \"text\"");
    if (*text == "boom") throw std::runtime_error("bang");
    return base::json::object{{"said", *text}};
}

std::string run(const std::string& input) {
    std::istringstream in(input);
    std::ostringstream out;
    EXPECT_EQ(run_json_lines(in, out, shout), 0);
    return out.str();
}

TEST(JsonLines, AnswersInOrderWithTheIdFirst) {
    EXPECT_EQ(run("{\"text\":\"a\",\"id\":1}\n{\"id\":\"x\",\"text\":\"b\",\"other\":[]}\n"),
              "{\"id\":1,\"said\":\"a\"}\n{\"id\":\"x\",\"said\":\"b\"}\n");
}

TEST(JsonLines, LastLineNeedsNoNewlineAndNothingGivesNothing) {
    EXPECT_EQ(run("{\"id\":1,\"text\":\"a\"}"), "{\"id\":1,\"said\":\"a\"}\n");
    EXPECT_EQ(run(""), "");
}

TEST(JsonLines, BadLineGivesAnErrorAndGoesOn) {
    const std::string out =
        run("nonsense\n[1]\n\n{\"id\":7}\r\n{\"id\":8,\"text\":\"a\"}\n{\"text\":\"b\"}\n");
    std::istringstream lines(out);
    std::vector<base::json::object> got;
    for (std::string line; std::getline(lines, line);)
        got.push_back(base::parse_json_object(line).value());
    ASSERT_EQ(got.size(), 6u);
    EXPECT_TRUE(got[0]["id"].is_null());
    EXPECT_EQ(got[0]["error"].at("code"), "json_malformed");
    EXPECT_EQ(got[1]["error"].at("code"), "json_type_wrong");
    EXPECT_EQ(got[2]["error"].at("code"), "json_malformed");
    EXPECT_EQ(got[3]["id"], 7);
    EXPECT_EQ(got[3]["error"].at("code"), "text_missing");
    EXPECT_EQ(got[4]["said"], "a");
    EXPECT_TRUE(got[5]["id"].is_null());
}

TEST(JsonLines, ThrowingAnswerIsAnErrorLine) {
    EXPECT_EQ(run("{\"id\":1,\"text\":\"boom\"}\n"),
              "{\"id\":1,\"error\":{\"code\":\"internal\",\"message\":\"bang\"}}\n");
}

TEST(JsonLines, LineOverTheLimitIsRefusedAndTheNextOneRead) {
    const std::string out = run(std::string(kJsonLineBytesMax + 1, 'x') + "\n{\"id\":2,\"text\":\"a\"}\n");
    EXPECT_EQ(
        out,
        "{\"id\":null,\"error\":{\"code\":\"line_too_long\",\"message\":\"a line has at most 1 MiB\"}}\n"
        "{\"id\":2,\"said\":\"a\"}\n");
}

TEST(JsonLines, LinesAcrossBlocksStayWhole) {
    std::string input, expected;
    for (int i = 0; i < 20'000; ++i) {
        input += "{\"id\":" + std::to_string(i) + ",\"text\":\"" + std::string(size_t(i % 50), 'y') + "\"}\n";
        expected +=
            "{\"id\":" + std::to_string(i) + ",\"said\":\"" + std::string(size_t(i % 50), 'y') + "\"}\n";
    }
    EXPECT_EQ(run(input), expected);
}

// Hands out one line per read, and only once the answer to the one before has been flushed.
class Waiting : public std::streambuf {
 public:
    explicit Waiting(const std::ostringstream& out) : out_(out) {}

 protected:
    int_type underflow() override {
        if (asked_ > 0) {
            EXPECT_NE(out_.str().find("\"id\":" + std::to_string(asked_) + ","), std::string::npos);
        }
        if (++asked_ > 3) return traits_type::eof();
        line_ = "{\"id\":" + std::to_string(asked_) + ",\"text\":\"a\"}\n";
        setg(line_.data(), line_.data(), line_.data() + line_.size());
        return traits_type::to_int_type(line_[0]);
    }

 private:
    const std::ostringstream& out_;
    std::string line_;
    int asked_ = 0;
};

TEST(JsonLines, AnswersBeforeItWaits) {
    std::ostringstream out;
    Waiting source(out);
    std::istream in(&source);
    EXPECT_EQ(run_json_lines(in, out, shout), 0);
}

TEST(JsonLines, UnwritableOutputEndsWithOne) {
    std::istringstream in("{\"id\":1,\"text\":\"a\"}\n{\"id\":1,\"text\":\"a\"}\n");
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    EXPECT_EQ(run_json_lines(in, out, shout), 1);
}

}  // namespace
}  // namespace server
