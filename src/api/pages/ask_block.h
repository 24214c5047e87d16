// What the conversation page asks besides a message: buttons that work without a script, outside of what the
// script draws.
#pragma once
#include "api/pages/conversation_page.h"
#include "api/pages/html.h"

namespace api::pages {

// Nothing when nothing is asked.
Html ask_block(const ConversationPage& page, const Catalogue& texts);

}  // namespace api::pages
