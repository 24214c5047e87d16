#include "gbm/rich_card.h"

#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "gbm/suggestion.h"

namespace gbm {
namespace {

using base::Result;
namespace json = base::json;

constexpr std::array<std::string_view, 4> kHeights{"HEIGHT_UNSPECIFIED", "SHORT", "MEDIUM", "TALL"};
constexpr std::array<std::string_view, 3> kWidths{"CARD_WIDTH_UNSPECIFIED", "SMALL", "MEDIUM"};
constexpr std::size_t kAltTextCharsMax = 2000;  // no limit is known; as a description
constexpr std::size_t kWordsCharsMax = 300;

enum class TallMedia : std::uint8_t { allowed, refused };

json::string_view view(std::string_view text) {
    return {text.data(), text.size()};
}

struct Content {
    json::object echo;
    std::string alt_text;
};

Result<Content> parse_content(const Fields& parent) {
    const auto* value = parent.find("contentInfo");
    if (value == nullptr)
        return wrong_field("json_field_missing", parent.path_of("contentInfo"), "is required");
    const Fields fields = TRY(Fields::of(*value, parent.path_of("contentInfo"),
                                         {"fileUrl", "thumbnailUrl", "altText", "forceRefresh"}));
    TRY(fields.needed_text("fileUrl", kWebAddressCharsMax));
    Content out;
    out.echo["fileUrl"] = TRY(fields.web_address("fileUrl"));
    const std::string thumbnail = TRY(fields.web_address("thumbnailUrl"));
    if (!thumbnail.empty()) out.echo["thumbnailUrl"] = thumbnail;
    out.alt_text = TRY(fields.text("altText", kAltTextCharsMax));
    if (!out.alt_text.empty()) out.echo["altText"] = out.alt_text;
    if (TRY(fields.boolean("forceRefresh"))) out.echo["forceRefresh"] = true;
    return out;
}

Result<Content> parse_media(const json::value& value, std::string path, TallMedia tall) {
    const Fields fields = TRY(Fields::of(value, std::move(path), {"height", "contentInfo"}));
    const std::string_view height = TRY(fields.word("height", kHeights));
    if (height == "TALL" && tall == TallMedia::refused) {
        return wrong_field("media_too_tall", fields.path_of("height"),
                           "cannot be TALL in a carousel of SMALL cards");
    }
    Content content = TRY(parse_content(fields));
    Content out{{}, std::move(content.alt_text)};
    if (height != kHeights[0]) out.echo["height"] = view(height);
    out.echo["contentInfo"] = std::move(content.echo);
    return out;
}

Result<RichContent> parse_card(const json::value& value, std::string path, TallMedia tall) {
    const Fields fields =
        TRY(Fields::of(value, std::move(path), {"title", "description", "media", "suggestions"}));
    RichContent out;
    const std::string title = TRY(fields.text("title", kCardTitleCharsMax));
    if (!title.empty()) out.echo["title"] = title;
    const std::string description = TRY(fields.text("description", kCardDescriptionCharsMax));
    if (!description.empty()) out.echo["description"] = description;
    out.words = !title.empty() ? title : description;
    if (const auto* media = fields.find("media")) {
        Content content = TRY(parse_media(*media, fields.path_of("media"), tall));
        if (out.words.empty()) out.words = std::move(content.alt_text);
        out.echo["media"] = std::move(content.echo);
    }
    if (out.echo.empty()) {
        return wrong_field("card_empty", fields.path_of("title"), "or a description or media must be given");
    }
    json::array suggestions = TRY(parse_suggestions(fields, kCardSuggestionsMax));
    if (!suggestions.empty()) out.echo["suggestions"] = std::move(suggestions);
    return out;
}

Result<RichContent> parse_standalone(const json::value& value, std::string path) {
    const Fields fields = TRY(Fields::of(value, std::move(path), {"cardContent"}));
    const auto* card = fields.find("cardContent");
    if (card == nullptr)
        return wrong_field("json_field_missing", fields.path_of("cardContent"), "is required");
    RichContent content = TRY(parse_card(*card, fields.path_of("cardContent"), TallMedia::allowed));
    RichContent out{{}, std::move(content.words)};
    out.echo["cardContent"] = std::move(content.echo);
    return out;
}

Result<RichContent> parse_carousel(const json::value& value, std::string path) {
    const Fields fields = TRY(Fields::of(value, std::move(path), {"cardWidth", "cardContents"}));
    RichContent out;
    const std::string_view width = TRY(fields.word("cardWidth", kWidths));
    if (width != kWidths[0]) out.echo["cardWidth"] = view(width);
    const auto given = TRY(fields.list("cardContents"));
    if (given.size() < kCarouselCardsMin || given.size() > kCarouselCardsMax) {
        return wrong_field("carousel_size_wrong", fields.path_of("cardContents"),
                           fmt::format("needs {} to {} cards", kCarouselCardsMin, kCarouselCardsMax));
    }
    json::array cards;
    for (std::size_t i = 0; i < given.size(); ++i) {
        RichContent card = TRY(parse_card(*given[i], fmt::format("{}[{}]", fields.path_of("cardContents"), i),
                                          width == "SMALL" ? TallMedia::refused : TallMedia::allowed));
        cards.push_back(std::move(card.echo));
        if (card.words.empty()) continue;
        if (!out.words.empty()) out.words += " · ";
        out.words += card.words;
    }
    out.echo["cardContents"] = std::move(cards);
    return out;
}

}  // namespace

Result<RichContent> parse_image(const json::value& value, std::string path) {
    const Fields fields = TRY(Fields::of(value, std::move(path), {"contentInfo"}));
    Content content = TRY(parse_content(fields));
    RichContent out{{}, std::move(content.alt_text)};
    out.echo["contentInfo"] = std::move(content.echo);
    return out;
}

Result<RichContent> parse_rich_card(const json::value& value, std::string path) {
    const Fields fields = TRY(Fields::of(value, std::move(path), {"standaloneCard", "carouselCard"}));
    const auto* standalone = fields.find("standaloneCard");
    const auto* carousel = fields.find("carouselCard");
    if ((standalone != nullptr) == (carousel != nullptr)) {
        return wrong_field("rich_card_not_one", fields.path_of("standaloneCard"),
                           "or carouselCard must be given, and not both");
    }
    RichContent out;
    if (standalone != nullptr) {
        RichContent content = TRY(parse_standalone(*standalone, fields.path_of("standaloneCard")));
        out.echo["standaloneCard"] = std::move(content.echo);
        out.words = std::move(content.words);
    } else {
        RichContent content = TRY(parse_carousel(*carousel, fields.path_of("carouselCard")));
        out.echo["carouselCard"] = std::move(content.echo);
        out.words = std::move(content.words);
    }
    out.words = base::cut_to_code_points(out.words, kWordsCharsMax);
    return out;
}

}  // namespace gbm
