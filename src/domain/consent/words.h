// The word lists behind opt_out.cpp, one file per concept, as data: opt_out_words, opt_in_words,
// polite_words, revocations, harmless_phrases. Written as people write; folded when they are loaded. Only
// lexicon.cpp reads them. English, Apple's set and French arret/arrete are confirmed, the rest are drafts for
// a native check (behaviours.md §3.8).
#pragma once
#include <span>
#include <string_view>

namespace domain::consent {

// Lists of one language, words and phrases parted by ", ".
struct OptOutWords {
    std::string_view language;
    std::string_view strong;   // alone, it is a stop
    std::string_view starred;  // may be about an order: a stop only where the context says so
    std::string_view asks;     // never a stop by itself (behaviours.md §10.16)
    // Which of the above are ordinary words or syllables elsewhere: without this language as the hint they
    // ask back, with another hint they say nothing.
    std::string_view local;
    // Which of the above are names or everyday words of the language itself: inside a longer message they say
    // nothing.
    std::string_view alone;
};
std::span<const OptOutWords> opt_out_words();

// Understood inside a longer message whatever the language.
std::string_view international_opt_out_words();

struct Words {
    std::string_view language;
    std::string_view list;
};
std::span<const Words> opt_in_words();
std::span<const Words> polite_words();
std::span<const Words> hedges();  // what makes a revocation beside it less than plain: "but", "if", "only"

// Regular expressions (RE2) over folded text; `@` stands for the language's words for messages.
struct Patterns {
    std::string_view language;
    std::string_view messages;
    std::string_view list;  // one a line
};
std::span<const Patterns> revocations();       // a whole sentence that takes back consent
std::span<const Patterns> harmless_phrases();  // what contains a keyword (here `@`) and does not mean it

}  // namespace domain::consent
