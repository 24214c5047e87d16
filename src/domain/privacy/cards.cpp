// Card numbers as people write them, and what stands beside them: expiry and CVV (behaviours.md §3.11,
// §10.10-12).
#include "domain/privacy/checksums.h"
#include "domain/privacy/secret_token.h"

namespace domain::privacy {
namespace {

constexpr std::size_t kGroupsMax = 19;  // one digit each
constexpr std::size_t kContextBefore = 60;
constexpr std::size_t kContextAfter = 40;

struct Candidate {
    std::string digits;
    std::string shape;    // "4444": the size of each group, 'a' for ten and more
    bool is_even = true;  // the same sign between all groups
    std::size_t end = 0;
    std::size_t groups = 0;
};

// Signs only between the groups of one number that has the shape of a card.
bool is_card_joint(std::string_view between) {
    if (is_joint(between)) return true;
    return between.size() == 1 && std::string_view("/,|*").find(between[0]) != std::string_view::npos;
}

bool is_repeated(std::string_view shape, char size) {
    const std::string_view all_but_last = shape.substr(0, shape.size() - 1);
    return std::ranges::all_of(all_but_last, [&](char c) { return c == size; }) && shape.back() <= size;
}

// Shapes that are printed on cards or that forms ask for.
bool is_printed_shape(std::string_view shape) {
    return shape == "4444" || shape == "465" || shape == "464" || shape == "44443" || shape == "44442" ||
           shape == "4441" || shape == "445" || shape == "88" || shape == "6a" || shape == "443" ||
           shape == "482";
}

// Digit by digit, in threes, fives: nobody counts so by chance once the check digit holds; pairs are sizes
// and dates.
bool is_spelled_shape(const Candidate& candidate) {
    return candidate.is_even && (is_repeated(candidate.shape, '1') || is_repeated(candidate.shape, '3') ||
                                 is_repeated(candidate.shape, '5') || is_repeated(candidate.shape, '4'));
}

bool is_month_year(std::string_view digits) {
    if (digits.size() != 4) return false;
    const int month = (digits[0] - '0') * 10 + digits[1] - '0';
    return (month >= 1 && month <= 12 && digits[2] >= '2' && digits[2] <= '4') || digits.starts_with("20");
}

class CardFinder {
 public:
    CardFinder(const Reading& reading, std::vector<Span>& found) : reading_(reading), found_(found) {}

    void run() {
        for (std::size_t i = 0; i < reading_.groups.size();) {
            const std::size_t used = try_at(i);
            i += std::max<std::size_t>(used, 1);
        }
    }

 private:
    // How many groups the card at group `first` takes; 0: there is none.
    std::size_t try_at(std::size_t first) {
        const Group& group = reading_.groups[first];
        if (group.row_digits < 13 || group.size() > 19 || is_rest_of_mask(reading_, group.begin) ||
            !may_begin(group.begin))
            return 0;
        std::vector<Candidate> candidates;
        collect(first, candidates);
        // The plain length before the long ones, which may have swallowed a CVV.
        std::ranges::sort(candidates, {},
                          [](const Candidate& c) { return c.digits.size() == 16 ? 0 : c.digits.size(); });
        for (const Candidate& candidate : candidates) {
            if (!is_card(first, candidate)) continue;
            found_.push_back({Kind::card, group.begin, candidate.end});
            return candidate.groups;
        }
        return 0;
    }

    // "cartão4111…" may begin inside a word; ABC4111… may not.
    bool may_begin(std::size_t begin) const {
        const std::string& text = reading_.text();
        if (begin == 0 || !is_letter(text[begin - 1])) return begin == 0 || text[begin - 1] != '@';
        std::size_t word = begin;
        while (word > 0 && is_letter(text[word - 1]))
            --word;
        return RE2::FullMatch(piece(reading_.part(word, begin)), reading_.words[Word::card]);
    }

    void collect(std::size_t first, std::vector<Candidate>& candidates) const {
        Candidate now;
        std::string_view joint;
        for (std::size_t i = first; i < reading_.groups.size() && now.groups < kGroupsMax; ++i) {
            const Group& group = reading_.groups[i];
            if (i > first) {
                const auto between = reading_.part(reading_.groups[i - 1].end, group.begin);
                if (!is_card_joint(between)) return;
                if (i > first + 1 && between != joint) now.is_even = false;
                joint = between;
            }
            if (now.digits.size() + group.size() > 19) return;
            now.digits += reading_.part(group.begin, group.end);
            now.shape += group.size() > 9 ? 'a' : static_cast<char>('0' + group.size());
            now.end = group.end;
            ++now.groups;
            if (now.digits.size() >= 13) candidates.push_back(now);
        }
    }

