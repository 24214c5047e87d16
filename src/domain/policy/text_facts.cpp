#include "domain/policy/text_facts.h"

#include <algorithm>

namespace domain::policy {
namespace {

// Below so many letters capitals are no shouting: "OK", "ISBN".
constexpr std::int64_t kLettersForCaps = 20;

struct Counts {
    std::int64_t chars = 0;
    std::int64_t emoji = 0;
    std::int64_t letters = 0;
    std::int64_t capitals = 0;
    std::int64_t flag_halves = 0;
    bool is_joined = false;  // a zero-width joiner came before: the same emoji goes on
};

bool is_emoji(char32_t c) {
    const bool is_skin_tone = c >= 0x1f3fb && c <= 0x1f3ff;
    return !is_skin_tone && ((c >= 0x1f300 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf) || c == 0x2b50 ||
                             c == 0x2b55 || c == 0x231a || c == 0x23f0);
}

void count_wide(Counts& counts, char32_t c) {
    constexpr char32_t kJoiner = 0x200d;
    if (c >= 0x1f1e6 && c <= 0x1f1ff) {
        if (++counts.flag_halves % 2 == 1) ++counts.emoji;
    } else if (is_emoji(c) && !counts.is_joined) {
        ++counts.emoji;
    }
    counts.is_joined = c == kJoiner;
    // Latin-1 and Latin Extended-A: capitals and small letters as the code charts have them.
    if (c >= 0xc0 && c <= 0x17f && c != 0xd7 && c != 0xf7) {
        ++counts.letters;
        if (c <= 0xde || (c >= 0x100 && c % 2 == 0)) ++counts.capitals;
    }
}

char32_t character_at(std::string_view text, std::size_t at, std::size_t size) {
    constexpr unsigned char kFirstBits[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    char32_t c = static_cast<unsigned char>(text[at]) & kFirstBits[size];
    for (std::size_t i = at + 1; i < at + size; ++i)
        c = c << 6 | (static_cast<unsigned char>(text[i]) & 0x3f);
    return c;
}

Counts count(std::string_view text) {
    Counts counts;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        ++counts.chars;
        if (byte < 0x80) {
            const bool is_capital = byte >= 'A' && byte <= 'Z';
            counts.capitals += is_capital;
            counts.letters += is_capital || (byte >= 'a' && byte <= 'z');
            counts.is_joined = false;
            ++at;
            continue;
        }
        const std::size_t size = std::min<std::size_t>(byte >= 0xf0   ? 4
                                                       : byte >= 0xe0 ? 3
                                                                      : 2,
                                                       text.size() - at);
        count_wide(counts, character_at(text, at, size));
        at += size;
    }
    return counts;
}

bool is_word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
}

// A name between the marks, and nothing else: "{name}", not "{\"a\": 1}" and not "{}".
bool holds_name(std::string_view text, std::size_t from, std::string_view end, bool are_spaces_fine) {
    const auto to = text.find(end, from);
    if (to == std::string_view::npos || to == from || to - from > 64) return false;
    return std::ranges::all_of(text.substr(from, to - from),
                               [&](char c) { return is_word_char(c) || (are_spaces_fine && c == ' '); });
}

bool is_capital_name(std::string_view text, std::size_t from) {
    const auto to = text.find('%', from);
    if (to == std::string_view::npos || to < from + 2 || to - from > 64) return false;
    return std::ranges::all_of(text.substr(from, to - from),
                               [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

}  // namespace

bool has_placeholder(std::string_view text) {
    for (auto at = text.find_first_of("{[%"); at != std::string_view::npos;
         at = text.find_first_of("{[%", at + 1)) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("{{")) {
            if (holds_name(text, at + 2, "}}", true)) return true;
        } else if (rest.starts_with("[[")) {
            if (holds_name(text, at + 2, "]]", true)) return true;
        } else if (rest[0] == '{') {
            if (holds_name(text, at + 1, "}", false)) return true;
        } else if (rest[0] == '%' && is_capital_name(text, at + 1)) {
            return true;
        }
    }
    return false;
}

void read_text(std::string_view text, Inputs& inputs) {
    const Counts counts = count(text);
    inputs.chars = counts.chars;
    inputs.emoji = counts.emoji;
    if (counts.letters >= kLettersForCaps) inputs.caps_percent = counts.capitals * 100 / counts.letters;
    inputs.has_placeholder = has_placeholder(text);
    const Links links = links_in(text);
    inputs.links = links.count;
    inputs.link_problem = links.problem;
}

}  // namespace domain::policy
