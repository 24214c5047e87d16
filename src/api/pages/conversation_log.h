// The messages of the conversation page as HTML: day headings, bubbles, and one status line under the last
// own message. web/consumer/log.tsx draws the same.
#pragma once
#include "api/pages/conversation_page.h"
#include "domain/time/zone.h"

namespace api::pages {

Html conversation_log(const ConversationPage& page, const Catalogue& texts, const domain::time::Zone& zone);

}  // namespace api::pages