    bool is_card(std::size_t first, const Candidate& candidate) const {
        const CardMatch match = match_card(candidate.digits);
        if (match == CardMatch::none) return false;
        const std::size_t begin = reading_.groups[first].begin;
        const bool has_context =
            is_near(reading_, Word::card, begin, candidate.end, kContextBefore, kContextAfter) ||
            is_near(reading_, Word::cvv, begin, candidate.end, 0, kContextAfter);
        if (match == CardMatch::needs_context &&
            (!has_context || has_label(reading_, Word::any_label_before, begin)))
            return false;
        if (!has_context && is_in_link(begin)) return false;
        if (!has_shape(candidate, has_context) || !stands_alone(first, candidate, has_context)) return false;
        return !has_label(reading_, Word::order_label_before, begin);
    }

    static bool has_shape(const Candidate& candidate, bool has_context) {
        if (candidate.groups == 1 || is_printed_shape(candidate.shape) || is_spelled_shape(candidate))
            return true;
        return has_context && candidate.is_even && is_repeated(candidate.shape, candidate.shape[0]);
    }

    // A longer row of groups of four is a tracking or payment number; so is a number with letters at its end.
    bool stands_alone(std::size_t first, const Candidate& candidate, bool has_context) const {
        const std::string& text = reading_.text();
        if (is_glued_after(reading_, candidate.end) && !is_known_word_after(candidate.end)) return false;
        const auto& groups = reading_.groups;
        const bool is_mid_row = first > 0 && candidate.groups > 1 && text[groups[first].begin - 1] != '\n' &&
                                is_same_row(groups[first - 1].end, groups[first].begin);
        if (is_mid_row && (!has_context || groups[first - 1].size() == 4)) return false;
        if (has_context) return true;
        const std::size_t next = first + candidate.groups;
        if (next < groups.size() && is_same_row(groups[next - 1].end, groups[next].begin)) {
            const auto digits = reading_.part(groups[next].begin, groups[next].end);
            const bool is_companion = candidate.groups == 1 || digits.size() == 2 || digits.size() == 3;
            if (!is_companion && !is_month_year(digits)) return false;
        }
        return candidate.groups > 1 || !is_fraction(groups[first]);
    }

    bool is_same_row(std::size_t end, std::size_t begin) const {
        const auto between = reading_.part(end, begin);
        return between.size() == 1 && (between[0] == ' ' || between[0] == '-' || between[0] == '.');
    }

    // 0.4111111111111111 or -46.5555555555555557
    bool is_fraction(const Group& group) const {
        const std::string& text = reading_.text();
        return group.begin > 1 && (text[group.begin - 1] == '.' || text[group.begin - 1] == ',') &&
               is_digit(text[group.begin - 2]);
    }

    bool is_in_link(std::size_t begin) const {
        const std::string& text = reading_.text();
        const std::size_t blank = text.find_last_of(" \n", begin);
        const auto word = reading_.part(blank == std::string::npos ? 0 : blank, begin);
        return word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos;
    }

    bool is_known_word_after(std::size_t end) const {
        const std::string& text = reading_.text();
        std::size_t word = end;
        while (word < text.size() && is_letter(text[word]))
            ++word;
        const auto letters = reading_.part(end, word);
        return RE2::FullMatch(piece(letters), reading_.words[Word::expiry]) ||
               RE2::FullMatch(piece(letters), reading_.words[Word::cvv]);
    }

