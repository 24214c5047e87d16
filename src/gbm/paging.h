// One page of a list (gbm-api.md §6.1): everything that fits, unless the program asks for less.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace gbm {

constexpr std::size_t kPageMost = 1000;

struct Page {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string next_token;  // empty: that was all
};

// `keys` are in rising order; a token names the last one that was shown, so that nothing is skipped or shown
// twice when others come or go. Errors: page_size_malformed, page_token_malformed.
base::Result<Page> page_of(std::span<const std::string> keys, const std::optional<std::string>& size,
                           const std::optional<std::string>& token);

}  // namespace gbm
