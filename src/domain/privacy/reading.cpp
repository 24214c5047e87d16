#include "domain/privacy/reading.h"

namespace domain::privacy {
namespace {

constexpr std::string_view kBullet = "•";

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Windows begin and end between words, so that no half word is taken for a whole one.
std::size_t back_to_space(const std::string& text, std::size_t at, std::size_t most) {
    if (at <= most) return 0;
    std::size_t begin = at - most;
    while (begin < at && (is_letter_or_digit(text[begin]) || is_continuation(text[begin])))
        ++begin;
    return begin;
}

std::size_t on_to_space(const std::string& text, std::size_t at, std::size_t most) {
    if (text.size() - at <= most) return text.size();
    std::size_t end = at + most;
    while (end > at && (is_letter_or_digit(text[end]) || is_continuation(text[end])))
        --end;
    return end;
}

// The sign before `at`, blanks left out: a byte of it is enough to know a bullet or an asterisk.
std::size_t before_blank(const std::string& text, std::size_t at) {
    while (at > 0 &&
           (text[at - 1] == ' ' || text[at - 1] == '-' || text[at - 1] == '.' || text[at - 1] == '/'))
        --at;
    return at;
}

bool ends_with_mask(std::string_view text) {
    return text.ends_with(kBullet) || text.ends_with("*") || text.ends_with("●");
}

bool matches_before(std::string_view text, std::initializer_list<std::string_view> signs) {
    return std::ranges::any_of(signs, [&](std::string_view sign) { return text.ends_with(sign); });
}
bool matches_after(std::string_view text, std::initializer_list<std::string_view> signs) {
    return std::ranges::any_of(signs, [&](std::string_view sign) {
        if (!text.starts_with(sign)) return false;
        return !is_letter(sign.back()) || text.size() == sign.size() || !is_letter(text[sign.size()]);
    });
}

}  // namespace

std::vector<Group> groups_of(std::string_view text) {
    std::vector<Group> groups;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at])) continue;
        Group group{at, at, 0};
        while (at < text.size() && is_digit(text[at]))
            ++at;
        group.end = at;
        groups.push_back(group);
    }
    for (std::size_t i = groups.size(); i-- > 0;) {
        groups[i].row_digits = groups[i].size();
        if (i + 1 < groups.size() &&
            is_sign_only(text.substr(groups[i].end, groups[i + 1].begin - groups[i].end)))
            groups[i].row_digits += groups[i + 1].row_digits;
    }
    return groups;
}

bool is_sign_only(std::string_view between) {
    constexpr std::size_t kMost = 3;
    return between.size() <= kMost && between.find_first_not_of(" .-\n_/,|*") == std::string_view::npos;
}

bool is_joint(std::string_view between) {
    if (between.empty() || between.size() > 3) return false;
    return std::ranges::all_of(
        between, [](char c) { return c == ' ' || c == '.' || c == '-' || c == '\n' || c == '_'; });
}

std::size_t first_group_from(const Reading& reading, std::size_t at) {
    const auto found = std::ranges::lower_bound(reading.groups, at, {}, &Group::begin);
    return static_cast<std::size_t>(found - reading.groups.begin());
}

bool is_near(const Reading& reading, Word word, std::size_t begin, std::size_t end, std::size_t before,
             std::size_t after) {
    if (word <= Word::ask && !reading.has(word)) return false;
    const std::size_t from = back_to_space(reading.text(), begin, before);
    const std::size_t until = on_to_space(reading.text(), end, after);
    return RE2::PartialMatch(piece(reading.part(from, begin)), reading.words[word]) ||
           RE2::PartialMatch(piece(reading.part(end, until)), reading.words[word]);
}

bool has_label(const Reading& reading, Word label_before, std::size_t begin) {
    constexpr std::size_t kFar = 56;
    const std::size_t from = back_to_space(reading.text(), begin, kFar);
    return RE2::PartialMatch(piece(reading.part(from, begin)), reading.words[label_before]);
}

