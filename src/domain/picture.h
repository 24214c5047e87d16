// A picture in a message (behaviours.md CNT-06, PII-10): what the log says of it. Its bytes lie beside the
// log (storage/media.h). Included by event.h and facts.h.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/json.h"
#include "domain/ids.h"

namespace domain {

constexpr std::size_t kPictureBytesMax = std::size_t{5} * 1024 * 1024;  // behaviours.md §2.5.2, CNT-06

// Why staff see a blurred preview instead: it may show an identity paper (PII-10), or one of them has hidden
// it (behaviours.md §6, 53).
enum class PictureGuard : std::uint8_t { document, hidden };
BOOST_DESCRIBE_ENUM(PictureGuard, document, hidden)

struct Picture {
    PictureId id;
    std::string type;  // "image/jpeg", "image/png" or "image/webp"
    std::int64_t width = 0;
    std::int64_t height = 0;
    std::int64_t bytes = 0;
    std::optional<PictureGuard> guard = {};
    bool operator==(const Picture&) const = default;
};
BOOST_DESCRIBE_STRUCT(Picture, (), (id, type, width, height, bytes, guard))

// A picture and its bytes on their way into a message: made again by us, nothing of the file that was sent.
struct PictureFile {
    Picture picture;
    std::string original;
    std::string thumb;    // JPEG
    std::string blurred;  // JPEG; nothing can be read in it
};

// What is wrong with a file that was to be a picture (CNT-06).
enum class MediaProblem : std::uint8_t { none, too_large, not_as_declared, unreadable, too_many_pixels };
BOOST_DESCRIBE_ENUM(MediaProblem, none, too_large, not_as_declared, unreadable, too_many_pixels)

enum class PictureStep : std::uint8_t { shown, hidden };
BOOST_DESCRIBE_ENUM(PictureStep, shown, hidden)

// A member of staff has looked at a guarded picture, once, or has hidden one. Seen by staff only.
struct PictureChanged {
    std::string message_id;
    std::int64_t message_seq = 0;
    PictureStep step = PictureStep::shown;
    std::string reason_code;  // PICTURE_SHOWN (PII-10), PICTURE_HIDDEN
    bool operator==(const PictureChanged&) const = default;
};
BOOST_DESCRIBE_STRUCT(PictureChanged, (), (message_id, message_seq, step, reason_code))

}  // namespace domain