    const Reading& reading_;
    std::vector<Span>& found_;
};

// The two digits at `at` as a number, -1 when there are none.
int two_digits(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || !is_digit(text[at]) || !is_digit(text[at + 1])) return -1;
    return (text[at] - '0') * 10 + text[at + 1] - '0';
}

// MM/YY or MM/YYYY, also with a dot, a dash, a blank or nothing between. The end, or 0.
std::size_t expiry_end(const Reading& reading, std::size_t begin) {
    const std::string_view text = reading.text();
    std::size_t at = begin;
    int month = two_digits(text, at);
    if (month >= 1) {
        at += 2;
    } else if (is_digit(text[at])) {
        month = text[at++] - '0';
    }
    if (month < 1 || month > 12) return 0;
    const std::size_t month_end = at;
    while (at < text.size() && at < month_end + 3 &&
           std::string_view("/|.- ").find(text[at]) != std::string_view::npos)
        ++at;
    if (at == month_end && at - begin == 1) return 0;  // 123 is no January 2023
    if (two_digits(text, at) == 20 && two_digits(text, at + 2) >= 20) at += 2;
    const int year = two_digits(text, at);
    at += 2;
    const bool is_end = at >= text.size() || !is_letter_or_digit(text[at]);
    return year >= 20 && year < 50 && is_end ? at : 0;
}

bool is_cvv_number(const Reading& reading, const Group& group) {
    if (group.size() != 3 && group.size() != 4) return false;
    if (is_glued_before(reading, group.begin) || is_glued_after(reading, group.end)) return false;
    return !is_amount(reading, group) && !is_rest_of_mask(reading, group.begin);
}

bool is_taken(std::span<const Span> found, const Group& group) {
    return std::ranges::any_of(
        found, [&](const Span& span) { return group.begin < span.end && span.begin < group.end; });
}

// What follows a card at most 40 bytes on: its expiry, and the short number directly behind that.
void find_after_card(const Reading& reading, std::size_t card_end, std::vector<Span>& found) {
    constexpr std::size_t kFar = 40;
    for (std::size_t i = first_group_from(reading, card_end); i < reading.groups.size(); ++i) {
        const Group& group = reading.groups[i];
        if (group.begin > card_end + kFar) return;
        const std::size_t end = is_taken(found, group) ? 0 : expiry_end(reading, group.begin);
        if (end == 0 || is_glued_before(reading, group.begin)) continue;
        found.push_back({Kind::expiry, group.begin, end});
        const std::size_t next = first_group_from(reading, end);
        if (next == reading.groups.size() || is_taken(found, reading.groups[next])) return;
        const auto between = reading.part(end, reading.groups[next].begin);
        const bool is_direct =
            between.size() <= 4 && between.find_first_not_of(" ,;/|.-\n") == std::string_view::npos;
        if (is_direct && is_cvv_number(reading, reading.groups[next]))
            found.push_back({Kind::cvv, reading.groups[next].begin, reading.groups[next].end});
        return;
    }
}

// A sentence ends between the word and the number; "CVV? 123" is one.
bool has_end_of_sentence(std::string_view between) {
    const std::size_t question = between.find('?');
    if (question != std::string_view::npos &&
        between.find_first_not_of(" \n?", question) != std::string_view::npos)
        return true;
    for (std::size_t i = 0; i + 1 < between.size(); ++i) {
        if ((between[i] == '.' || between[i] == '!') && between[i + 1] == ' ') return true;
    }
    return false;
}

bool find_cvv_after(const Reading& reading, const Place& word, std::vector<Span>& found) {
    constexpr std::size_t kFar = 40;  // behaviours.md §3.11
    for (std::size_t i = first_group_from(reading, word.end); i < reading.groups.size(); ++i) {
        const Group& group = reading.groups[i];
        if (group.begin > word.end + kFar) return false;
        if (is_taken(found, group) || !is_cvv_number(reading, group)) continue;
        const auto between = reading.part(word.end, group.begin);
        if (is_masked(between)) return true;  // it has its number, covered
        if (has_end_of_sentence(between) || has_label(reading, Word::any_label_before, group.begin))
            return false;
        found.push_back({Kind::cvv, group.begin, group.end});
        return true;
    }
    return false;
}

// "123 is the cvv"
void find_cvv_before(const Reading& reading, const Place& word, std::vector<Span>& found) {
    const std::size_t next = first_group_from(reading, word.begin);
    if (next == 0) return;
    const Group& group = reading.groups[next - 1];
    if (word.begin - group.end > 20 || is_taken(found, group) || !is_cvv_number(reading, group)) return;
    const auto between = reading.part(group.end, word.begin);
    if (!RE2::PartialMatch(piece(between), reading.words[Word::connectors_only])) return;
    if (between.find_first_of("(=:") == std::string_view::npos &&
        between.find_first_not_of(" .,-") == std::string_view::npos &&
        between.find('\n') == std::string_view::npos && !reading.has(Word::card) &&
        std::ranges::find(found, Kind::card, &Span::kind) == found.end())
        return;  // "table 123 cvv": nothing says that the number belongs to the word
    if (!has_label(reading, Word::any_label_before, group.begin))
        found.push_back({Kind::cvv, group.begin, group.end});
}

}  // namespace

void find_cards(const Reading& reading, std::vector<Span>& found) {
    CardFinder(reading, found).run();
}

void find_card_companions(const Reading& reading, std::vector<Span>& found) {
    const std::vector<Span> before = found;
    for (const Span& span : before) {
        if (span.kind == Kind::card) find_after_card(reading, span.end, found);
    }
    if (!reading.has(Word::cvv)) return;
    for (const Place& word : places_of(reading.words[Word::cvv], reading.text())) {
        if (!find_cvv_after(reading, word, found)) find_cvv_before(reading, word, found);
    }
}

}  // namespace domain::privacy
