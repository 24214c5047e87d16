// The line below a bot's text that says what wrote it (AVA-17), in the consumer's language. Pure.
#pragma once
#include <string>
#include <string_view>

namespace domain::bots {

// English for a language that is none of the five.
std::string disclosure_line(std::string_view locale);

}  // namespace domain::bots
