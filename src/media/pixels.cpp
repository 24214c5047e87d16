#include "media/pixels.h"

#include <algorithm>
#include <cmath>

namespace media {
namespace {

constexpr int kBlurredSide = 12;

// The part of one output pixel that each source pixel from `first` on fills.
struct Cover {
    int first = 0;
    std::vector<float> weights;
};

std::vector<Cover> covers(int from, int to) {
    std::vector<Cover> out(static_cast<std::size_t>(to));
    const double step = static_cast<double>(from) / to;
    for (int i = 0; i < to; ++i) {
        const double begin = i * step;
        const double end = std::min((i + 1) * step, static_cast<double>(from));
        auto& cover = out[static_cast<std::size_t>(i)];
        cover.first = std::min(static_cast<int>(begin), from - 1);
        const int last = std::clamp(static_cast<int>(std::ceil(end)) - 1, cover.first, from - 1);
        for (int at = cover.first; at <= last; ++at) {
            const double part = std::min(end, at + 1.0) - std::max(begin, static_cast<double>(at));
            cover.weights.push_back(static_cast<float>(std::max(part, 0.0) / (end - begin)));
        }
    }
    return out;
}

// One source row made narrower, multiplied by alpha, and added with `weight`.
void add_row(const Pixels& pixels, int y, const std::vector<Cover>& columns, float weight,
             std::vector<float>& sums) {
    for (std::size_t x = 0; x < columns.size(); ++x) {
        const std::uint8_t* from = pixels.at(columns[x].first, y);
        float* sum = sums.data() + x * 4;
        for (const float part : columns[x].weights) {
            const float alpha = static_cast<float>(from[3]) * part * weight;
            for (int c = 0; c < 3; ++c)
                sum[c] += static_cast<float>(from[c]) * alpha;
            sum[3] += alpha;
            from += 4;
        }
    }
}

std::uint8_t rounded(float value) {
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

void write_row(const std::vector<float>& sums, std::uint8_t* out) {
    for (std::size_t at = 0; at < sums.size(); at += 4) {
        const float alpha = sums[at + 3];
        for (std::size_t c = 0; c < 3; ++c)
            out[at + c] = alpha > 0 ? rounded(sums[at + c] / alpha) : 0;
        out[at + 3] = rounded(alpha);
    }
}

// Where the pixel (x, y) of a turned picture comes from.
std::pair<int, int> source_of(int x, int y, int width, int height, int orientation) {
    switch (orientation) {
        case 2:
            return {width - 1 - x, y};
        case 3:
            return {width - 1 - x, height - 1 - y};
        case 4:
            return {x, height - 1 - y};
        case 5:
            return {y, x};
        case 6:
            return {y, height - 1 - x};
        case 7:
            return {width - 1 - y, height - 1 - x};
        default:  // 8
            return {width - 1 - y, x};
    }
}

}  // namespace

Size fit(int width, int height, int side) {
    const int longer = std::max(width, height);
    if (longer <= side) return {width, height};
    const double scale = static_cast<double>(side) / longer;
    return {std::max(1, static_cast<int>(std::lround(width * scale))),
            std::max(1, static_cast<int>(std::lround(height * scale)))};
}

Pixels upright(Pixels pixels, int orientation) {
    if (orientation < 2 || orientation > 8) return pixels;
    const bool is_on_its_side = orientation >= 5;
    Pixels out(is_on_its_side ? pixels.height : pixels.width, is_on_its_side ? pixels.width : pixels.height);
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            const auto [from_x, from_y] = source_of(x, y, pixels.width, pixels.height, orientation);
            std::copy_n(pixels.at(from_x, from_y), 4, out.at(x, y));
        }
    }
    return out;
}

Pixels smaller(const Pixels& pixels, Size size) {
    if (size.width >= pixels.width && size.height >= pixels.height) return pixels;
    const auto columns = covers(pixels.width, size.width);
    const auto rows = covers(pixels.height, size.height);
    Pixels out(size.width, size.height);
    std::vector<float> sums(static_cast<std::size_t>(size.width) * 4);
    for (int y = 0; y < size.height; ++y) {
        std::ranges::fill(sums, 0.0F);
        const auto& cover = rows[static_cast<std::size_t>(y)];
        for (std::size_t i = 0; i < cover.weights.size(); ++i)
            add_row(pixels, cover.first + static_cast<int>(i), columns, cover.weights[i], sums);
        write_row(sums, out.at(0, y));
    }
    return out;
}

Pixels over_white(Pixels pixels) {
    for (std::size_t at = 0; at < pixels.rgba.size(); at += 4) {
        const unsigned alpha = pixels.rgba[at + 3];
        for (std::size_t c = 0; c < 3; ++c) {
            const unsigned mixed = pixels.rgba[at + c] * alpha + 255 * (255 - alpha);
            pixels.rgba[at + c] = static_cast<std::uint8_t>((mixed + 127) / 255);
        }
        pixels.rgba[at + 3] = 255;
    }
    return pixels;
}

Pixels blurred(const Pixels& pixels, Size size) {
    const Pixels few = smaller(pixels, fit(pixels.width, pixels.height, kBlurredSide));
    Pixels out(size.width, size.height);
    for (int y = 0; y < out.height; ++y) {
        const float at_y = std::clamp(
            (static_cast<float>(y) + 0.5F) * static_cast<float>(few.height) / static_cast<float>(out.height) -
                0.5F,
            0.0F, static_cast<float>(few.height - 1));
        const int top = static_cast<int>(at_y);
        const int bottom = std::min(top + 1, few.height - 1);
        for (int x = 0; x < out.width; ++x) {
            const float at_x = std::clamp((static_cast<float>(x) + 0.5F) * static_cast<float>(few.width) /
                                                  static_cast<float>(out.width) -
                                              0.5F,
                                          0.0F, static_cast<float>(few.width - 1));
            const int left = static_cast<int>(at_x);
            const int right = std::min(left + 1, few.width - 1);
            const float right_part = at_x - static_cast<float>(left);
            const float bottom_part = at_y - static_cast<float>(top);
            for (int c = 0; c < 4; ++c) {
                const auto mix = [&](int row) {
                    return static_cast<float>(few.at(left, row)[c]) * (1 - right_part) +
                           static_cast<float>(few.at(right, row)[c]) * right_part;
                };
                out.at(x, y)[c] = rounded(mix(top) * (1 - bottom_part) + mix(bottom) * bottom_part);
            }
        }
    }
    return out;
}

}  // namespace media
