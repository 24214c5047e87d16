// What an AI must not claim out of thin air (BOT-05): prices, opening times, anything about health. Short
// lists in eight languages; when in doubt it is a claim, since a person looks at it then. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "domain/event.h"

namespace domain::bots {

enum class Claim : std::uint8_t { price, opening, medical };
BOOST_DESCRIBE_ENUM(Claim, price, opening, medical)

// The first there is in the text; nothing: it claims none of these.
std::optional<Claim> claim_of(std::string_view text);

// What staff find in the conversation instead of the message: its words, for colleagues only.
NoteAdded draft_of(const std::string& message_id, std::string_view text);

}  // namespace domain::bots
