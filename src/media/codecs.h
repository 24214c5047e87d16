// The three formats, each behind the same four functions: what libraries offer that report errors by return
// value, so that nothing jumps over our destructors. For media/ only.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "media/pixels.h"

namespace media {

// Without decoding. Empty: not readable.
std::optional<Size> jpeg_size(std::string_view bytes);
std::optional<Size> png_size(std::string_view bytes);
std::optional<Size> webp_size(std::string_view bytes);

// May come smaller than it is, but not smaller than `side` on its longer side. Empty: not readable.
std::optional<Pixels> decode_jpeg(std::string_view bytes, int side);
std::optional<Pixels> decode_png(std::string_view bytes);
std::optional<Pixels> decode_webp(std::string_view bytes, int side);

// Empty: no memory.
std::string encode_jpeg(const Pixels& pixels, int quality);  // opaque
std::string encode_png(const Pixels& pixels);
std::string encode_webp(const Pixels& pixels);

}  // namespace media
