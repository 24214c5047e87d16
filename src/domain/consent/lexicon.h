// The word lists of words.h, folded and indexed once. Immutable; only opt_out.cpp asks it.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace re2 {
class RE2;
}

namespace domain::consent {

// How much a keyword says when it stands alone; strongest last.
enum class Strength : std::uint8_t { none, asks, starred, strong };

struct Keyword {
    std::string_view language;
    Strength strength = Strength::none;
    bool is_local = false;
    bool is_alone = false;
};

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using KeywordMap = std::unordered_map<std::string, std::vector<Keyword>, TextHash, std::equal_to<>>;
using WordSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

// Which spelling of a clause a language is compared in.
enum class Spelling : std::uint8_t { bare, marked, squeezed };
Spelling spelling_of(std::string_view language);
// Its letters tell the language, so its words count whatever the hint says.
bool has_own_script(std::string_view language);

struct LanguagePattern {
    std::string_view language;
    std::unique_ptr<const re2::RE2> pattern;
};

struct Lexicon {
    Lexicon();
    ~Lexicon();
    static const Lexicon& get();

    bool knows(std::string_view language) const;

    // Keyed by the spelling of the language; languages without spaces are in `bare` too ("ยกเลิก ครับ").
    KeywordMap bare;
    KeywordMap marked;
    KeywordMap squeezed;
    WordSet beginnings;  // the first word of each key of `bare` and `marked`
    WordSet international;
    WordSet opt_in;
    WordSet polite;
    std::unordered_map<std::string_view, WordSet> hedges;      // by language
    std::vector<std::unique_ptr<const re2::RE2>> revocations;  // one for each Spelling, all languages
    std::vector<LanguagePattern> harmless;

    static constexpr std::size_t kWordsMax = 6;     // of one entry
    static constexpr std::size_t kLettersMax = 16;  // of one entry without spaces
};

}  // namespace domain::consent
