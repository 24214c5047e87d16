#include "media/picture_maker.h"

#include <algorithm>

#include "media/codecs.h"
#include "media/exif.h"

namespace media {
namespace {

constexpr std::string_view kJpeg = "image/jpeg";
constexpr std::string_view kPng = "image/png";
constexpr std::string_view kWebp = "image/webp";
constexpr int kQuality = 85;
constexpr int kThumbQuality = 75;
constexpr int kThumbQualityLeast = 25;

std::unexpected<base::Error> rejected(const char* code, const char* message) {
    return base::fail(base::ErrorKind::invalid, code, message);
}

std::unexpected<base::Error> unreadable() {
    return rejected("media_unreadable", "this picture is damaged, or moves: a still one can be sent");
}

std::optional<Size> size_of(std::string_view bytes, std::string_view type) {
    if (type == kJpeg) return jpeg_size(bytes);
    return type == kPng ? png_size(bytes) : webp_size(bytes);
}

std::optional<Pixels> decode(std::string_view bytes, std::string_view type) {
    if (type == kJpeg) return decode_jpeg(bytes, kSideMax);
    return type == kPng ? decode_png(bytes) : decode_webp(bytes, kSideMax);
}

// The same format again; a drawing that only PNG can keep exactly becomes a JPEG when it would be too large.
void encode(const Pixels& pixels, MadePicture& made) {
    if (made.type == kPng) made.original = encode_png(pixels);
    if (made.type == kWebp) made.original = encode_webp(pixels);
    const bool is_made = !made.original.empty() && made.original.size() <= kBytesMax;
    if (is_made) return;
    made.type = kJpeg;
    made.original = encode_jpeg(over_white(pixels), kQuality);
}

std::string thumb_of(const Pixels& pixels) {
    std::string out;
    for (int quality = kThumbQuality; quality >= kThumbQualityLeast; quality -= 10) {
        out = encode_jpeg(pixels, quality);
        if (out.size() <= kThumbBytesMax) break;
    }
    return out;
}

}  // namespace

std::string_view sniffed_type(std::string_view bytes) {
    if (bytes.starts_with("\xff\xd8\xff")) return kJpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return kPng;
    if (bytes.starts_with("RIFF") && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP") return kWebp;
    return {};
}

base::Result<MadePicture> make_picture(std::string_view bytes, std::string_view declared) {
    if (bytes.size() > kBytesMax) return rejected("media_too_large", "a picture has at most 5 MB");
    const auto type = sniffed_type(bytes);
    const bool is_as_declared = type == declared || (type == kJpeg && declared == "image/jpg");
    if (type.empty() || !is_as_declared)
        return rejected("media_not_as_declared",
                        "send a JPEG, PNG or WebP picture, and name its type as it is");
    const auto size = size_of(bytes, type);
    if (!size) return unreadable();
    if (std::int64_t{size->width} * size->height > kPixelsMax)
        return rejected("media_too_many_pixels", "a picture has at most 40 megapixels");
    auto decoded = decode(bytes, type);
    if (!decoded) return unreadable();
    const Pixels kept = upright(smaller(*decoded, fit(decoded->width, decoded->height, kSideMax)),
                                orientation_of(bytes, type));
    decoded.reset();
    MadePicture made{.type = std::string(type), .width = kept.width, .height = kept.height};
    encode(kept, made);
    const Size thumb = fit(kept.width, kept.height, kThumbSideMax);
    const Pixels small = over_white(smaller(kept, thumb));
    made.thumb = thumb_of(small);
    made.blurred = encode_jpeg(blurred(small, thumb), kThumbQuality);
    if (made.original.empty() || made.thumb.empty() || made.blurred.empty()) return unreadable();
    return made;
}

}  // namespace media
