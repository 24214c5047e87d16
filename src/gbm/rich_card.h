// Images and cards of a message (gbm-api.md §5.2.2, §5.2.3): checked, and written back without defaults.
// Media is not fetched: a picture that cannot be had is shown as a placeholder (gbm-clients.md §6.1).
#pragma once
#include "base/json.h"

namespace gbm {

constexpr std::size_t kCardTitleCharsMax = 200;
constexpr std::size_t kCardDescriptionCharsMax = 2000;
constexpr std::size_t kCarouselCardsMin = 2;
constexpr std::size_t kCarouselCardsMax = 10;

struct RichContent {
    base::json::object echo;
    std::string words;  // what a reader without pictures is told: titles, or the alternative text
};

// Errors of both: those of Fields and parse_suggestions, rich_card_not_one, carousel_size_wrong, card_empty,
// media_too_tall.
base::Result<RichContent> parse_image(const base::json::value& value, std::string path);
base::Result<RichContent> parse_rich_card(const base::json::value& value, std::string path);

}  // namespace gbm