bool is_rest_of_mask(const Reading& reading, std::size_t begin) {
    const std::string& text = reading.text();
    const std::size_t sign = before_blank(text, begin);
    if (begin - sign > 3 || !ends_with_mask(std::string_view(text).substr(0, sign))) return false;
    std::size_t one_before = sign - 1;
    while (one_before > 0 && is_continuation(text[one_before]))
        --one_before;
    return ends_with_mask(std::string_view(text).substr(0, before_blank(text, one_before)));
}

bool is_glued_before(const Reading& reading, std::size_t begin) {
    return begin > 0 && (is_letter_or_digit(reading.text()[begin - 1]) || reading.text()[begin - 1] == '@');
}

bool is_glued_after(const Reading& reading, std::size_t end) {
    return end < reading.text().size() &&
           (is_letter_or_digit(reading.text()[end]) || reading.text()[end] == '@');
}

bool is_amount(const Reading& reading, const Group& group) {
    const std::string& text = reading.text();
    std::string_view before = std::string_view(text).substr(0, group.begin);
    std::string_view after = std::string_view(text).substr(group.end);
    const bool is_decimal_after = after.size() > 1 &&
                                  std::string_view(".,:/").find(after[0]) != std::string_view::npos &&
                                  is_digit(after[1]);
    const bool is_decimal_before = before.size() > 1 && is_digit(before[before.size() - 2]) &&
                                   std::string_view(".,:/").find(before.back()) != std::string_view::npos;
    if (is_decimal_after || is_decimal_before) return true;
    while (before.ends_with(' '))
        before.remove_suffix(1);
    while (after.starts_with(' '))
        after.remove_prefix(1);
    if (matches_before(before,
                       {"$", "€", "£", "¥", "₫", "₹", "₽", "₺", "usd", "eur", "brl", "vnd", "gbp", "+", "~"}))
        return true;
    return matches_after(
        after, {"$",      "€",     "£",    "¥",     "₫",        "₹",       "₽",      "%",     "d",
                "k",      "x",     "h",    "kg",    "g",        "ml",      "km",     "m",     "cm",
                "mm",     "usd",   "eur",  "euro",  "euros",    "reais",   "brl",    "dong",  "vnd",
                "pln",    "zl",    "min",  "mins",  "minutes",  "days",    "dias",   "jours", "tage",
                "hours",  "horas", "pcs",  "units", "unidades", "pieces",  "stuck",  "stk",   "cai",
                "giorni", "dagen", "ngan", "trieu", "real",     "dollars", "rupees", "rs",    "chf",
                "kr",     "lei",   "руб",  "元",    "円",       "원",      "块"});
}

// In windows: an automaton that looks for the first match may read on to the end of the text each time. What
// touches the end of its window is looked for again in a longer one.
std::vector<Place> places_of(const RE2& expression, std::string_view text) {
    constexpr std::size_t kWindow = 1024;
    constexpr std::size_t kOverlap = 128;  // no word is longer; a link that is touches the end
    std::vector<Place> places;
    re2::StringPiece match;
    std::size_t at = 0;
    std::size_t window = kWindow;
    while (at < text.size()) {
        const std::size_t until = std::min(text.size(), at + window);
        const bool is_last = until == text.size();
        if (!expression.Match(piece(text), at, until, RE2::UNANCHORED, &match, 1)) {
            if (is_last) break;
            at = until - kOverlap;
            window = kWindow;
            continue;
        }
        const auto begin = static_cast<std::size_t>(match.data() - text.data());
        const std::size_t end = begin + match.size();
        if (!is_last && end + kOverlap > until && (begin > at || end == until)) {
            window = begin > at ? kWindow : 2 * window;
            at = begin;
            continue;
        }
        if (!match.empty()) places.push_back({begin, end});
        at = std::max(end, begin + 1);
        window = kWindow;
    }
    return places;
}

}  // namespace domain::privacy
