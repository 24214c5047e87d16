// The texts that one of our word patterns can match, spelled out, for quick_look.cpp. Knows only the dialect
// of words.h: literals, (?:a|b), ?, [abc], \b, \w and the like; whatever it does not spell out becomes
// kAnything.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace domain::privacy {

constexpr char32_t kAnything = 1;     // any text, also none
constexpr char32_t kBoundary = U' ';  // of a word, and every sign that is no letter

// Lower-case ASCII letters, letters of other scripts as they are, kBoundary and kAnything.
std::vector<std::u32string> spellings_of(std::string_view pattern);

}  // namespace domain::privacy
