#include "api/pages/brand_color.h"

#include <gtest/gtest.h>

#include "api/pages/pages_fixture.h"

namespace api::pages {
namespace {

Rgb color(std::string_view hex) {
    return parse_color(hex).value();
}

TEST(BrandColor, Parses) {
    EXPECT_EQ(to_hex(color("#065E47")), "#065e47");
    for (const char* bad : {"", "#fff", "065e47", "#065e4g", "#065e477", "red", "#065e47;}"}) {
        EXPECT_FALSE(parse_color(bad)) << bad;
        EXPECT_EQ(brand_css(bad), "");
        EXPECT_EQ(brand_version(bad), "");
    }
}

TEST(BrandColor, ContrastIsThatOfWcag) {
    EXPECT_NEAR(contrast(color("#ffffff"), color("#000000")), 21, 0.001);
    EXPECT_NEAR(contrast(color("#777777"), color("#ffffff")), 4.48, 0.01);
}

TEST(BrandColor, AReadableColourIsLeftAlone) {
    const auto palette = make_palette(color("#065e47"));
    EXPECT_FALSE(palette.was_repaired);
    EXPECT_EQ(to_hex(palette.light.fill), "#065e47");
    EXPECT_EQ(to_hex(palette.light.on_fill), "#ffffff");
}

TEST(BrandColor, APaleColourIsDarkened) {
    const auto palette = make_palette(color("#ffd400"));
    EXPECT_TRUE(palette.was_repaired);
    EXPECT_EQ(to_hex(palette.light.band), "#ffd400");
    EXPECT_EQ(to_hex(palette.dark.fill), "#ffd400");
}

// Every colour, in steps: all text 4.5:1, all buttons 3:1, light and dark.
TEST(BrandColor, EveryColourBecomesReadable) {
    const Rgb light = color("#f5f5f0"), sunken = color("#eeede7"), dark = color("#0c1311"),
              raised = color("#1c2522");
    for (int r = 0; r < 256; r += 51) {
        for (int g = 0; g < 256; g += 51) {
            for (int b = 0; b < 256; b += 51) {
                const Rgb brand = {static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(g),
                                   static_cast<std::uint8_t>(b)};
                const auto palette = make_palette(brand);
                for (const BrandTheme& theme : {palette.light, palette.dark}) {
                    ASSERT_GE(contrast(theme.on_fill, theme.fill), 4.5) << to_hex(brand);
                    ASSERT_GE(contrast(theme.on_bubble, theme.bubble), 4.5) << to_hex(brand);
                }
                ASSERT_GE(contrast(palette.light.fill, light), 3.0) << to_hex(brand);
                ASSERT_GE(contrast(palette.dark.fill, dark), 3.0) << to_hex(brand);
                ASSERT_GE(contrast(palette.light.ink, sunken), 4.5) << to_hex(brand);
                ASSERT_GE(contrast(palette.dark.ink, raised), 4.5) << to_hex(brand);
            }
        }
    }
}

TEST(BrandColor, TheGroundsAreThoseOfTheTokens) {
    const std::string tokens = read_file(checkout() / "web/tokens/tokens.css");
    for (const char* line : {"--bg: #f5f5f0;", "--bg: #0c1311;", "--sunken: #eeede7;", "--raised: #1c2522;",
                             "--ink: #172520;"}) {
        EXPECT_NE(tokens.find(line), std::string::npos) << line;
    }
}

TEST(BrandColor, TheStylesheetSetsColoursOnly) {
    const std::string css = brand_css("#8a2b4f");
    EXPECT_EQ(count(css, "--accent:#"), 2U);
    EXPECT_EQ(count(css, "--crit"), 0U);
    EXPECT_EQ(brand_version("#8a2b4f"), brand_version("#8A2B4F"));
    EXPECT_NE(brand_version("#8a2b4f"), brand_version("#8a2b50"));
}

}  // namespace
}  // namespace api::pages
