// One pass over a text as it came: may any of the words be in it? Six letters in a row that every spelling of
// a word has (and few other texts), marks and case ignored, are looked up; of other scripts, three or two.
// Never misses; what it lets through is looked at closely.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "domain/privacy/fold.h"

namespace domain::privacy {

// Numbers, most of which a text does not have: a hash in a bitmap says no at once.
class RareNumbers {
 public:
    RareNumbers() : bits_(std::size_t{1} << (kHashBits - 6)) {}
    void add(std::uint32_t number);
    bool has(std::uint32_t number) const {
        const std::uint32_t hash = hash_of(number);
        return (bits_.data()[hash / 64] >> (hash % 64) & 1) != 0 && is_listed(number);
    }

 private:
    static constexpr unsigned kHashBits = 16;  // 8 KiB: stays in the first cache
    static std::uint32_t hash_of(std::uint32_t number) { return (number * 0x9E3779B1U) >> (32 - kHashBits); }
    bool is_listed(std::uint32_t number) const;
    std::vector<std::uint64_t> bits_;
    std::vector<std::uint32_t> numbers_;  // sorted
};

class QuickLook {
 public:
    // The pattern's letters of other scripts are folded already.
    QuickLook(const Folder& folder, std::string_view pattern);
    // False: none of the words is in it.
    bool may_have_words(std::string_view text) const;

 private:
    void choose_latin(const RareNumbers& everyday, std::u32string_view spelling);
    void choose_other(std::u32string_view spelling);
    class Pass;

    std::array<std::uint8_t, 256> symbols_{};  // of ASCII
    std::vector<std::uint16_t> letters_;       // U+0080 .. U+10FF, folded; 0: look closely
    std::vector<std::uint16_t> vietnamese_;    // U+1E00 .. U+1EFF
    RareNumbers rows_;
    RareNumbers short_words_;
    RareNumbers others_;
    RareNumbers other_pairs_;  // the last two letters of each of them, asked first
};

}  // namespace domain::privacy
