#include "gbm/message.h"

#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "gbm/fields.h"
#include "gbm/representative.h"
#include "gbm/rich_card.h"
#include "gbm/suggestion.h"

namespace gbm {
namespace {

using base::Result;
namespace json = base::json;

// Links must go to the web; unbalanced markers are plain text (gbm-api.md §5.2.5).
Result<void> check_rich_text(std::string_view text) {
    for (std::size_t at = text.find("]("); at != std::string_view::npos; at = text.find("](", at + 2)) {
        if (text.rfind('[', at) == std::string_view::npos) continue;
        const auto end = text.find(')', at);
        if (end == std::string_view::npos) continue;
        const auto target = base::lower_ascii(base::trim(text.substr(at + 2, end - at - 2)).substr(0, 8));
        if (!target.starts_with("http://") && !target.starts_with("https://")) {
            return wrong_field("rich_text_malformed", "text", "holds a link that is not http or https");
        }
    }
    return {};
}

// text, image or richCard: exactly one. Fills `content` and returns the words to show.
Result<std::string> parse_content(const Fields& fields, json::object& content) {
    const std::string text = TRY(fields.text("text", domain::kBusinessTextCharsMax));
    const auto* image = fields.find("image");
    const auto* card = fields.find("richCard");
    if ((text.empty() ? 0 : 1) + (image != nullptr ? 1 : 0) + (card != nullptr ? 1 : 0) != 1) {
        return wrong_field("content_not_one", "text",
                           "or image or richCard must be given, exactly one of them");
    }
    if (!text.empty()) {
        content["text"] = text;
        if (!TRY(fields.boolean("containsRichText"))) return text;
        TRY(check_rich_text(text));
        content["containsRichText"] = true;
        return text;
    }
    RichContent rich =
        image != nullptr ? TRY(parse_image(*image, "image")) : TRY(parse_rich_card(*card, "richCard"));
    content[image != nullptr ? "image" : "richCard"] = std::move(rich.echo);
    return std::move(rich.words);
}

json::object with_identity(std::string name, const std::string& message_id, json::object representative) {
    json::object echo{{"name", std::move(name)}, {"messageId", message_id}};
    if (!representative.empty()) echo["representative"] = std::move(representative);
    return echo;
}

}  // namespace

Result<Message> parse_message(const json::object& body, std::string_view conversation,
                              std::string_view client_email, ForceFallback force_fallback) {
    const Fields fields =
        TRY(Fields::of(body, "",
                       {"name", "messageId", "representative", "suggestions", "fallback", "containsRichText",
                        "text", "image", "richCard", "botOutcome", "aiGenerated", "source"}));
    Message message;
    domain::SendMessage& command = message.command;
    command.message_id = TRY(fields.needed_text("messageId", domain::kMessageIdCharsMax));
    Representative speaker =
        TRY(parse_representative(fields.find("representative"), "representative", client_email));
    command.actor = std::move(speaker.actor);
    static constexpr std::array<std::string_view, 3> kOutcomes{"BOT_OUTCOME_UNSPECIFIED", "UNDERSTOOD",
                                                               "NO_INTENT"};
    const bool is_at_a_loss = TRY(fields.word("botOutcome", kOutcomes)) == kOutcomes[2];
    command.is_at_a_loss = is_at_a_loss && command.actor.kind == domain::ActorKind::bot;
    command.is_ai = TRY(fields.boolean("aiGenerated")) && command.actor.kind == domain::ActorKind::bot;
    const std::string source = TRY(fields.text("source", kSourceCharsMax));
    command.has_source = !source.empty();

    json::object content;
    command.text = TRY(parse_content(fields, content));
    const bool is_rich = !content.contains("text");
    const std::string fallback = TRY(fields.text("fallback", domain::kBusinessTextCharsMax));
    if (!fallback.empty()) content["fallback"] = fallback;
    json::array suggestions = TRY(parse_suggestions(fields, kMessageSuggestionsMax));
    if (!suggestions.empty()) content["suggestions"] = std::move(suggestions);

    message.echo =
        with_identity(fmt::format("conversations/{}/messages/{}", conversation, command.message_id),
                      command.message_id, std::move(speaker.echo));
    for (const auto& [name, value] : content)
        message.echo[name] = value;
    if (is_at_a_loss) message.echo["botOutcome"] = "NO_INTENT";
    if (command.is_ai) message.echo["aiGenerated"] = true;
    if (command.has_source) message.echo["source"] = source;

    if (force_fallback == ForceFallback::yes) {
        if (fallback.empty())
            return wrong_field("fallback_missing", "fallback", "is required with forceFallback");
        command.text = fallback;
    } else {
        if (is_rich && !fallback.empty()) command.text = fallback;
        if (content.size() > 1 || is_rich) command.content = json::serialize(content);
    }
    TRY(domain::check_send_message(command));
    return message;
}

}  // namespace gbm
