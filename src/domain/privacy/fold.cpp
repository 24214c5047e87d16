#include "domain/privacy/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace domain::privacy {
namespace {

constexpr char32_t kLowBegin = 0x80;
constexpr char32_t kLowEnd = 0x530;     // Latin, Greek and Cyrillic
constexpr char32_t kTableEnd = 0x1100;  // and the scripts up to Burmese
constexpr char32_t kLatinBegin = 0x1E00;
constexpr char32_t kLatinEnd = 0x1F00;  // Vietnamese
constexpr char32_t kNotText = 0xFFFD;

struct Decoded {
    char32_t code_point = 0;
    std::size_t length = 1;
};

bool is_tail(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<std::uint8_t>(text[at]) & 0xC0) == 0x80;
}

Decoded decode(std::string_view text, std::size_t at) {
    const auto first = static_cast<std::uint8_t>(text[at]);
    const auto tail = [&](std::size_t i) { return static_cast<char32_t>(text[at + i] & 0x3F); };
    if (first < 0x80) return {first, 1};
    if (first >= 0xC2 && first < 0xE0 && is_tail(text, at + 1)) return {(first & 0x1FU) << 6 | tail(1), 2};
    if (first >= 0xE0 && first < 0xF0 && is_tail(text, at + 1) && is_tail(text, at + 2)) {
        const char32_t c = (first & 0xFU) << 12 | tail(1) << 6 | tail(2);
        if (c >= 0x800 && (c < 0xD800 || c >= 0xE000)) return {c, 3};
    }
    if (first >= 0xF0 && first < 0xF5 && is_tail(text, at + 1) && is_tail(text, at + 2) &&
        is_tail(text, at + 3)) {
        const char32_t c = (first & 0x7U) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
        if (c >= 0x10000 && c < 0x110000) return {c, 4};
    }
    return {kNotText, 1};
}

void append_utf8(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) return put(c);
    if (c < 0x800) {
        put(0xC0 | c >> 6);
    } else {
        if (c < 0x10000) {
            put(0xE0 | c >> 12);
        } else {
            put(0xF0 | c >> 18);
            put(0x80 | (c >> 12 & 0x3F));
        }
        put(0x80 | (c >> 6 & 0x3F));
    }
    put(0x80 | (c & 0x3F));
}

utf8proc_int32_t signed_of(char32_t c) {
    return static_cast<utf8proc_int32_t>(c);
}
utf8proc_category_t category_of(char32_t c) {
    return utf8proc_category(signed_of(c));
}

