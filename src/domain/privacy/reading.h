// What every detector is handed: the folded text, the families of words it has, its groups of digits; and the
// questions about a place in it that several detectors ask. For privacy/ only.
#pragma once
#include <algorithm>

#include "domain/privacy/patterns.h"

namespace domain::privacy {

// Bytes of the folded text.
struct Span {
    Kind kind = Kind::card;
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t row_digits = 0;  // its own and of the groups behind it with nothing but signs between
    std::size_t size() const { return end - begin; }
};

struct Reading {
    const Patterns& words;
    const Folded& folded;
    std::uint32_t families = 0;
    std::vector<Group> groups = {};  // maximal runs of digits

    const std::string& text() const { return folded.text; }
    bool has(Word word) const { return (families & bit(word)) != 0; }
    std::string_view part(std::size_t begin, std::size_t end) const {
        return std::string_view(text()).substr(begin, end - begin);
    }
};

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_letter_or_digit(char c) {
    return is_digit(c) || is_letter(c);
}

std::vector<Group> groups_of(std::string_view text);
// Signs that people put between the groups of one number.
bool is_sign_only(std::string_view between);
// Between groups of digits that belong together: one or two signs of " .-_" or a line break, no words.
bool is_joint(std::string_view between);
// The first of the groups that begins at or after `at`.
std::size_t first_group_from(const Reading& reading, std::size_t at);

// Is there such a word at most so many bytes before or after?
bool is_near(const Reading& reading, Word word, std::size_t begin, std::size_t end, std::size_t before,
             std::size_t after);
// Does such a word stand directly before, with nothing but "number is" between?
bool has_label(const Reading& reading, Word label_before, std::size_t begin);
// The last digits of something already masked: "•••• 1111".
bool is_rest_of_mask(const Reading& reading, std::size_t begin);
// A word's letters touch the number: ABC123. Letters of scripts without spaces do not count.
bool is_glued_before(const Reading& reading, std::size_t begin);
bool is_glued_after(const Reading& reading, std::size_t end);
// 12,50 or 1.299 or R$ 12 or 30% or 2x or 14:30 or 12/05: no secret.
bool is_amount(const Reading& reading, const Group& group);

struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
};
std::vector<Place> places_of(const RE2& expression, std::string_view text);

void find_cards(const Reading& reading, std::vector<Span>& found);
void find_card_companions(const Reading& reading,
                          std::vector<Span>& found);  // expiry and CVV, after find_cards
void find_ibans(const Reading& reading, std::vector<Span>& found);
void find_identities(const Reading& reading, std::vector<Span>& found);  // CPF, CNPJ, CCCD, SSN, NIR
void find_passports(const Reading& reading, std::vector<Span>& found);
void find_passwords(const Reading& reading, std::vector<Span>& found);
std::vector<Kind> find_asks(const Reading& reading);

// A text with its findings covered as behaviours.md §3.11 says, and the way back.
struct Masked {
    struct Piece {
        std::size_t from = 0;  // code points of `text`
        std::size_t until = 0;
        std::size_t start = 0;  // of the original
        std::size_t end = 0;
        bool is_cover = false;
    };
    std::string text;
    std::vector<Piece> pieces;
    // A finding in `text` as one in the original; a cover counts whole.
    Finding in_original(const Finding& finding) const;
};
// The findings are sorted and apart.
Masked mask(const Folder& folder, const Folded& folded, std::span<const Finding> findings);
// What is shown for one value alone; `is_part` keeps its separators, and `shown` of its last characters.
std::string mask_value(Kind kind, std::string_view original, std::string_view folded);
std::string mask_part(std::string_view original, std::size_t shown);

// All findings of one text, sorted, never overlapping, the allowed ones left out.
std::vector<Span> find_all(Reading& reading, std::span<const std::string> allowed);
// Letters and digits only, as find_all() compares allowed values.
std::string compact(std::string_view folded);
bool is_clean_of_digits(std::string_view text);  // too few digits for any kind that is only digits

}  // namespace domain::privacy
