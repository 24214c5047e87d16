// A text that says nothing (CLK-15, behaviours.md §6 case 25): signs, emoji, two letters at most. A digit may
// be the answer ("3"), and so may one sign of a script in which signs are words or syllables.
#include <utf8proc.h>

#include "domain/policy/text_facts.h"

namespace domain::policy {
namespace {

constexpr int kLettersMost = 2;  // behaviours.md CLK-15

bool is_digit(utf8proc_category_t category) {
    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}

// Kana, Han, Hangul: two of them are a word.
bool is_syllable(utf8proc_int32_t c) {
    return c >= 0x3040 && c <= 0xD7A3;
}

}  // namespace

bool is_low_value(std::string_view text) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    int letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        utf8proc_int32_t c = 0;
        const auto size = utf8proc_iterate(bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &c);
        if (size <= 0) return false;
        at += static_cast<std::size_t>(size);
        const auto category = utf8proc_category(c);
        if (is_digit(category) || is_syllable(c)) return false;
        const bool is_letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
        if (is_letter && ++letters > kLettersMost) return false;
    }
    return !text.empty();
}

}  // namespace domain::policy