bool is_mark(char32_t c) {
    const auto category = category_of(c);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

// Latin, Greek and Cyrillic: people leave out their marks without changing the word.
bool drops_marks(char32_t c) {
    return c < kLowEnd || (c >= 0x1C80 && c < 0x1C90) || (c >= 0x1D00 && c < 0x2000) ||
           (c >= 0x2C60 && c < 0x2C80) || (c >= 0xA640 && c < 0xA6A0) || (c >= 0xA720 && c < 0xA800);
}

// Large blocks that stay as they are, so that no table is asked for each letter.
bool stays(char32_t c) {
    return (c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4) || (c >= 0x3041 && c < 0x3097) ||
           (c >= 0x30A1 && c < 0x30FB) || (c >= 0x0E01 && c < 0x0E4F) || (c >= 0x1F300 && c < 0x1FB00);
}

// Letters that no decomposition of Unicode reaches, and signs people use for one another.
std::u32string_view special(char32_t c) {
    switch (c) {
        case U'đ':
        case U'Đ':
        case U'ð':
        case U'Ð':
            return U"d";
        case U'ł':
        case U'Ł':
            return U"l";
        case U'ø':
        case U'Ø':
            return U"o";
        case U'ħ':
        case U'Ħ':
            return U"h";
        case U'ı':
            return U"i";
        case U'ß':
        case U'ẞ':
            return U"ss";
        case U'æ':
        case U'Æ':
            return U"ae";
        case U'œ':
        case U'Œ':
            return U"oe";
        case U'‘':
        case U'’':
        case U'ʼ':
            return U"'";
        case U'“':
        case U'”':
        case U'„':
        case U'«':
        case U'»':
        case U'「':
        case U'」':
            return U"\"";
        case U'−':
            return U"-";
        case U'·':
        case U'․':
        case U'∙':
        case U'・':
            return U".";
        case 0x2028:
        case 0x2029:
        case 0x85:
            return U"\n";
        default:
            return {};
    }
}

std::u32string normalized(std::u32string_view letters, int options) {
    std::array<utf8proc_int32_t, 40> out{};
    std::size_t size = 0;
    int last_class = 0;
    for (const char32_t c : letters) {
        const auto got = utf8proc_decompose_char(
            signed_of(c), out.data() + size, static_cast<utf8proc_ssize_t>(out.size() - size),
            static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &last_class);
        if (got < 0 || size + static_cast<std::size_t>(got) > out.size()) return std::u32string(letters);
        size += static_cast<std::size_t>(got);
    }
    if ((options & UTF8PROC_COMPOSE) != 0) {
        const auto got =
            utf8proc_normalize_utf32(out.data(), static_cast<utf8proc_ssize_t>(size),
                                     static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
        size = got < 0 ? 0 : static_cast<std::size_t>(got);
    }
    return {out.begin(), out.begin() + static_cast<long>(size)};
}

// Decimal digits stand in rows of ten, zero first.
char32_t digit_value(char32_t c) {
    char32_t first = c;
    while (category_of(first - 1) == UTF8PROC_CATEGORY_ND)
        --first;
    return (c - first) % 10;
}

std::u32string letters_of(char32_t c) {
    if (stays(c)) return std::u32string(1, c);
    if (const auto known = special(c); !known.empty()) return std::u32string(known);
    if (utf8proc_get_property(signed_of(c))->ignorable) return {};
    const auto category = category_of(c);
    if (category == UTF8PROC_CATEGORY_ND) return std::u32string(1, U'0' + digit_value(c));
    if (category == UTF8PROC_CATEGORY_ZS) return U" ";
    if (category == UTF8PROC_CATEGORY_PD) return U"-";
    if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CO ||
        category == UTF8PROC_CATEGORY_CN)
        return std::u32string(1, kNotText);
    std::u32string letters = normalized(std::u32string(1, c), 0);
    if (letters.empty()) return std::u32string(1, c);
    if (drops_marks(letters[0])) {
        std::erase_if(letters, is_mark);
    } else {
        letters = normalized(letters, UTF8PROC_COMPOSE);
    }
    for (char32_t& letter : letters)
        letter = static_cast<char32_t>(utf8proc_tolower(signed_of(letter)));
    return letters;
}

constexpr auto kLower = [] {
    std::array<char, 128> table{};
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = static_cast<char>(i >= 'A' && i <= 'Z' ? i + 32 : i);
    for (const char blank : {'\t', '\r', '\v', '\f'})
        table[static_cast<std::size_t>(blank)] = ' ';
    return table;
}();

char lower(char c) {
    return kLower.data()[static_cast<unsigned char>(c) & 0x7F];
}

// Takes back the last letter and joins it with a mark that stood alone: Japanese half-width letters, Korean
// typed in parts. False: they do not join.
bool join_with_last(Folded& folded, char32_t mark) {
    std::size_t begin = folded.text.size();
    while (begin > 0 && is_tail(folded.text, begin - 1))
        --begin;
    if (begin-- == 0) return false;
    const std::u32string both{decode(folded.text, begin).code_point, mark};
    const std::u32string joined = normalized(both, UTF8PROC_COMPOSE);
    if (joined.size() != 1) return false;
    const std::uint32_t from = folded.origin[begin];
    folded.text.resize(begin);
    append_utf8(folded.text, joined[0]);
    folded.origin.resize(folded.text.size(), from);
    return true;
}

// A run of ASCII, which most text is: byte for byte. Where it ends.
std::size_t append_ascii(Folded& folded, std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && static_cast<std::uint8_t>(text[end]) < 0x80)
        ++end;
    const auto index = static_cast<std::uint32_t>(folded.at_byte.size());
    const std::size_t was = folded.text.size();
    folded.text.resize(was + end - at);
    folded.origin.resize(was + end - at);
    folded.at_byte.resize(index + end - at);
    for (std::size_t i = 0; i < end - at; ++i) {
        folded.text[was + i] = lower(text[at + i]);
        folded.origin[was + i] = index + static_cast<std::uint32_t>(i);
        folded.at_byte[index + i] = static_cast<std::uint32_t>(at + i);
    }
    return end;
}

