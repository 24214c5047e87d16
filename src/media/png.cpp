#include <png.h>

#include "media/codecs.h"

namespace media {
namespace {

// libpng's simplified interface: errors come back as values.
struct Image {
    png_image image{};
    Image() { image.version = PNG_IMAGE_VERSION; }
    Image(const Image&) = delete;
    Image& operator=(const Image&) = delete;
    ~Image() { png_image_free(&image); }
};

std::optional<Size> begin(Image& png, std::string_view bytes) {
    constexpr png_uint_32 kSideMost = 0x7fffffff;
    if (png_image_begin_read_from_memory(&png.image, bytes.data(), bytes.size()) == 0) return std::nullopt;
    const auto& image = png.image;
    if (image.width == 0 || image.height == 0 || image.width > kSideMost || image.height > kSideMost)
        return std::nullopt;
    return Size{static_cast<int>(image.width), static_cast<int>(image.height)};
}

}  // namespace

std::optional<Size> png_size(std::string_view bytes) {
    Image png;
    return begin(png, bytes);
}

std::optional<Pixels> decode_png(std::string_view bytes) {
    Image png;
    const auto size = begin(png, bytes);
    if (!size) return std::nullopt;
    png.image.format = PNG_FORMAT_RGBA;
    Pixels pixels(size->width, size->height);
    if (png_image_finish_read(&png.image, nullptr, pixels.rgba.data(), 0, nullptr) == 0) return std::nullopt;
    return pixels;
}

std::string encode_png(const Pixels& pixels) {
    Image png;
    png.image.width = static_cast<png_uint_32>(pixels.width);
    png.image.height = static_cast<png_uint_32>(pixels.height);
    png.image.format = PNG_FORMAT_RGBA;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png.image);
    std::string out(size, '\0');
    if (png_image_write_to_memory(&png.image, out.data(), &size, 0, pixels.rgba.data(), 0, nullptr) == 0)
        return {};
    out.resize(size);
    return out;
}

}  // namespace media
