#include "domain/privacy/spellings.h"

#include <algorithm>
#include <cstddef>

namespace domain::privacy {
namespace {

using Texts = std::vector<std::u32string>;

constexpr std::size_t kMost = 65'536;  // of one part; beyond, the part becomes kAnything

const std::u32string kAny(1, kAnything);

char32_t symbol_of(char32_t c) {
    if (c >= 0x80 || (c >= U'a' && c <= U'z')) return c;
    return c >= U'A' && c <= U'Z' ? c + 32 : kBoundary;
}

Texts joined(const Texts& left, const Texts& right) {
    if (left.size() * right.size() > kMost) return {kAny};
    Texts all;
    for (const auto& a : left) {
        for (const auto& b : right)
            all.push_back(a + b);
    }
    return all;
}

class Reader {
 public:
    explicit Reader(std::string_view pattern) : pattern_(pattern) {}

    Texts alternatives() {
        Texts all = sequence();
        while (at_ < pattern_.size() && pattern_[at_] == '|') {
            ++at_;
            const Texts more = sequence();
            all.insert(all.end(), more.begin(), more.end());
        }
        std::ranges::sort(all);
        const auto twice = std::ranges::unique(all);
        all.erase(twice.begin(), twice.end());
        return all;
    }

 private:
    Texts sequence() {
        Texts all = {U""};
        while (at_ < pattern_.size() && pattern_[at_] != '|' && pattern_[at_] != ')')
            all = joined(all, repeated(one()));
        return all;
    }

    Texts repeated(Texts texts) {
        while (at_ < pattern_.size()) {
            const char c = pattern_[at_];
            if (c == '?') {
                texts.emplace_back();
            } else if (c == '*' || c == '+' || c == '{') {
                if (c == '{') at_ = pattern_.find('}', at_);
                texts = {kAny};
            } else {
                break;
            }
            ++at_;
        }
        return texts;
    }

    Texts one() {
        const char32_t c = next();
        if (c == '(') {
            if (pattern_.substr(at_, 2) == "?:") at_ += 2;
            Texts inner = alternatives();
            ++at_;  // ')'
            return inner;
        }
        if (c == '[') return in_class();
        if (c == '.') return {kAny};
        if (c == '^' || c == '$') return {U""};
        if (c != '\\') return {std::u32string(1, symbol_of(c))};
        const char escaped = pattern_[at_++];
        if (escaped == 'b') return {std::u32string(1, kBoundary)};
        if (escaped == 'w' || escaped == 'S') return {kAny};
        if (escaped == 's' || escaped == '.') return {std::u32string(1, kBoundary)};
        return {std::u32string(1, kBoundary)};
    }

    Texts in_class() {
        Texts all;
        bool is_range = pattern_[at_] == '^';
        while (at_ < pattern_.size() && pattern_[at_] != ']') {
            is_range = is_range || (pattern_[at_] == '-' && pattern_[at_ + 1] != ']' && !all.empty());
            all.emplace_back(1, symbol_of(next()));
        }
        ++at_;  // ']'
        return is_range ? Texts{kAny} : all;
    }

    // The pattern is ours and valid UTF-8.
    char32_t next() {
        const auto first = static_cast<unsigned char>(pattern_[at_++]);
        if (first < 0x80) return first;
        const int tails = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
        char32_t c = first & (0x3FU >> tails);
        for (int i = 0; i < tails; ++i)
            c = c << 6 | (static_cast<unsigned char>(pattern_[at_++]) & 0x3FU);
        return c;
    }

    std::string_view pattern_;
    std::size_t at_ = 0;
};

// Boundaries that meet are one: " pin " + " code".
std::u32string with_single_boundaries(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : text) {
        if (c != kBoundary || !out.ends_with(kBoundary)) out += c;
    }
    return out;
}

}  // namespace

std::vector<std::u32string> spellings_of(std::string_view pattern) {
    std::vector<std::u32string> all = Reader(pattern).alternatives();
    for (auto& text : all)
        text = with_single_boundaries(text);
    std::ranges::sort(all);
    const auto twice = std::ranges::unique(all);
    all.erase(twice.begin(), twice.end());
    return all;
}

}  // namespace domain::privacy
