// Pictures out of bytes that a stranger sent: decoded within limits, turned the right way up, drawn again,
// smaller. Nothing of the file itself is kept: no metadata, nothing behind its end. Pure CPU, up to seconds
// and 200 MB: on the `slow` thread only (api/pictures.h).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace media {

constexpr std::size_t kBytesMax = std::size_t{5} * 1024 * 1024;  // behaviours.md CNT-06
constexpr std::int64_t kPixelsMax = 40'000'000;                  // before anything is decoded: 160 MB
constexpr int kSideMax = 2048;                                   // of what is kept
constexpr int kThumbSideMax = 320;
constexpr std::size_t kThumbBytesMax = std::size_t{25} * 1024;  // behaviours.md §2.5.2

struct MadePicture {
    std::string type;  // "image/jpeg", "image/png", "image/webp"
    int width = 0;
    int height = 0;
    std::string original = {};
    std::string thumb = {};    // JPEG, at most kThumbSideMax and kThumbBytesMax
    std::string blurred = {};  // JPEG as large as the thumbnail, made of a dozen colours
};

// "image/png", by its first bytes; empty: none that we take.
std::string_view sniffed_type(std::string_view bytes);

// `declared`: the type that whoever sent it named. Errors (all invalid): media_too_large,
// media_not_as_declared, media_too_many_pixels, media_unreadable.
base::Result<MadePicture> make_picture(std::string_view bytes, std::string_view declared);

}  // namespace media
