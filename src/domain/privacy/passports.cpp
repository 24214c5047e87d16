// Passport numbers beside the word, in the shapes of many countries, and the machine-readable lines, which
// need no word.
#include "domain/privacy/checksums.h"
#include "domain/privacy/reading.h"

namespace domain::privacy {
namespace {

constexpr std::size_t kFar = 45;

bool is_number_shape(std::string_view token) {
    if (token.size() < 7 || token.size() > 10) return false;
    const auto digits = std::ranges::count_if(token, is_digit);
    if (!std::ranges::all_of(token, is_letter_or_digit) || digits < 5) return false;
    return digits < 10;
}

bool is_upper_or_digit(std::string_view original) {
    return std::ranges::all_of(
        original, [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(c) || c == ' ' || c == '-'; });
}

// 20260514 or 14052026
bool is_date(std::string_view digits) {
    if (digits.size() != 8) return false;
    const auto two = [&](std::size_t at) { return (digits[at] - '0') * 10 + digits[at + 1] - '0'; };
    const auto is_year = [&](std::size_t at) { return two(at) == 19 || two(at) == 20; };
    return (is_year(0) && two(4) <= 12 && two(6) <= 31) || (is_year(4) && two(0) <= 31 && two(2) <= 31);
}

struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool has_letters = false;
};

// "AB 123456", "A-1234567" or "12 AB 34567", which only count in capitals.
bool is_spaced_shape(std::span<const std::string_view> parts) {
    const auto all = [](std::string_view part, bool (*is)(char)) { return std::ranges::all_of(part, is); };
    if (parts.size() == 2)
        return parts[0].size() <= 3 && all(parts[0], is_letter) && parts[0] != "no" &&
               all(parts[1], is_digit);
    return parts[0].size() == 2 && parts[1].size() == 2 && all(parts[0], is_digit) &&
           all(parts[1], is_letter) && parts[2].size() == 5 && all(parts[2], is_digit);
}

// The token at `at`.
bool read_token(const Reading& reading, std::size_t at, Token& token) {
    const std::string& text = reading.text();
    if (at >= text.size() || !is_letter_or_digit(text[at]) || is_glued_before(reading, at)) return false;
    std::vector<std::string_view> parts;
    std::string all;
    std::size_t end = at;
    while (parts.size() < 3 && end < text.size() && is_letter_or_digit(text[end])) {
        const std::size_t begin = end;
        while (end < text.size() && is_letter_or_digit(text[end]))
            ++end;
        parts.push_back(reading.part(begin, end));
        all += parts.back();
        const bool is_written_so =
            parts.size() == 1 ||
            (is_spaced_shape(parts) && is_upper_or_digit(reading.folded.original_of(at, end)));
        if (is_number_shape(all) && is_written_so && !is_glued_after(reading, end)) {
            token = {at, end, std::ranges::any_of(all, is_letter)};
            return true;
        }
        if (all.size() > 4 || end >= text.size() || (text[end] != ' ' && text[end] != '-')) return false;
        ++end;
    }
    return false;
}

// The gap between the word and the number has no other label, no number, and no end of a sentence.
bool is_plain_gap(const Reading& reading, std::size_t begin, std::size_t end) {
    const auto gap = reading.part(begin, end);
    if (RE2::PartialMatch(piece(gap), reading.words[Word::any_label])) return false;
    std::size_t letters = 0;  // of the word before a full stop: "n." and "num." are no ends
    for (std::size_t i = 0; i + 1 < gap.size(); ++i) {
        const bool is_end = gap[i] == '!' || gap[i] == '?' || (gap[i] == '.' && letters > 3);
        if (is_end && (gap[i + 1] == ' ' || gap[i + 1] == '\n')) return false;
        letters = is_letter(gap[i]) ? letters + 1 : 0;
    }
    return true;
}

bool is_number_of(const Reading& reading, const Place& word, const Token& token) {
    if (is_rest_of_mask(reading, token.begin) || !is_plain_gap(reading, word.end, token.begin)) return false;
    if (token.has_letters) return true;
    const auto digits = reading.part(token.begin, token.end);
    if (digits.size() > 9 || is_date(digits) || is_amount(reading, {token.begin, token.end})) return false;
    const auto gap = reading.part(word.end, token.begin);
    return token.begin - word.end <= 32 && std::ranges::count(gap, ' ') <= 4;
}

bool find_after(const Reading& reading, const Place& word, std::vector<Span>& found) {
    const std::size_t until = std::min(reading.text().size(), word.end + kFar);
    Token token;
    for (std::size_t at = word.end; at < until; ++at) {
        if (!read_token(reading, at, token)) continue;
        if (is_number_of(reading, word, token)) {
            found.push_back({Kind::passport, token.begin, token.end});
            return true;
        }
        at = token.end;
    }
    return false;
}

// "AB123456 is my passport number"
void find_before(const Reading& reading, const Place& word, std::vector<Span>& found) {
    const std::size_t from = word.begin > kFar ? word.begin - kFar : 0;
    Token token;
    for (std::size_t at = from; at < word.begin; ++at) {
        if (!read_token(reading, at, token) || token.end > word.begin) continue;
        const auto gap = reading.part(token.end, word.begin);
        const bool is_linked = gap.find_first_not_of(" ,.;\n") != std::string_view::npos || token.has_letters;
        if (is_linked && RE2::FullMatch(piece(gap), reading.words[Word::connectors_only]) &&
            !has_label(reading, Word::any_label_before, token.begin) &&
            !is_rest_of_mask(reading, token.begin) &&
            gap.find_first_of("abcdefghijklmnopqrstuvwxyz(") != std::string_view::npos) {
            found.push_back({Kind::passport, token.begin, token.end});
            return;
        }
        at = token.end;
    }
}

bool is_mrz_letter(char c) {
    return is_letter_or_digit(c) || c == '<';
}

// The second line with its three check digits, and the first above it.
void find_mrz(const Reading& reading, std::vector<Span>& found) {
    const std::string& text = reading.text();
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_mrz_letter(text[at])) continue;
        std::size_t end = at;
        while (end < text.size() && is_mrz_letter(text[end]))
            ++end;
        const auto line = reading.part(at, end);
        std::size_t begin = at;
        bool is_mrz = is_mrz_second_line(line);
        if (!is_mrz && line.size() == 88) {  // both lines without a break
            is_mrz = line[0] == 'p' && is_mrz_second_line(line.substr(44));
        } else if (is_mrz && at >= 2) {
            std::size_t above = text.find_last_not_of(" \n", at - 1);
            while (above != std::string::npos && above > 0 && is_mrz_letter(text[above - 1]))
                --above;
            const auto first =
                above == std::string::npos ? "" : reading.part(above, std::min(at, above + line.size()));
            if (first.size() == line.size() && first.find("<<") != std::string_view::npos) begin = above;
        }
        if (is_mrz) found.push_back({Kind::passport, begin, end});
        at = end;
    }
}

}  // namespace

void find_passports(const Reading& reading, std::vector<Span>& found) {
    if (reading.has(Word::mrz)) find_mrz(reading, found);
    if (!reading.has(Word::passport)) return;
    for (const Place& word : places_of(reading.words[Word::passport], reading.text())) {
        if (!find_after(reading, word, found)) find_before(reading, word, found);
    }
}

}  // namespace domain::privacy
