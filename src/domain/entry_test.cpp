#include "domain/entry.h"

#include <gtest/gtest.h>

namespace domain {
namespace {

constexpr std::string_view kToken = "a client token";

TEST(Entry, ALinkSaysWhatTheShopSigned) {
    const std::string signature = context_signature(kToken, "aurora", "order 7781");
    EXPECT_EQ(signature.size(), 22u);
    const LinkContext context = read_context(kToken, "aurora", "order 7781", signature);
    EXPECT_EQ(context.text, "order 7781");
    EXPECT_FALSE(context.is_refused);
}

TEST(Entry, WhatNobodySignedIsLeftOut) {
    const std::string signature = context_signature(kToken, "aurora", "order 7781");
    const std::string long_text(kContextCharsMax + 1, 'x');
    struct Row {
        const char* what;
        std::string token, slug, context, signature;
    };
    const std::vector<Row> rows{
        {"no signature", std::string(kToken), "aurora", "order 7781", ""},
        {"another context", std::string(kToken), "aurora", "order 7782", signature},
        {"another shop", std::string(kToken), "lyon", "order 7781", signature},
        {"another agent", "other", "aurora", "order 7781", signature},
        {"an agent without a token", "", "aurora", "x", context_signature("", "aurora", "x")},
        {"too long", std::string(kToken), "aurora", long_text,
         context_signature(kToken, "aurora", long_text)},
        {"a line break", std::string(kToken), "aurora", "a\nb", context_signature(kToken, "aurora", "a\nb")},
        {"no UTF-8", std::string(kToken), "aurora", "\xff", context_signature(kToken, "aurora", "\xff")},
    };
    for (const Row& row : rows) {
        const LinkContext context = read_context(row.token, row.slug, row.context, row.signature);
        EXPECT_EQ(context.text, "") << row.what;
        EXPECT_TRUE(context.is_refused) << row.what;
    }
}

TEST(Entry, NoContextIsNothingToRefuse) {
    EXPECT_FALSE(read_context(kToken, "aurora", "", "junk").is_refused);
}

TEST(Entry, PrefillIsAShortText) {
    EXPECT_TRUE(is_prefill("Hello,\nis it there?"));
    EXPECT_TRUE(is_prefill(std::string(280, 'x')));
    EXPECT_FALSE(is_prefill(std::string(281, 'x')));
    EXPECT_FALSE(is_prefill(""));
    EXPECT_FALSE(is_prefill("a\x1b[31m"));
    EXPECT_FALSE(is_prefill("\xff"));
}

}  // namespace
}  // namespace domain
