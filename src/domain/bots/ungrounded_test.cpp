#include "domain/bots/ungrounded.h"

#include <gtest/gtest.h>

namespace domain::bots {
namespace {

TEST(Ungrounded, PricesOpeningTimesAndHealthAreClaims) {
    for (const char* text :
         {"It is 20 €.", "Custa R$ 59,90.", "That costs 12 dollars", "Giá 50.000 đồng", "Das kostet 3 Euro"})
        EXPECT_EQ(claim_of(text), Claim::price) << text;
    for (const char* text : {"We open at 9.", "Abrimos às 8h", "Nous fermons à 18 h", "Mở cửa lúc 8 giờ",
                             "Wir haben bis 20 Uhr geöffnet"})
        EXPECT_EQ(claim_of(text), Claim::opening) << text;
    for (const char* text :
         {"Take one dose in the morning", "Este remédio não tem contraindicação", "Thuốc này chữa đau đầu"})
        EXPECT_EQ(claim_of(text), Claim::medical) << text;
}

TEST(Ungrounded, OtherWordsAreNot) {
    for (const char* text :
         {"", "Yes, we have it in blue.", "It comes in 3 days.", "Are you open to a visit?",
          "I will ask for the price.", "Posso ajudar em mais alguma coisa?"})
        EXPECT_FALSE(claim_of(text)) << text;
}

}  // namespace
}  // namespace domain::bots
