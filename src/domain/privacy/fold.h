// A text as the detectors read it: lower case, ASCII digits, no marks on Latin, Greek and Cyrillic letters,
// one kind of space, dash and quote, nothing invisible; with the way back to the code points of the original.
// For privacy/ only.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace domain::privacy {

struct Folded {
    std::string_view original;  // UTF-8, or any bytes: a byte that is none counts as one code point
    std::string text;           // UTF-8
    std::vector<std::uint32_t>
        origin;  // per byte of `text`, and one for its end: the code point it comes from
    std::vector<std::uint32_t>
        at_byte;                       // per code point of the original, and one for its end: where it starts
    std::vector<std::uint32_t> marks;  // code points that were left out and belong to the one before them

    std::size_t start_of(std::size_t byte) const { return origin[byte]; }
    // The code point after the last one of text[.., end), with the marks that belong to it (keycaps).
    std::size_t end_of(std::size_t end) const;
    // What stands in the original for text[begin, end).
    std::string_view original_of(std::size_t begin, std::size_t end) const;
};

// Built once, then usable from any thread.
class Folder {
 public:
    Folder();
    Folded fold(std::string_view text) const;
    // What one code point is read as; 0 where that is more than one letter or none.
    char32_t letter_of(char32_t code_point) const;

 private:
    struct Letters {
        std::uint8_t count = 0;
        std::array<char32_t, 3> at{};
    };
    Letters look_up(char32_t code_point) const;

    std::vector<Letters> low_;    // U+0080 .. U+10FF
    std::vector<Letters> latin_;  // U+1E00 .. U+1EFF
};

}  // namespace domain::privacy
