#include "media/exif.h"

#include <cstdint>
#include <optional>

namespace media {
namespace {

constexpr std::uint16_t kOrientationTag = 0x0112;
constexpr std::uint16_t kShort = 3;
constexpr std::string_view kExifMark{"Exif\0\0", 6};

enum class Order : std::uint8_t { big, little };

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size, Order order) {
    if (at > bytes.size() || bytes.size() - at < size) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t from = order == Order::big ? at + i : at + size - 1 - i;
        value = value << 8 | static_cast<unsigned char>(bytes[from]);
    }
    return value;
}

// TIFF 6.0: a header, then the first directory of twelve-byte fields.
int orientation_of_tiff(std::string_view tiff) {
    const Order order = tiff.starts_with("MM") ? Order::big : Order::little;
    if (order == Order::little && !tiff.starts_with("II")) return 1;
    const std::size_t directory = number(tiff, 4, 4, order);
    const std::size_t fields = number(tiff, directory, 2, order);
    for (std::size_t i = 0; i < fields; ++i) {
        const std::size_t at = directory + 2 + i * 12;
        if (at + 12 > tiff.size()) return 1;
        if (number(tiff, at, 2, order) != kOrientationTag) continue;
        if (number(tiff, at + 2, 2, order) != kShort) return 1;
        return static_cast<int>(number(tiff, at + 8, 2, order));
    }
    return 1;
}

// The Exif part of a JPEG: among the segments before the first scan.
std::string_view exif_of_jpeg(std::string_view bytes) {
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        if (bytes[at] != '\xff') return {};
        const auto marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xff) {
            ++at;
            continue;
        }
        if (marker == 0xda) return {};
        const std::size_t length = number(bytes, at + 2, 2, Order::big);
        if (length < 2) return {};
        const auto segment = bytes.substr(at + 4, length - 2);
        if (marker == 0xe1 && segment.starts_with(kExifMark)) return segment.substr(kExifMark.size());
        at += 2 + length;
    }
    return {};
}

std::string_view exif_of_png(std::string_view bytes) {
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t length = number(bytes, at, 4, Order::big);
        const auto name = bytes.substr(at + 4, 4);
        if (name == "eXIf") return bytes.substr(at + 8, length);
        if (name == "IEND" || length > bytes.size()) return {};
        at += 12 + length;
    }
    return {};
}

std::string_view exif_of_webp(std::string_view bytes) {
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        const std::size_t length = number(bytes, at + 4, 4, Order::little);
        if (bytes.substr(at, 4) == "EXIF") {
            auto exif = bytes.substr(at + 8, length);
            if (exif.starts_with(kExifMark)) exif.remove_prefix(kExifMark.size());
            return exif;
        }
        if (length > bytes.size()) return {};
        at += 8 + length + length % 2;
    }
    return {};
}

}  // namespace

int orientation_of(std::string_view bytes, std::string_view type) {
    std::string_view exif;
    if (type == "image/jpeg") exif = exif_of_jpeg(bytes);
    if (type == "image/png") exif = exif_of_png(bytes);
    if (type == "image/webp") exif = exif_of_webp(bytes);
    const int orientation = orientation_of_tiff(exif);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

}  // namespace media
