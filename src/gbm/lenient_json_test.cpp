#include "gbm/lenient_json.h"

#include <gtest/gtest.h>

namespace gbm {
namespace {

struct Row {
    std::string_view name;
    std::string text;
    std::string wanted;  // strict JSON; empty: refused
};

std::string nested(std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
}

TEST(LenientJson, ReadsWhatProgramsSend) {
    const Row rows[] = {
        {"strict", R"({"a":[1,-2.5,true,false,null,"x"]})", R"({"a":[1,-2.5E0,true,false,null,"x"]})"},
        {"single quotes", R"({'a':'it is "quoted"'})", R"({"a":"it is \"quoted\""})"},
        {"escaped single quote", R"({'a':'it\'s'})", R"({"a":"it's"})"},
        {"apostrophe in double quotes", R"({"a":"it's"})", R"({"a":"it's"})"},
        {"trailing commas", R"({"a":[1,2,],})", R"({"a":[1,2]})"},
        {"bare names", R"({a_1:1,$b:2})", R"({"a_1":1,"$b":2})"},
        {"line break in a text", "{\"a\":\"b\nc\"}", R"({"a":"b\nc"})"},
        {"byte order mark", "\xEF\xBB\xBF{}", "{}"},
        {"escapes", R"("\u00e9\t\/\ud83d\ude00")", "\"\u00e9\\t/\U0001F600\""},
        {"large number", "9223372036854775807", "9223372036854775807"},
        {"largest double", "1.5E308", "1.5E308"},
        {"beyond a double", R"({"":814623.2038E488})", ""},
        {"below a double", "1E-400", "0E0"},
        {"deepest", nested(base::kJsonDepthMax + 1), nested(base::kJsonDepthMax + 1)},
        {"too deep", nested(base::kJsonDepthMax + 2), ""},
        {"brace for bracket", R"({"a":[1})", ""},
        {"name twice", R"({"a":1,"a":2})", ""},
        {"two commas", "[1,,2]", ""},
        {"comma first", "[,1]", ""},
        {"no colon", R"({"a" 1})", ""},
        {"behind it", "{} {}", ""},
        {"bare word", "hello", ""},
        {"unknown escape", R"("\x41")", ""},
        {"half a pair", R"("\ud83d")", ""},
        {"half a pair and a letter", R"("\ud83d\u0041")", ""},
        {"low half alone", R"("\ude00")", ""},
        {"no end", "\"abc", ""},
        {"ends in an escape", "\"abc\\", ""},
        {"ends in a code", "\"\\u12", ""},
        {"leading zero", "01", ""},
        {"lonely minus", "-", ""},
        {"not UTF-8", "\"\xC3\x28\"", ""},
        {"nothing", "", ""},
    };
    for (const Row& row : rows) {
        const auto value = parse_lenient_json(row.text);
        EXPECT_EQ(value.has_value(), !row.wanted.empty()) << row.name;
        if (value) {
            EXPECT_EQ(base::json::serialize(*value), row.wanted) << row.name;
        } else {
            EXPECT_EQ(value.error().code, "json_malformed") << row.name;
        }
    }
}

TEST(LenientJson, BodyIsAnObjectOrNothing) {
    EXPECT_TRUE(parse_body("")->empty());
    EXPECT_TRUE(parse_body(" \r\n")->empty());
    EXPECT_EQ(parse_body("[]").error().code, "json_type_wrong");
}

}  // namespace
}  // namespace gbm
