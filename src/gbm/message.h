// conversations.messages.create: the JSON a bot sends -> a domain command, and the JSON it gets back
// (gbm-api.md §5.2).
#pragma once
#include "base/json.h"
#include "domain/send_message.h"

namespace gbm {

// forceFallback=true: only the fallback is shown, the content and suggestions are checked and then ignored.
enum class ForceFallback : std::uint8_t { no, yes };

constexpr std::size_t kSourceCharsMax = 2048;  // ours, as the postback of a suggestion

struct Message {
    domain::SendMessage command;  // `content` is the normalised message without id and representative
    base::json::object echo;      // the answer: the message with its name, defaults left out
};

// `conversation` is the id in the path. The command has also passed domain::check_send_message. Errors (all
// invalid): those of Fields, parse_representative, parse_suggestions, parse_rich_card and check_send_message;
// content_not_one, fallback_missing, rich_text_malformed.
base::Result<Message> parse_message(const base::json::object& body, std::string_view conversation,
                                    std::string_view client_email, ForceFallback force_fallback);

}  // namespace gbm
