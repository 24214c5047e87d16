// Which language a short text is in, by its script and its commonest words: for REN-13 and the gate's memory
// of what a consumer writes. Says `unknown` rather than guess: most texts of one or two words are.
#pragma once
#include <cstdint>
#include <string_view>

namespace domain::policy {

// Stored as bits: never reorder, add at the end. What is told by its script alone is named after it.
enum class Language : std::uint8_t {
    unknown,
    english,
    portuguese,
    spanish,
    french,
    vietnamese,
    german,
    italian,
    dutch,
    cyrillic,
    greek,
    arabic,
    hebrew,
    devanagari,
    thai,
    hangul,
    kana,
    han,
    another,  // of a locale that is none of these; no text is found to be in it
};

constexpr std::int64_t bit_of(Language language) {
    return language == Language::unknown ? 0 : std::int64_t{1} << static_cast<int>(language);
}

Language language_of(std::string_view text);

// What somebody whose device speaks "pt-BR" reads, as bits; 0: not told.
std::int64_t languages_of_locale(std::string_view locale);

}  // namespace domain::policy
