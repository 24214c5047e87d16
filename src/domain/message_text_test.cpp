#include "domain/message_text.h"

#include <gtest/gtest.h>

#include "domain/receive_message.h"
#include "domain/send_message.h"
#include "domain/test_play.h"

namespace domain {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += piece;
    return out;
}

std::string code_of(const base::Result<void>& result) {
    return result ? "" : result.error().code;
}

TEST(MessageText, WhatATextMayBe) {
    struct Row {
        std::string text;
        BlankText blank;
        std::string code;
    };
    constexpr auto kRefused = BlankText::refused;
    for (const auto& [text, blank, code] : std::vector<Row>{
             {"hi", kRefused, ""},
             {"line\nbreak\r\nand\ttab", kRefused, ""},
             {repeated("x", 50), kRefused, ""},
             {repeated("\xf0\x9f\x91\x8b", 50), kRefused, ""},  // characters count, not bytes
             {repeated("x", 51), kRefused, "message_too_long"},
             {repeated("\xf0\x9f\x91\x8b", 51), kRefused, "message_too_long"},
             {repeated(" ", 51), kRefused, "text_empty"},
             {"", kRefused, "text_empty"},
             {"", BlankText::allowed, ""},
             {" \n\t ", kRefused, "text_empty"},
             {" \n\t ", BlankText::allowed, ""},
             {"\xff", kRefused, "text_not_utf8"},
             {"\xc3", kRefused, "text_not_utf8"},
             {"\xed\xa0\x80", BlankText::allowed, "text_not_utf8"},
             {std::string("a\0b", 3), kRefused, "text_control_character"},
             {"a\x1b[31m", kRefused, "text_control_character"},
             {"a\x7f", kRefused, "text_control_character"},
             {"a\x01", kRefused, "text_control_character"},
         }) {
        EXPECT_EQ(code_of(check_text(text, 50, blank)), code) << text;
    }
}

TEST(MessageText, WhatAMessageIdMayBe) {
    for (const auto& id : {std::string("1"), std::string("01890a5d-ac96-774b-bcce-b302099a8057"),
                           repeated("x", 128), std::string("a.b_c:d!~#%")}) {
        EXPECT_EQ(code_of(check_message_id(id)), "") << id;
    }
    for (const auto& id : {std::string(), repeated("x", 129), std::string("a b"), std::string("a/b"),
                           std::string("a\"b"), std::string("a\\b"), std::string("\xc3\xa9"),
                           std::string("a\n"), std::string("a\x7f"), std::string("\0", 1)}) {
        EXPECT_EQ(code_of(check_message_id(id)), "message_id_malformed") << id;
    }
}

TEST(MessageText, WhatALocaleMayBe) {
    for (const std::string& tag : {"", "pt", "pt-BR", "zh-Hant-TW", "sl-rozaj-biske-1994"})
        EXPECT_TRUE(is_locale(tag));
    for (const std::string& tag : {std::string("pt_BR"), std::string("*"), std::string("pt BR"),
                                   std::string("\xc3\xa9"), repeated("a", 36), std::string("pt\n")}) {
        EXPECT_FALSE(is_locale(tag)) << tag;
    }
}

TEST(MessageText, TheCheckOfEachSide) {
    ReceiveMessage received{
        {}, {}, "", "pt-BR", EntryPoint::page, "m1", repeated("x", kConsumerTextCharsMax)};
    EXPECT_EQ(code_of(check_receive_message(received)), "");
    received.locale = repeated("x", 36);
    EXPECT_EQ(code_of(check_receive_message(received)), "locale_malformed");
    received.consumer_name = repeated("x", kDisplayNameCharsMax + 1);
    EXPECT_EQ(code_of(check_receive_message(received)), "message_too_long");
    received.text += "x";
    EXPECT_EQ(code_of(check_receive_message(received)), "message_too_long");
    received.message_id = "";
    EXPECT_EQ(code_of(check_receive_message(received)), "message_id_malformed");

    SendMessage sent{test_staff(), "m1", repeated("x", kBusinessTextCharsMax), std::nullopt};
    EXPECT_EQ(code_of(check_send_message(sent)), "");
    sent.text += "x";
    EXPECT_EQ(code_of(check_send_message(sent)), "message_too_long");
    sent.text = "";
    EXPECT_EQ(code_of(check_send_message(sent)), "text_empty");
    sent.content = "{}";  // rich content may come without words
    EXPECT_EQ(code_of(check_send_message(sent)), "");
    sent.message_id = "a/b";
    EXPECT_EQ(code_of(check_send_message(sent)), "message_id_malformed");
}

}  // namespace
}  // namespace domain
