// A shop gives one colour; these functions make it readable. Lightness moves in OKLCH until text on the
// colour reaches 4.5:1 and the colour itself 3:1 against the page, in light and in dark (ux.md §2.2).
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace api::pages {

using Rgb = std::array<std::uint8_t, 3>;

std::optional<Rgb> parse_color(std::string_view hex);  // "#065e47", any case
std::string to_hex(Rgb color);
double contrast(Rgb one, Rgb other);  // WCAG, 1..21

struct BrandTheme {
    Rgb band;     // a plain area, nothing stands on it
    Rgb fill;     // buttons
    Rgb on_fill;  // text on it
    Rgb ink;      // the colour as text on the page
    Rgb bubble;   // own messages
    Rgb on_bubble;
};

struct BrandPalette {
    BrandTheme light;
    BrandTheme dark;
    bool was_repaired = false;  // the fill of the light theme is not the shop's colour any more
};

BrandPalette make_palette(Rgb color);

// The stylesheet of GET /s/{slug}/brand.css?v={brand_version}; empty for a colour that is none. A shop
// without a colour has the colours of tokens.css.
std::string brand_css(std::string_view color);
std::string brand_version(
    std::string_view color);  // changes with the stylesheet; empty for a colour that is none

}  // namespace api::pages
