// Delivered and read marks. They only move forward; a mark that moves nothing causes nothing.
#pragma once
#include "domain/conversation.h"
#include "domain/outcome.h"

namespace domain {

// By the consumer or by staff. `up_to_seq` beyond the newest event counts as the newest. Staff who have read
// everything the consumer wrote have nothing more to mark.
Outcome give_receipt(const Conversation& current, const Actor& actor, ReceiptKind kind,
                     std::int64_t up_to_seq, base::Timestamp now);

// Typing, joined, left; `event_id` is unique in the conversation.
Outcome show_presence(const Conversation& current, const Actor& actor, Presence presence,
                      std::string event_id, base::Timestamp now);

}  // namespace domain
