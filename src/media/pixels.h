// A decoded picture and what is done to it. For media/ only.
#pragma once
#include <cstdint>
#include <vector>

namespace media {

struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;  // rows from the top, four bytes each, alpha not multiplied in

    Pixels() = default;
    Pixels(int w, int h)
        : width(w), height(h), rgba(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4) {}
    std::uint8_t* at(int x, int y) { return rgba.data() + offset(x, y); }
    const std::uint8_t* at(int x, int y) const { return rgba.data() + offset(x, y); }

 private:
    std::size_t offset(int x, int y) const {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) *
               4;
    }
};

struct Size {
    int width = 0;
    int height = 0;
};
// The size with the same shape whose longer side is at most `side`; never larger than it was, at least 1.
Size fit(int width, int height, int side);

// As Exif tells it: 1 is upright, 2 to 8 are turned or mirrored; anything else is upright.
Pixels upright(Pixels pixels, int orientation);
// Every pixel the mean of those it covers, weighted by alpha.
Pixels smaller(const Pixels& pixels, Size size);
Pixels over_white(Pixels pixels);
// As large as `size`, with no more than a dozen different places in it.
Pixels blurred(const Pixels& pixels, Size size);

}  // namespace media
