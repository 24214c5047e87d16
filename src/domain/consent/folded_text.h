// Text as the opt-out words compare it (behaviours.md §3.8, §10.16): compatibility forms and case folded,
// emoji and punctuation out, words parted by one space, sentences apart. For consent/ only.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace domain::consent {

// What becomes of accents. They are never taken off Vietnamese, where they are other words.
enum class Accents : std::uint8_t { kept, dropped };

struct WordSpan {
    std::size_t start = 0;
    std::size_t end = 0;
};

// One piece of text between sentence marks, in three spellings with the same words.
struct Clause {
    std::string marked;    // all marks as written
    std::string bare;      // Latin, Greek, Cyrillic, Arabic and Hebrew marks off, look-alike letters made one
    std::string squeezed;  // `marked` without spaces; only of scripts that have none
    std::vector<WordSpan> marked_words;
    std::vector<WordSpan> bare_words;
};

// The customer's own words: without quoted lines (§6 case 41) and mail signatures.
std::string own_words(std::string_view text);

std::vector<Clause> fold_clauses(std::string_view text, Accents accents);

// The same folding of letters, leaving ASCII punctuation alone: for patterns.
std::string fold_marked(std::string_view text);
std::string fold_bare(std::string_view text);

}  // namespace domain::consent
