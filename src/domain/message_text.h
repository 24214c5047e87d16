// What every message text must be, whoever wrote it. Used by the checks of receive_message and send_message.
#pragma once
#include <string_view>

#include "base/result.h"

namespace domain {

enum class BlankText : std::uint8_t { refused, allowed };

// Errors: text_not_utf8, text_empty, message_too_long, text_control_character.
base::Result<void> check_text(std::string_view text, std::size_t chars_max, BlankText blank);
// 1..kMessageIdCharsMax of printable ASCII but '/' and quotes (gbm-api.md §3: no '/'). Error:
// message_id_malformed.
base::Result<void> check_message_id(std::string_view id);
// A language tag as devices send it: up to 35 ASCII letters, digits and hyphens (RFC 5646 §4.4.1); empty: not
// told.
bool is_locale(std::string_view tag);

// The id was used before with other content (CNV-07): message_id_conflict.
std::unexpected<base::Error> conflicting_id();

}  // namespace domain
