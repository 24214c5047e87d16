// The business writes: a person or a bot. Passes the gate (domain/policy) or is refused with a verdict.
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/outcome.h"

namespace domain {

struct SendMessage {
    Actor actor;  // staff or bot
    std::string message_id;
    std::string text;
    std::optional<std::string> content;  // GBM message JSON when it is more than text
};

// As check_receive_message, with kBusinessTextCharsMax. Rich content may come with an empty text.
base::Result<void> check_send_message(const SendMessage& command);

struct SendOutcome {
    Verdict verdict;
    Outcome outcome;  // message_sent, or message_refused when the verdict denies
};

SendOutcome send_message(const Conversation& current, const SendMessage& command, base::Timestamp now);

}  // namespace domain
