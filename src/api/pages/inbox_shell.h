// The page the staff inbox starts in: its styles, its script, and a sentence for browsers without scripts.
#pragma once
#include <string>

#include "api/pages/page_frame.h"

namespace api::pages {

enum class SessionCookie : std::uint8_t { none, sent };  // whether it is a live one, the script asks

std::string inbox_shell(const PageKit& kit, Language language, SessionCookie cookie);

}  // namespace api::pages
