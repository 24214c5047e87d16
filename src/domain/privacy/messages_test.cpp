// Numbers split over messages (PII-09, behaviours.md §6 case 51).
#include <gtest/gtest.h>

#include "domain/privacy/scan.h"

namespace domain::privacy {
namespace {

MessagesResult scanned(std::initializer_list<TimedText> messages, Direction direction = Direction::consumer) {
    return scanner().scan_messages(std::vector(messages), direction);
}
using Texts = std::vector<std::string>;

TEST(Messages, ACardInThreePieces) {
    const auto result = scanned({{0, "meu cartão é 4111"}, {20, "1111 1111"}, {40, "1111"}});
    EXPECT_EQ(result.masked, (Texts{"meu cartão é ••••", "•••• ••••", "1111"}));
    ASSERT_EQ(result.findings.size(), 3U);
    EXPECT_EQ(result.findings[0], (Finding{Kind::card, 13, 17, 0, true}));
    EXPECT_EQ(result.findings[1], (Finding{Kind::card, 0, 9, 1, true}));
    EXPECT_EQ(result.findings[2], (Finding{Kind::card, 0, 4, 2, true}));
}

TEST(Messages, CutInsideAGroupAndWithWordsAround) {
    EXPECT_EQ(scanned({{0, "4111 11"}, {3, "11 1111 1111"}}).masked, (Texts{"•••• ••", "•• •••• 1111"}));
    EXPECT_EQ(scanned({{0, "first half 41111111"}, {3, "and the rest 11111111"}}).masked,
              (Texts{"first half ••••••••", "and the rest ••••1111"}));
    EXPECT_EQ(scanned({{0, "529.982."}, {4, "247-25"}}).masked, (Texts{"•••.•••.", "•••-25"}));
    EXPECT_EQ(scanned({{0, "DE89 3704 0044"}, {3, "0532 0130 00"}}).masked,
              (Texts{"•••• •••• ••••", "•••• ••30 00"}));
}

TEST(Messages, TheWordInOneAndTheValueInTheNext) {
    EXPECT_EQ(scanned({{0, "my password is"}, {3, "hunter22"}}).masked, (Texts{"my password is", "••••"}));
    EXPECT_EQ(scanned({{0, "cpf"}, {3, "52998224725"}}).masked, (Texts{"cpf", "•••.•••.•••-25"}));
}

TEST(Messages, ExpiryAndCvvAfterACard) {
    EXPECT_EQ(scanned({{0, "4111 1111 1111 1111"}, {20, "12/27"}, {30, "123"}}).masked,
              (Texts{"•••• •••• •••• 1111", "**/**", "***"}));
    EXPECT_EQ(scanned({{0, "4111 1111 1111 1111"}, {299, "123"}}).masked[1], "***");
    EXPECT_EQ(scanned({{0, "4111 1111 1111 1111"}, {301, "123"}}).masked[1], "123");
}

TEST(Messages, NotTooLateNotTooManyNotOrders) {
    EXPECT_EQ(scanned({{0, "4111 1111"}, {600, "1111 1111"}}).findings.size(), 2U);
    EXPECT_TRUE(scanned({{0, "4111 1111"}, {601, "1111 1111"}}).findings.empty());
    EXPECT_TRUE(scanned({{0, "4111"}, {1, "1111"}, {2, "1111"}, {3, "1111"}}).findings.empty());
    EXPECT_TRUE(scanned({{0, "order 41111111"}, {3, "11111111"}}).findings.empty());
    EXPECT_TRUE(scanned({{0, "hello"}, {3, "I want 2"}, {9, "size 42"}}).findings.empty());
    EXPECT_TRUE(scanned({}).masked.empty());
}

TEST(Messages, AsksOfAll) {
    const auto result = scanned({{0, "What is your card number?"}, {9, "and the CVV?"}}, Direction::business);
    EXPECT_EQ(result.asks, (std::vector{Kind::card, Kind::cvv}));
}

}  // namespace
}  // namespace domain::privacy
