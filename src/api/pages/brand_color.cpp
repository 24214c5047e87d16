#include "api/pages/brand_color.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/id.h"

namespace api::pages {
namespace {

struct Oklch {
    double lightness;
    double chroma;
    double hue;  // radians
};

// From web/tokens/tokens.json; brand_color_test.cpp compares.
constexpr Rgb kInk = {0x17, 0x25, 0x20};
constexpr Rgb kWhite = {0xff, 0xff, 0xff};
constexpr Rgb kLightPage = {0xf5, 0xf5, 0xf0};
constexpr Rgb kDarkPage = {0x0c, 0x13, 0x11};
constexpr Rgb kDarkRaised = {0x1c, 0x25, 0x22};
constexpr Rgb kLightSunken = {0xee, 0xed, 0xe7};
constexpr Rgb kDarkOnBubble = {0xf4, 0xf6, 0xf0};
constexpr double kTextContrast = 4.5;
constexpr double kGraphicContrast = 3.0;
constexpr double kDarkBubbleLightness = 0.37;
constexpr double kDarkBubbleChromaMax = 0.09;
constexpr double kStep = 0.005;

double to_linear(std::uint8_t byte) {
    const double x = byte / 255.0;
    return x <= 0.04045 ? x / 12.92 : std::pow((x + 0.055) / 1.055, 2.4);
}

double to_gamma(double x) {
    return x <= 0.0031308 ? 12.92 * x : 1.055 * std::pow(x, 1 / 2.4) - 0.055;
}

Oklch to_oklch(Rgb color) {
    const double r = to_linear(color[0]), g = to_linear(color[1]), b = to_linear(color[2]);
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    const double a2 = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    const double b2 = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return {.lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            .chroma = std::hypot(a2, b2),
            .hue = std::atan2(b2, a2)};
}

std::array<double, 3> to_linear_rgb(Oklch color) {
    const double a = color.chroma * std::cos(color.hue), b = color.chroma * std::sin(color.hue);
    const double l = std::pow(color.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(color.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(color.lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

// Gives up chroma, never lightness or hue, to stay inside sRGB.
Rgb to_rgb(Oklch color) {
    const auto is_inside = [](const std::array<double, 3>& rgb) {
        return std::ranges::all_of(rgb, [](double x) { return x > -0.0005 && x < 1.0005; });
    };
    auto rgb = to_linear_rgb(color);
    while (!is_inside(rgb) && color.chroma > 0.001) {
        color.chroma *= 0.97;
        rgb = to_linear_rgb(color);
    }
    Rgb out{};
    std::ranges::transform(rgb, out.begin(), [](double x) {
        return static_cast<std::uint8_t>(std::lround(255 * to_gamma(std::clamp(x, 0.0, 1.0))));
    });
    return out;
}

double luminance(Rgb color) {
    return 0.2126 * to_linear(color[0]) + 0.7152 * to_linear(color[1]) + 0.0722 * to_linear(color[2]);
}

Rgb readable_on(Rgb fill) {
    return contrast(kWhite, fill) >= kTextContrast ? kWhite : kInk;
}

// The colour of the nearest lightness that passes, the given one first; black or white always does.
template <class Passes>
Rgb nearest(Rgb color, Passes passes) {
    if (passes(color)) return color;
    const Oklch origin = to_oklch(color);
    for (double distance = kStep; distance <= 1; distance += kStep) {
        for (const double lightness : {origin.lightness - distance, origin.lightness + distance}) {
            if (lightness < 0 || lightness > 1) continue;
            const Rgb moved = to_rgb({lightness, origin.chroma, origin.hue});
            if (passes(moved)) return moved;
        }
    }
    return color;
}

BrandTheme make_theme(Rgb color, Rgb page, Rgb text_ground) {
    BrandTheme theme{};
    theme.fill = nearest(color, [page](Rgb fill) {
        return contrast(readable_on(fill), fill) >= kTextContrast && contrast(fill, page) >= kGraphicContrast;
    });
    theme.on_fill = readable_on(theme.fill);
    theme.ink =
        nearest(color, [text_ground](Rgb ink) { return contrast(ink, text_ground) >= kTextContrast; });
    // A bubble is read, not found: its text must stand out, its edge need not.
    theme.bubble =
        nearest(color, [](Rgb fill) { return contrast(readable_on(fill), fill) >= kTextContrast; });
    theme.on_bubble = readable_on(theme.bubble);
    theme.band = color;
    return theme;
}

std::string declarations(const BrandTheme& theme) {
    return fmt::format(
        "--band:{};--accent:{};--on-accent:{};--brand-ink:{};--bubble-out:{};--bubble-out-ink:{}",
        to_hex(theme.band), to_hex(theme.fill), to_hex(theme.on_fill), to_hex(theme.ink),
        to_hex(theme.bubble), to_hex(theme.on_bubble));
}

}  // namespace

std::optional<Rgb> parse_color(std::string_view hex) {
    if (hex.size() != 7 || hex[0] != '#') return std::nullopt;
    Rgb color{};
    for (std::size_t i = 0; i < 3; ++i) {
        unsigned value = 0;
        for (const char c : hex.substr(1 + 2 * i, 2)) {
            const auto digit = std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
            if (digit == std::string_view::npos) return std::nullopt;
            value = value * 16 + static_cast<unsigned>(digit);
        }
        color[i] = static_cast<std::uint8_t>(value);
    }
    return color;
}

std::string to_hex(Rgb color) {
    return fmt::format("#{:02x}{:02x}{:02x}", color[0], color[1], color[2]);
}

double contrast(Rgb one, Rgb other) {
    const double a = luminance(one) + 0.05, b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

BrandPalette make_palette(Rgb color) {
    BrandPalette palette{.light = make_theme(color, kLightPage, kLightSunken),
                         .dark = make_theme(color, kDarkPage, kDarkRaised)};
    const Oklch origin = to_oklch(color);
    // Deep, not bright: a bright bubble shouts in the dark (ux.md §2.2).
    palette.dark.bubble =
        to_rgb({kDarkBubbleLightness, std::min(origin.chroma, kDarkBubbleChromaMax), origin.hue});
    palette.dark.on_bubble = kDarkOnBubble;
    palette.dark.band = palette.dark.bubble;
    palette.was_repaired = palette.light.fill != color;
    return palette;
}

std::string brand_css(std::string_view color) {
    const auto parsed = parse_color(color);
    if (!parsed) return {};
    const BrandPalette palette = make_palette(*parsed);
    return fmt::format(":root{{{}}}\n@media (prefers-color-scheme:dark){{:root{{{}}}}}\n",
                       declarations(palette.light), declarations(palette.dark));
}

std::string brand_version(std::string_view color) {
    const std::string css = brand_css(color);
    return css.empty() ? css : fmt::format("{:016x}", base::stable_hash(css));
}

}  // namespace api::pages
