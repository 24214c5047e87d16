#include "base/json.h"

#include <gtest/gtest.h>

namespace base {
namespace {

enum class Color : std::uint8_t { red, dark_green };
BOOST_DESCRIBE_ENUM(Color, red, dark_green)

struct Inner {
    int number = 0;
    bool operator==(const Inner&) const = default;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (number))

struct Outer {
    std::string text;
    bool is_on = false;
    std::int64_t big = 0;
    std::uint8_t small = 0;
    double ratio = 0;
    Color color = Color::red;
    Timestamp at;
    StrongId<struct OuterTag> id;
    Inner inner;
    std::vector<Inner> list;
    std::map<std::string, std::string> words;
    std::optional<std::string> maybe;
    bool operator==(const Outer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (text, is_on, big, small, ratio, color, at, id, inner, list, words, maybe))

Outer full() {
    return {"Ol\xc3\xa1 \"you\" \\ \n\t\x01",
            true,
            -9'007'199'254'740'993,
            200,
            0.1,
            Color::dark_green,
            from_us(1'714'813'953'204'000),
            {*parse_uuid("01890a5d-ac96-774b-bcce-b302099a8057")},
            {7},
            {{1}, {2}},
            {{"pt", "sim"}, {"vi", ""}},
            "x"};
}

constexpr std::string_view kFull =
    "{\"text\":\"Ol\xc3\xa1 \\\"you\\\" \\\\ "
    "\\n\\t\\u0001\",\"is_on\":true,\"big\":-9007199254740993,\"small\":200,"
    "\"ratio\":0.1,\"color\":\"dark_green\",\"at\":\"2024-05-04T09:12:33.204Z\","
    "\"id\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"inner\":{\"number\":7},\"list\":[{\"number\":1},{"
    "\"number\":2}],"
    "\"words\":{\"pt\":\"sim\",\"vi\":\"\"},\"maybe\":\"x\"}";

TEST(Json, WritesMembersInTheirOrder) {
    EXPECT_EQ(encode(full()), kFull);
}

TEST(Json, ReadsWhatItWrote) {
    EXPECT_EQ(decode<Outer>(kFull), full());
    Outer bare = full();
    bare.maybe.reset();
    bare.list.clear();
    bare.words.clear();
    EXPECT_EQ(encode(bare).find("maybe"), std::string::npos);
    EXPECT_EQ(decode<Outer>(encode(bare)), bare);
}

TEST(Json, NullEmptiesAnOptional) {
    std::string text(kFull);
    text.replace(text.find("\"x\"}"), 3, "null");
    ASSERT_TRUE(decode<Outer>(text));
    EXPECT_EQ(decode<Outer>(text)->maybe, std::nullopt);
}

// Each row is the full object with one part put in place of another.
TEST(Json, RefusesAndNamesTheField) {
    struct Row {
        std::string_view part, instead, code, field;
    };
    for (const auto& [part, instead, code, field] : {
             Row{"\"is_on\":true", "\"is_on\":1", "json_type_wrong", "is_on"},
             Row{"\"is_on\":true", "\"is_on\":null", "json_type_wrong", "is_on"},
             Row{"\"is_on\":true,", "", "json_field_missing", "is_on"},
             Row{"\"is_on\":true", "\"is_on\":true,\"extra\":0", "json_field_unknown", "extra"},
             Row{"\"big\":-9007199254740993", "\"big\":\"7\"", "json_type_wrong", "big"},
             Row{"\"big\":-9007199254740993", "\"big\":1.5", "json_type_wrong", "big"},
             Row{"\"big\":-9007199254740993", "\"big\":9223372036854775808", "json_type_wrong", "big"},
             Row{"\"big\":-9007199254740993", "\"big\":1e30", "json_type_wrong", "big"},
             Row{"\"small\":200", "\"small\":256", "json_type_wrong", "small"},
             Row{"\"small\":200", "\"small\":-1", "json_type_wrong", "small"},
             Row{"\"ratio\":0.1", "\"ratio\":\"0.1\"", "json_type_wrong", "ratio"},
             Row{"\"dark_green\"", "\"Dark_Green\"", "json_type_wrong", "color"},
             Row{"\"dark_green\"", "1", "json_type_wrong", "color"},
             Row{"2024-05-04T09", "2024-05-04T25", "time_malformed", ""},
             Row{"01890a5d-", "01890a5d", "id_malformed", ""},
             Row{"{\"number\":7}", "7", "json_type_wrong", "inner"},
             Row{"{\"number\":7}", "[]", "json_type_wrong", "inner"},
             Row{"{\"number\":7}", "{}", "json_field_missing", "number"},
             Row{"[{\"number\":1},{\"number\":2}]", "{}", "json_type_wrong", "list"},
             Row{"{\"number\":2}]", "2]", "json_type_wrong", "list"},
             Row{"\"vi\":\"\"", "\"vi\":3", "json_type_wrong", "vi"},
         }) {
        std::string text(kFull);
        text.replace(text.find(part), part.size(), instead);
        const auto read = decode<Outer>(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, code) << text;
        EXPECT_EQ(read.error().kind, ErrorKind::invalid);
        EXPECT_NE(read.error().message.find(field), std::string::npos) << read.error().message;
    }
}

TEST(Json, SyntaxIsStrict) {
    for (const std::string text : {"",
                                   " ",
                                   "{",
                                   "{\"a\":}",
                                   "{'a':1}",
                                   "{\"a\":1,}",
                                   "[1,]",
                                   "01",
                                   "+1",
                                   "NaN",
                                   "tru",
                                   "nul",
                                   "\"",
                                   "\"\\x\"",
                                   "\"\\ud800\"",
                                   "\"\\udc00\"",
                                   "\"\n\"",
                                   "\"\xff\"",
                                   "\"\xc0\x80\"",
                                   "{} {}",
                                   "{}x",
                                   "// c\n{}",
                                   "\xef\xbb\xbf{}"}) {
        const auto read = parse_json(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, "json_malformed") << text;
    }
    EXPECT_EQ(parse_json_object("[]").error().code, "json_type_wrong");
    EXPECT_TRUE(parse_json_object(" {} \n"));
}

TEST(Json, DepthHasABound) {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_TRUE(parse_json(nested(kJsonDepthMax)));
    EXPECT_EQ(parse_json(nested(kJsonDepthMax + 1)).error().code, "json_malformed");
    EXPECT_EQ(parse_json(nested(100'000)).error().code, "json_malformed");
}

TEST(Json, LongUnknownNamesAreCutInTheMessage) {
    const auto read = decode<Inner>("{\"number\":1,\"" + std::string(10'000, 'x') + "\":1}");
    ASSERT_FALSE(read);
    EXPECT_LT(read.error().message.size(), 200U);
}

TEST(Json, NumbersThatAreNoneBecomeNull) {
    std::string out;
    append_json_number(out, std::numeric_limits<double>::infinity());
    append_json_number(out, std::nan(""));
    EXPECT_EQ(out, "nullnull");
}

TEST(Json, EnumeratorsByName) {
    EXPECT_EQ(name_of(Color::dark_green), "dark_green");
    EXPECT_EQ(find_enum<Color>("red"), Color::red);
    EXPECT_EQ(find_enum<Color>(""), std::nullopt);
}

}  // namespace
}  // namespace base
