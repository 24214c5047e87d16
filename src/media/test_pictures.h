// Pictures for tests: drawn here, so that every byte is known; a JPEG with Exif in it as telephones write it.
#pragma once
#include <string>

#include "media/codecs.h"

namespace media {

// Red, green, blue and white quarters, so that turning shows.
inline Pixels quarters(int width, int height) {
    Pixels pixels(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool is_left = x < width / 2, is_top = y < height / 2;
            auto* at = pixels.at(x, y);
            at[0] = is_top == is_left ? 255 : 0;
            at[1] = is_left ? 0 : 255;
            at[2] = is_top ? 0 : 255;
            at[3] = 255;
        }
    }
    return pixels;
}

inline constexpr std::string_view kPlace = "23 deg 33' 01.2\" S, PLANTED GPS";

// An Exif segment with an orientation and a text where the place would stand.
inline std::string exif_of(int orientation) {
    std::string tiff("MM\0\x2a\0\0\0\x08\0\x02", 10);
    tiff +=
        std::string("\x01\x12\0\x03\0\0\0\x01\0", 9) + static_cast<char>(orientation) + std::string(2, '\0');
    tiff += std::string("\x88\x25\0\x04\0\0\0\x01\0\0\0\x26", 12);  // the GPS directory
    tiff += std::string(4, '\0');
    tiff += kPlace;
    return tiff;
}

inline std::string test_jpeg(int width = 40, int height = 20, int orientation = 1) {
    std::string jpeg = encode_jpeg(quarters(width, height), 90);
    std::string segment = std::string("Exif\0\0", 6) + exif_of(orientation);
    const auto length = segment.size() + 2;
    segment.insert(0, std::string{'\xff', '\xe1', static_cast<char>(length >> 8), static_cast<char>(length)});
    return jpeg.insert(2, segment);
}

// A form as browsers send it; `type` is what the file is said to be.
inline std::string picture_form(const std::string& id, const std::string& text, const std::string& bytes,
                                const std::string& type) {
    const auto field = [](const std::string& name, const std::string& value) {
        return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    };
    return field("client_message_id", id) + field("text", text) +
           "--XX\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.jpg\"\r\nContent-Type: " +
           type + "\r\n\r\n" + bytes + "\r\n--XX--\r\n";
}
inline constexpr const char* kFormType = "multipart/form-data; boundary=XX";

}  // namespace media
