// One side wants no more of the other (behaviours.md CNV-17, CNV-18). Who blocked undoes it. Both are free to
// repeat.
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/outcome.h"

namespace domain {

// The shop: what is planned is dropped, what the consumer says from here on is refused (app/receive_message).
// The clock of an open question goes on, but for spam and abuse.
Outcome block_consumer(const Conversation& current, const Actor& actor, BlockCause cause,
                       base::Timestamp now);
Outcome unblock_consumer(const Conversation& current, const Actor& actor, base::Timestamp now);

// The consumer: what is planned is dropped, no question waits, and the gate denies everything.
Outcome block_store(const Conversation& current, base::Timestamp now);
Outcome unblock_store(const Conversation& current, base::Timestamp now);

// Whether what the consumer says is taken. Errors: not_delivered (forbidden), which does not say why;
// store_blocked (conflict): they have blocked the shop themselves.
base::Result<void> check_not_blocked(const Conversation& current);

}  // namespace domain
