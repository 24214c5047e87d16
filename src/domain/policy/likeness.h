// Are two texts nearly the same (behaviours.md §3.9)? 128 one-bit MinHashes over shingles of five characters:
// the share of equal bits estimates the Jaccard similarity. Pure; for messages of the business's own accord.
#pragma once
#include <cstdint>
#include <string_view>

namespace domain::policy {

struct Likeness {
    std::int64_t low = 0;
    std::int64_t high = 0;
    bool operator==(const Likeness&) const = default;
};

// Of the text without case, with digits as one sign and links without what follows their path.
Likeness likeness_of(std::string_view text);
double similarity(const Likeness& one, const Likeness& other);  // 0..1

}  // namespace domain::policy
