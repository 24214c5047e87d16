// Is a whole message nothing but thanks or an OK (behaviours.md CLK-18)? A short list in the main languages;
// when in doubt it is a message like any other. Pure; called by read_message.
#pragma once
#include <string_view>

namespace domain {

bool is_only_thanks(std::string_view text);

}  // namespace domain
