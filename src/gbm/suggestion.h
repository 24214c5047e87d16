// The chips under a message or card (gbm-api.md §5.2.4): checked, and written back without defaults.
#pragma once
#include "base/json.h"
#include "gbm/fields.h"

namespace gbm {

constexpr std::size_t kMessageSuggestionsMax = 13;
constexpr std::size_t kCardSuggestionsMax = 4;
constexpr std::size_t kSuggestionTextCharsMax = 25;
constexpr std::size_t kPostbackCharsMax = 2048;

// The field `suggestions` of `parent`. Errors: those of Fields, too_many_items, suggestion_not_one,
// phone_malformed.
base::Result<base::json::array> parse_suggestions(const Fields& parent, std::size_t most);

}  // namespace gbm
