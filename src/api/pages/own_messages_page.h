// A customer's own messages to a shop: to change them, to take them back, to block the shop (behaviours.md
// CNV-10, CNV-18). Complete without a script; reached from the shop's page and, without a script, from the
// conversation.
#pragma once
#include "api/pages/conversation_page.h"

namespace api::pages {

struct OwnMessage {
    std::string message_id;
    std::string text;
    bool is_removed = false;
    std::string picture_id = {};  // empty: none
};

struct OwnMessagesPage {
    const domain::Location& location;
    Language language = Language::en;
    std::string chosen_language = {};  // ?lang= as given: links and forms keep it
    bool has_conversation = false;
    bool is_blocked = false;                // by them
    std::vector<OwnMessage> messages = {};  // newest first
    bool has_earlier = false;               // older ones: a link to ?before={first_seq}
    std::int64_t first_seq = 0;             // of the oldest event read
    std::string problem_code = {};          // why a form was not taken; empty: none was
};

std::string own_messages_page(const PageKit& kit, const OwnMessagesPage& page);

}  // namespace api::pages
