#include "domain/privacy/secret_token.h"

namespace domain::privacy {
namespace {

constexpr std::string_view kOpening = "\"'`([{<*_";
constexpr std::string_view kClosing = "\"'`)]}>*_.,;:!?";

// What has digits or signs in it and is still no secret: addresses, prices, times, sizes, versions.
bool is_ordinary(const Token& token, const Makeup& makeup) {
    const std::string_view text = token.folded;
    if (text.find("://") != std::string_view::npos || text.starts_with("www.")) return true;
    const auto at = text.find('@');
    if (at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
        !token.is_quoted)
        return true;
    if (text.find('/') != std::string_view::npos && makeup.signs == 0)
        return true;  // dates, "login/password"
    if (text.starts_with('$') || text.starts_with("r$") || text.starts_with('+') || text.starts_with('#'))
        return true;
    if (text.ends_with('%') || (text.ends_with("$") && makeup.letters == 0)) return true;
    for (const std::string_view sign : {"€", "£", "¥", "₫", "₹", "₽", "₺"}) {
        if (text.find(sign) != std::string_view::npos) return true;
    }
    if (makeup.digits > 0 && makeup.letters == 0 && makeup.signs == 0 && makeup.others > 0)
        return true;  // 10:30, 1.299
    if (makeup.digits == 0) return false;
    // 24h, 15min, 8am, 2fa, 1st, 5g, 3x
    std::size_t lead = 0;
    while (lead < text.size() && is_digit(text[lead]))
        ++lead;
    return lead > 0 && lead <= 3 && lead + 4 > text.size() && makeup.signs == 0;
}

}  // namespace

Token next_token(const Reading& reading, std::size_t at) {
    const std::string& text = reading.text();
    while (at < text.size() && is_blank(text[at]))
        ++at;
    Token token{at, at, {}, {}, false, false, false};
    while (token.end < text.size() && !is_blank(text[token.end]))
        ++token.end;
    token.ends_sentence = token.end >= text.size() || text[token.end] == '\n';
    while (token.begin + 2 < token.end && text[token.begin] == '.' &&
           (text[token.begin + 1] == '.' || token.begin > at))
        ++token.begin;  // "...482910"
    if (token.begin > at && token.begin < token.end && text[token.begin] == '.' &&
        text[token.begin - 1] == '.')
        ++token.begin;
    while (token.begin < token.end && kOpening.find(text[token.begin]) != std::string_view::npos) {
        token.is_quoted = token.is_quoted || text[token.begin] == '"' || text[token.begin] == '\'' ||
                          text[token.begin] == '`';
        ++token.begin;
    }
    while (token.end > token.begin && kClosing.find(text[token.end - 1]) != std::string_view::npos) {
        const char last = text[token.end - 1];
        // "Sunny2024!" keeps its sign, "is it ready?" does not.
        const bool is_own = (last == '!' || last == '*' || last == '_') &&
                            std::ranges::any_of(text.begin() + static_cast<long>(token.begin),
                                                text.begin() + static_cast<long>(token.end), is_digit);
        if (is_own) break;
        token.ends_sentence = token.ends_sentence || last == '.' || last == '?' || last == '!';
        token.ends_clause = token.ends_clause || last == ',' || last == ';' || last == ')';
        --token.end;
    }
    token.ends_clause = token.ends_clause || token.ends_sentence;
    token.folded = reading.part(token.begin, token.end);
    token.original = reading.folded.original_of(token.begin, token.end);
    return token;
}

Makeup makeup_of(const Token& token) {
    Makeup makeup;
    for (std::size_t i = 0; i < token.original.size(); ++i) {
        const char c = token.original[i];
        const bool is_upper = c >= 'A' && c <= 'Z';
        if (is_digit(c)) {
            ++makeup.digits;
        } else if (is_upper || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
            ++makeup.letters;
            if (is_upper && i > 0 && token.original[i - 1] >= 'a' && token.original[i - 1] <= 'z')
                ++makeup.upper_inside;
        } else if (std::string_view("!@#$%^&*+_=~?").find(c) != std::string_view::npos) {
            ++makeup.signs;
        } else {
            ++makeup.others;
        }
    }
    // Digits of other scripts are letters above; what counts is the folded text.
    makeup.digits = static_cast<std::size_t>(std::ranges::count_if(token.folded, is_digit));
    return makeup;
}

bool is_masked(std::string_view text) {
    return text.find("•") != std::string_view::npos || text.find("***") != std::string_view::npos ||
           text.find("___") != std::string_view::npos || text.find("...") != std::string_view::npos ||
           text.find("xxx") != std::string_view::npos;
}

bool looks_secret(const Token& token) {
    if (token.original.size() < kShortestSecret || token.original.size() > kLongestSecret ||
        is_masked(token.folded))
        return false;
    const Makeup makeup = makeup_of(token);
    if (is_ordinary(token, makeup)) return false;
    if (makeup.digits > 0 && makeup.letters > 0) return true;
    if (makeup.signs > 0 && (makeup.digits > 0 || makeup.letters > 1)) return true;
    return makeup.upper_inside > 0 || (makeup.digits >= kShortestSecret && makeup.others == 0);
}

bool is_code(const Token& token, std::size_t least, std::size_t most) {
    std::string_view code = token.folded;
    if (code.size() > 2 && is_letter(code[0]) && code[1] == '-') code.remove_prefix(2);
    return std::ranges::all_of(code, is_digit) && code.size() >= least && code.size() <= most;
}

bool is_ticket(const Token& token) {
    std::size_t letters = 0;
    while (letters < token.size() && is_letter(token.folded[letters]))
        ++letters;
    return letters <= 2 && token.size() - letters <= 3 &&
           std::ranges::all_of(token.folded.substr(letters), is_digit);
}

}  // namespace domain::privacy
