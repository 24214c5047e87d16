#include "base/text.h"

#include <gtest/gtest.h>

namespace base {
namespace {

struct Utf8Row {
    std::string text;
    bool is_valid;
    std::size_t code_points;
    const char* why;
};

// After the table of RFC 3629 §4: each row an edge of it.
TEST(Text, Utf8IsStrict) {
    const std::vector<Utf8Row> rows{
        {"", true, 0, "nothing"},
        {"abc", true, 3, "ASCII"},
        {std::string("\0", 1), true, 1, "NUL is a character"},
        {"\x7f", true, 1, "the last of one byte"},
        {"\xc2\x80", true, 1, "the first of two bytes"},
        {"\xdf\xbf", true, 1, "the last of two bytes"},
        {"\xe0\xa0\x80", true, 1, "the first of three bytes"},
        {"\xed\x9f\xbf", true, 1, "before the surrogates"},
        {"\xee\x80\x80", true, 1, "after the surrogates"},
        {"\xef\xbf\xbf", true, 1, "the last of three bytes"},
        {"\xf0\x90\x80\x80", true, 1, "the first of four bytes"},
        {"\xf4\x8f\xbf\xbf", true, 1, "U+10FFFF"},
        {"Ol\xc3\xa1 \xf0\x9f\x91\x8b", true, 5, "a greeting"},
        {"\x80", false, 0, "a tail without a head"},
        {"\xbf", false, 0, "a tail without a head"},
        {"\xc0\x80", false, 0, "NUL in two bytes"},
        {"\xc1\xbf", false, 0, "overlong"},
        {"\xc2", false, 0, "cut off"},
        {"\xc2 ", false, 0, "no tail"},
        {"\xc2\xc2", false, 0, "no tail"},
        {"\xe0\x9f\xbf", false, 0, "overlong"},
        {"\xe0\xa0", false, 0, "cut off"},
        {"\xed\xa0\x80", false, 0, "the first surrogate"},
        {"\xed\xbf\xbf", false, 0, "the last surrogate"},
        {"\xf0\x8f\xbf\xbf", false, 0, "overlong"},
        {"\xf0\x90\x80", false, 0, "cut off"},
        {"\xf4\x90\x80\x80", false, 0, "above U+10FFFF"},
        {"\xf5\x80\x80\x80", false, 0, "no such head"},
        {"\xf8\x88\x80\x80\x80", false, 0, "five bytes"},
        {"\xfe", false, 0, "never"},
        {"\xff", false, 0, "never"},
        {"good \xff bad", false, 0, "in the middle"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(is_utf8(row.text), row.is_valid) << row.why;
        if (row.is_valid) EXPECT_EQ(count_code_points(row.text), row.code_points) << row.why;
    }
}

TEST(Text, CutsBetweenCharacters) {
    const std::string_view text = "a\xc3\xa9\xf0\x9f\x91\x8b!";
    EXPECT_EQ(cut_to_code_points(text, 0), "");
    EXPECT_EQ(cut_to_code_points(text, 1), "a");
    EXPECT_EQ(cut_to_code_points(text, 2), "a\xc3\xa9");
    EXPECT_EQ(cut_to_code_points(text, 3), "a\xc3\xa9\xf0\x9f\x91\x8b");
    EXPECT_EQ(cut_to_code_points(text, 4), text);
    EXPECT_EQ(cut_to_code_points(text, 99), text);
    EXPECT_EQ(cut_to_code_points("", 3), "");
}

TEST(Text, TrimsComparesAndSplitsAscii) {
    EXPECT_EQ(trim(" \t\r\n\v\f a b \n"), "a b");
    EXPECT_EQ(trim(" \n "), "");
    EXPECT_EQ(trim("\xc2\xa0x"), "\xc2\xa0x");  // only ASCII white space
    EXPECT_TRUE(equal_ignoring_case("Content-TYPE", "content-type"));
    EXPECT_FALSE(equal_ignoring_case("a", "ab"));
    EXPECT_FALSE(equal_ignoring_case("\xc3\x89", "\xc3\xa9"));
    EXPECT_EQ(lower_ascii("ANA@Example.ORG"), "ana@example.org");
    EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
    EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
    EXPECT_EQ(split(",", ','), (std::vector<std::string_view>{"", ""}));
}

TEST(Text, EscapesWhatHtmlWouldRead) {
    EXPECT_EQ(escape_html("<a href=\"x\">'&'</a>"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
    EXPECT_EQ(escape_html("plain \xc3\xa9"), "plain \xc3\xa9");
}

TEST(Text, PercentCoding) {
    EXPECT_EQ(percent_decode("a%20b+c"), "a b+c");
    EXPECT_EQ(percent_decode("%C3%a9"), "\xc3\xa9");
    EXPECT_EQ(percent_decode("%00"), std::string("\0", 1));
    EXPECT_EQ(percent_decode(""), "");
    for (const char* text : {"%", "%2", "a%", "%zz", "%2g", "%%20"})
        EXPECT_EQ(percent_decode(text), std::nullopt);
    EXPECT_EQ(percent_encode("a b/\xc3\xa9~-._"), "a%20b%2F%C3%A9~-._");
    for (int c = 0; c < 256; ++c) {
        const std::string byte(1, static_cast<char>(c));
        EXPECT_EQ(percent_decode(percent_encode(byte)), byte);
    }
}

TEST(Text, FormValues) {
    const std::string_view form = "text=Ol%C3%A1+a+todos&empty=&flag&a%20b=1&twice=1&twice=2&bad=%zz";
    EXPECT_EQ(find_form_value(form, "text"), "Ol\xc3\xa1 a todos");
    EXPECT_EQ(find_form_value(form, "empty"), "");
    EXPECT_EQ(find_form_value(form, "flag"), "");
    EXPECT_EQ(find_form_value(form, "a b"), "1");
    EXPECT_EQ(find_form_value(form, "twice"), "1");
    EXPECT_EQ(find_form_value(form, "bad"), std::nullopt);
    EXPECT_EQ(find_form_value(form, "absent"), std::nullopt);
    EXPECT_EQ(find_form_value("", "text"), std::nullopt);
}

}  // namespace
}  // namespace base