bool can_join(char32_t c) {
    return c == 0x3099 || c == 0x309A || (c >= 0x1160 && c < 0x1200);
}

char32_t last_letter(const std::string& text) {
    if (text.empty()) return 0;
    std::size_t at = text.size() - 1;
    while (at > 0 && is_tail(text, at))
        --at;
    return decode(text, at).code_point;
}

}  // namespace

std::size_t Folded::end_of(std::size_t end) const {
    std::size_t code_point = end == 0 ? 0 : origin[end - 1] + 1;
    while (std::ranges::binary_search(marks, static_cast<std::uint32_t>(code_point)))
        ++code_point;
    return code_point;
}

std::string_view Folded::original_of(std::size_t begin, std::size_t end) const {
    if (begin >= end) return {};
    const std::size_t from = at_byte[start_of(begin)];
    return original.substr(from, at_byte[end_of(end)] - from);
}

Folder::Folder() {
    const auto fill = [](std::vector<Letters>& table, char32_t begin, char32_t end) {
        for (char32_t c = begin; c < end; ++c) {
            const std::u32string letters = letters_of(c);
            Letters& entry = table.emplace_back();
            entry.count = static_cast<std::uint8_t>(std::min<std::size_t>(letters.size(), entry.at.size()));
            std::copy_n(letters.begin(), entry.count, entry.at.begin());
        }
    };
    fill(low_, kLowBegin, kTableEnd);
    fill(latin_, kLatinBegin, kLatinEnd);
}

Folder::Letters Folder::look_up(char32_t c) const {
    if (c < kTableEnd) return low_[c - kLowBegin];
    if (c >= kLatinBegin && c < kLatinEnd) return latin_[c - kLatinBegin];
    Letters result;
    if (stays(c)) {
        result.count = 1;
        result.at[0] = c;
        return result;
    }
    const std::u32string letters = letters_of(c);
    result.count = static_cast<std::uint8_t>(std::min<std::size_t>(letters.size(), result.at.size()));
    std::copy_n(letters.begin(), result.count, result.at.begin());
    return result;
}

Folded Folder::fold(std::string_view text) const {
    Folded folded;
    folded.original = text;
    folded.text.reserve(text.size() + 8);
    folded.origin.reserve(text.size() + 8);
    folded.at_byte.reserve(text.size() + 1);
    for (std::size_t at = 0; at < text.size();) {
        const auto index = static_cast<std::uint32_t>(folded.at_byte.size());
        folded.at_byte.push_back(static_cast<std::uint32_t>(at));
        if (static_cast<std::uint8_t>(text[at]) < 0x80) {
            folded.at_byte.pop_back();
            at = append_ascii(folded, text, at);
            continue;
        }
        const Decoded next = decode(text, at);
        at += next.length;
        const Letters letters = look_up(next.code_point);
        if (letters.count == 0 || (is_mark(next.code_point) && drops_marks(last_letter(folded.text)))) {
            if (is_mark(next.code_point)) folded.marks.push_back(index);
            continue;
        }
        if (can_join(letters.at[0]) && join_with_last(folded, letters.at[0])) {
            folded.marks.push_back(index);
            continue;
        }
        for (std::uint8_t i = 0; i < letters.count; ++i)
            append_utf8(folded.text, letters.at[i]);
        folded.origin.resize(folded.text.size(), index);
    }
    folded.at_byte.push_back(static_cast<std::uint32_t>(text.size()));
    folded.origin.push_back(static_cast<std::uint32_t>(folded.at_byte.size() - 1));
    return folded;
}

char32_t Folder::letter_of(char32_t code_point) const {
    const Letters letters = look_up(code_point);
    return letters.count == 1 ? letters.at[0] : 0;
}

}  // namespace domain::privacy
