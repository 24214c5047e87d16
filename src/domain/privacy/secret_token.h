// One word as people type it, with its quotes and final punctuation taken off, and whether it looks like a
// secret. For passwords.cpp.
#pragma once
#include "domain/privacy/reading.h"

namespace domain::privacy {

constexpr std::size_t kShortestSecret = 4;
constexpr std::size_t kLongestSecret = 64;

struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view folded;
    std::string_view original;
    bool is_quoted = false;
    bool ends_sentence = false;  // a full stop, a question mark, a line break behind it
    bool ends_clause = false;    // that, or a comma
    std::size_t size() const { return end - begin; }
};

struct Makeup {
    std::size_t digits = 0;
    std::size_t letters = 0;
    std::size_t upper_inside = 0;
    std::size_t signs = 0;
    std::size_t others = 0;
};

constexpr bool is_blank(char c) {
    return c == ' ' || c == '\n';
}

// The next run of non-blanks.
Token next_token(const Reading& reading, std::size_t at);
Makeup makeup_of(const Token& token);
bool is_masked(std::string_view text);
bool looks_secret(const Token& token);
// 482910, G-482910
bool is_code(const Token& token, std::size_t least, std::size_t most);
// A letter and up to three digits, or a short number: a ticket in a queue (behaviours.md §10.14).
bool is_ticket(const Token& token);

}  // namespace domain::privacy
