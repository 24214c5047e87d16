#include "domain/policy/likeness.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <string>

namespace domain::policy {
namespace {

constexpr std::size_t kShingle = 5;
constexpr std::size_t kHashes = 128;

constexpr std::uint64_t mix(std::uint64_t x) {  // splitmix64
    x += 0x9e3779b97f4a7c15;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
}

// Fixed for ever: likenesses are stored.
struct Seeds {
    std::array<std::uint32_t, kHashes> offsets{};
    std::array<std::uint32_t, kHashes> factors{};
};
constexpr Seeds make_seeds() {
    Seeds seeds;
    for (std::size_t i = 0; i < kHashes; ++i) {
        seeds.offsets[i] = static_cast<std::uint32_t>(mix(i) >> 32);
        seeds.factors[i] = static_cast<std::uint32_t>(mix(i)) | 1;
    }
    return seeds;
}
constexpr Seeds kSeeds = make_seeds();

// One unit per character; digits are '#', white space is one space, a link ends at its '?' or '#'.
std::u32string units_of(std::string_view text) {
    std::u32string units;
    bool is_in_link = false;
    bool is_dropped = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xc0) == 0x80) {
            if (!units.empty() && !is_dropped) units.back() = units.back() << 6 | (byte & 0x3f);
            continue;
        }
        const bool is_space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
        if (is_space) is_in_link = is_dropped = false;
        if (text.substr(i).starts_with("://")) is_in_link = true;
        if (is_in_link && (byte == '?' || byte == '#')) is_dropped = true;
        if (is_dropped || (is_space && (units.empty() || units.back() == ' '))) continue;
        if (is_space)
            units.push_back(' ');
        else if (byte >= '0' && byte <= '9')
            units.push_back('#');
        else
            units.push_back(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
    }
    if (!units.empty() && units.back() == ' ') units.pop_back();
    return units;
}

}  // namespace

Likeness likeness_of(std::string_view text) {
    const std::u32string units = units_of(text);
    std::array<std::uint32_t, kHashes> least;
    least.fill(std::numeric_limits<std::uint32_t>::max());
    const std::size_t shingles = units.size() > kShingle ? units.size() - kShingle + 1 : 1;
    for (std::size_t at = 0; at < shingles; ++at) {
        std::uint64_t hash = 0;
        for (std::size_t i = at; i < std::min(units.size(), at + kShingle); ++i)
            hash = (hash ^ units[i]) * 0x9e3779b97f4a7c15;
        const auto mixed = static_cast<std::uint32_t>(mix(hash) >> 32);
        for (std::size_t i = 0; i < kHashes; ++i)  // becomes vectors
            least[i] = std::min(least[i], (mixed ^ kSeeds.offsets[i]) * kSeeds.factors[i]);
    }
    std::array<std::uint64_t, 2> bits{};
    for (std::size_t i = 0; i < kHashes; ++i)
        bits[i / 64] |= (mix(least[i]) & 1) << (i % 64);
    return {static_cast<std::int64_t>(bits[0]), static_cast<std::int64_t>(bits[1])};
}

double similarity(const Likeness& one, const Likeness& other) {
    const int unequal = std::popcount(static_cast<std::uint64_t>(one.low ^ other.low)) +
                        std::popcount(static_cast<std::uint64_t>(one.high ^ other.high));
    // Bits of unlike texts are equal half the time.
    return std::max(0.0, 1.0 - 2.0 * unequal / static_cast<double>(kHashes));
}

}  // namespace domain::policy
