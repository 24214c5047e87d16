// Does a customer ask for a person (behaviours.md BOT-02, CLK-07)? Short lists in eight languages; when in
// doubt they do not. Pure; called by read_message.
#pragma once
#include <string_view>

namespace domain::bots {

bool asks_for_person(std::string_view text);

}  // namespace domain::bots
