// A consumer writes. Always accepted when well-formed: consumers are not subject to the gate (behaviours.md
// WIN-07).
#pragma once
#include "base/result.h"
#include "domain/auto_texts/fill.h"
#include "domain/conversation.h"
#include "domain/entry.h"
#include "domain/location.h"
#include "domain/outcome.h"
#include "domain/read_message.h"

namespace domain {

struct ReceiveMessage {
    ConversationId conversation;  // the existing one, or the id for a new one
    ConsumerId consumer;
    std::string consumer_name;
    std::string locale;
    EntryPoint entry_point = EntryPoint::page;
    std::string message_id;  // the client's, or one made for it
    std::string text;
    std::optional<Solved> solved = {};
    LinkContext context = {};
    std::optional<Picture> picture = {};  // the text may then be empty
};

// UTF-8, not blank, at most kConsumerTextCharsMax characters, no control characters but line breaks and tabs.
// Errors: text_not_utf8, text_empty, message_too_long, text_control_character, message_id_malformed,
// locale_malformed.
base::Result<void> check_receive_message(const ReceiveMessage& command);

// `current` is the conversation, or nullptr for the first message. The command has passed the check.
// The message as it stands, with nothing read into it: imports and made-up histories.
Outcome receive_message(const Conversation* current, const Location& location, const ReceiveMessage& command,
                        base::Timestamp now);

// The message as it was read: masked (PII-04), counted or not (§3.3), with the welcome before the first one
// (AVA-01). The message is the last event. What follows from it is auto_texts::react(), once the message is
// applied.
Outcome receive_message(const Conversation* current, const auto_texts::Shop& shop,
                        const ReceiveMessage& command, const MessageReading& reading, base::Timestamp now);

// PII-04: what was hidden in a consumer's words, never what it was.
Verdict redaction_verdict(const std::vector<Finding>& findings, const Conversation* current,
                          base::Timestamp now);

// Words that are a stop only after a contact of our own accord ("cancel") are read again, knowing the
// conversation.
void read_in_conversation(MessageReading& reading, const ReceiveMessage& command,
                          const Conversation& current);

}  // namespace domain
