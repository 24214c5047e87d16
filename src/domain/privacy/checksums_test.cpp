// The vectors of behaviours.md §7.
#include "domain/privacy/checksums.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace domain::privacy {
namespace {

TEST(Checksums, Cards) {
    for (const auto* card : {"4111111111111111", "5555555555554444", "378282246310005", "6011111111111117",
                             "3530111333300000", "30569309025904", "2223003122003222", "6062825624254001"})
        EXPECT_EQ(match_card(card), CardMatch::certain) << card;
    for (const auto* none :
         {"4111111111111112", "0000000000000000", "1234567812345670", "", "4", "411111111111111"})
        EXPECT_EQ(match_card(none), CardMatch::none) << none;
    EXPECT_EQ(match_card("4222222222222"), CardMatch::needs_context);     // Visa of 13 digits
    EXPECT_EQ(match_card("6200000000000005"), CardMatch::needs_context);  // UnionPay
}

TEST(Checksums, Ibans) {
    for (const auto* iban :
         {"gb82west12345698765432", "de89370400440532013000", "fr1420041010050500013m02606",
          "br1800360305000010009795493c1", "pt50000201231234567890154", "es9121000418450200051332",
          "nl91abna0417164300", "mt84malt011000012345mtlcast001s", "no9386011117947"})
        EXPECT_TRUE(is_iban(iban)) << iban;
    for (const auto* none :
         {"gb82west12345698765433", "de8937040044053201300", "xx89370400440532013000", "de", ""})
        EXPECT_FALSE(is_iban(none)) << none;
}

TEST(Checksums, Brazil) {
    EXPECT_TRUE(is_cpf("11144477735"));
    EXPECT_TRUE(is_cpf("52998224725"));
    EXPECT_FALSE(is_cpf("11144477736"));
    EXPECT_FALSE(is_cpf("11111111111"));
    EXPECT_TRUE(is_cnpj("11222333000181"));
    EXPECT_TRUE(is_cnpj("12abc34501de35"));
    EXPECT_FALSE(is_cnpj("11222333000182"));
    EXPECT_FALSE(is_cnpj("12abc34501de36"));
    EXPECT_FALSE(is_cnpj("12abc34501dex5"));
}

TEST(Checksums, France) {
    for (const auto* nir : {"255081416802538", "185057800608491", "180052a00401224", "180052b00401251"})
        EXPECT_TRUE(is_nir(nir)) << nir;
    EXPECT_FALSE(is_nir("255081416802539"));
    EXPECT_FALSE(is_nir("180052c00401224"));
    EXPECT_FALSE(is_nir("955081416802538"));
}

TEST(Checksums, UnitedStates) {
    EXPECT_TRUE(is_ssn("536904399"));
    for (const auto* none : {"000123456", "666123456", "900123456", "123004567", "123450000", "078051120",
                             "219099999", "12345678"})
        EXPECT_FALSE(is_ssn(none)) << none;
    EXPECT_TRUE(is_itin("912701234"));
    EXPECT_FALSE(is_itin("912691234"));
}

TEST(Checksums, Vietnam) {
    for (const auto* cccd : {"001188456789", "079203012345", "087084000999"})
        EXPECT_TRUE(is_cccd(cccd)) << cccd;
    for (const auto* none : {"123456789012", "500000000000", "001488456789", "00118845678"})
        EXPECT_FALSE(is_cccd(none)) << none;
}

TEST(Checksums, MachineReadableLines) {
    EXPECT_EQ(mrz_check_digit("l898902c3"), '6');
    EXPECT_EQ(mrz_check_digit("740812"), '2');
    EXPECT_EQ(mrz_check_digit("120415"), '9');
    EXPECT_TRUE(is_mrz_second_line("l898902c36uto7408122f1204159ze184226b<<<<<10"));
    EXPECT_FALSE(is_mrz_second_line("l898902c37uto7408122f1204159ze184226b<<<<<10"));
}

}  // namespace
}  // namespace domain::privacy
