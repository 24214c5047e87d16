#include "domain/read_message.h"

#include <gtest/gtest.h>

namespace domain {
namespace {

std::size_t count(const MessageReading& reading, std::string_view code) {
    return static_cast<std::size_t>(std::ranges::count(reading.findings, code, &Finding::reason_code));
}

MessageReading overridden(std::string_view text) {
    privacy::Allowed allowed;
    return read_overridden(privacy::scanner(), allowed, text, "pt-BR");
}

// PII-05
TEST(ReadMessage, WeakKindsAreBelievedAndCounted) {
    const std::string text = "CPF 529.982.247-25";
    ASSERT_TRUE(has_redaction(read_message(privacy::scanner(), {}, text, "pt-BR")));
    const auto reading = overridden(text);
    EXPECT_EQ(reading.masked, text);
    EXPECT_FALSE(has_redaction(reading));
    EXPECT_EQ(count(reading, "PII_OVERRIDDEN"), 1U);
}

TEST(ReadMessage, CardsAccountsAndPasswordsStayMasked) {
    for (const std::string text :
         {"4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00", "minha senha: hunter2abc"}) {
        const auto usual = read_message(privacy::scanner(), {}, text, "pt-BR");
        ASSERT_TRUE(has_redaction(usual)) << text;
        const auto reading = overridden(text);
        EXPECT_EQ(reading.masked, usual.masked);
        EXPECT_EQ(count(reading, "PII_OVERRIDDEN"), 0U) << text;
    }
}

TEST(ReadMessage, OneOfTwoIsBelieved) {
    const auto reading = overridden("529.982.247-25 e o cartão 4111 1111 1111 1111");
    EXPECT_TRUE(reading.masked.starts_with("529.982.247-25"));
    EXPECT_FALSE(reading.masked.contains("4111 1111 1111 1111"));
    EXPECT_TRUE(has_redaction(reading));
    EXPECT_EQ(count(reading, "PII_OVERRIDDEN"), 1U);
}

}  // namespace
}  // namespace domain
