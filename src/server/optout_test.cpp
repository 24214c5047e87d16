#include "server/optout.h"

#include <gtest/gtest.h>

#include <sstream>

#include "server/json_lines.h"

namespace server {
namespace {

std::string run(const std::string& input) {
    std::istringstream in(input);
    std::ostringstream out;
    EXPECT_EQ(run_json_lines(in, out, answer_opt_out), 0);
    return out.str();
}

TEST(OptOut, OneLineForEachLineInOrder) {
    EXPECT_EQ(run(R"({"id":"a","lang":"en","text":"STOP"}
{"id":"b","lang":"en","text":"cancel my order"}
{"id":"c","lang":"en","text":"Do you have it in blue?","shop":{"x":1}}
)"),
              R"({"id":"a","answer":"stop"}
{"id":"b","answer":"ask"}
{"id":"c","answer":"no"}
)");
}

TEST(OptOut, ContextIsAWordOrAnObject) {
    EXPECT_EQ(run(R"({"id":1,"lang":"en","text":"cancel"}
{"id":2,"lang":"en","text":"cancel","context":null}
{"id":3,"lang":"en","text":"cancel","context":"proactive"}
{"id":4,"lang":"en","text":"cancel","context":"order"}
{"id":5,"lang":"en","text":"cancel","context":"none"}
{"id":6,"lang":"en","text":"cancel","context":{"last_was_proactive":true,"task_open":true}}
{"id":7,"lang":"en","text":"cancel","context":{"task_open":false}}
{"id":8,"lang":"en","text":"cancel","context":{"task_open":true,"other":1}}
{"id":9,"lang":"en","text":"cancel","context":"something else"}
)"),
              R"({"id":1,"answer":"ask"}
{"id":2,"answer":"ask"}
{"id":3,"answer":"stop"}
{"id":4,"answer":"ask"}
{"id":5,"answer":"stop"}
{"id":6,"answer":"stop"}
{"id":7,"answer":"stop"}
{"id":8,"answer":"ask"}
{"id":9,"answer":"ask"}
)");
}

TEST(OptOut, LangMayBeMissingNullOrRegional) {
    EXPECT_EQ(run(R"({"id":1,"text":"parar"}
{"id":2,"lang":null,"text":"STOP"}
{"id":3,"lang":"pt-BR","text":"SAIR"}
{"id":4,"lang":"zz","text":"abmelden"}
)"),
              R"({"id":1,"answer":"stop"}
{"id":2,"answer":"stop"}
{"id":3,"answer":"stop"}
{"id":4,"answer":"stop"}
)");
}

TEST(OptOut, BadLinesAreErrorsWithCodes) {
    const auto code = [](const std::string& line) {
        const auto answer = base::parse_json_object(run(line + "\n")).value();
        return std::string(answer.at("error").at("code").as_string().c_str());
    };
    EXPECT_EQ(code(R"({"id":1})"), "text_missing");
    EXPECT_EQ(code(R"({"id":1,"text":5})"), "text_not_text");
    EXPECT_EQ(code(R"({"id":1,"text":"a","lang":5})"), "lang_not_text");
    EXPECT_EQ(code(R"({"id":1,"text":"a","context":5})"), "context_wrong");
    EXPECT_EQ(code(R"({"id":1,"text":"a","context":{"task_open":"yes"}})"), "context_wrong");
    EXPECT_EQ(code("{"), "json_malformed");
}

}  // namespace
}  // namespace server
