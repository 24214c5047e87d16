// A consumer writes. Always accepted when well-formed: consumers are not subject to the gate (behaviours.md
// WIN-07).
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/location.h"
#include "domain/outcome.h"

namespace domain {

struct ReceiveMessage {
    ConversationId conversation;  // the existing one, or the id for a new one
    ConsumerId consumer;
    std::string consumer_name;
    std::string locale;
    EntryPoint entry_point = EntryPoint::page;
    std::string message_id;  // the client's, or one made for it
    std::string text;
};

// UTF-8, not blank, at most kConsumerTextCharsMax characters, no control characters but line breaks and tabs.
// Errors: text_not_utf8, text_empty, message_too_long, text_control_character, message_id_malformed,
// locale_malformed.
base::Result<void> check_receive_message(const ReceiveMessage& command);

// `current` is the conversation, or nullptr for the first message. The command has passed the check.
Outcome receive_message(const Conversation* current, const Location& location, const ReceiveMessage& command,
                        base::Timestamp now);

}  // namespace domain
