// Closing and reopening by staff (behaviours.md CNV-01, CNV-04, CNV-05, CLK-08..10). Both are free to repeat.
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/health/marks.h"
#include "domain/outcome.h"
#include "domain/settings/values.h"

namespace domain {

// Errors: close_unanswered (conflict): the consumer waits for an answer and the reason is `done`;
// nrn_abuse_suspected (conflict): likewise, and what this shop marks counts for nothing (CLK-08).
// Already closed: no events.
base::Result<Outcome> close_conversation(const Conversation& current, const Actor& actor, CloseReason reason,
                                         base::Timestamp now,
                                         health::MarksCount marks = health::MarksCount::yes);

constexpr base::Duration kCloseUndo = std::chrono::seconds(10);  // behaviours.md CLK-08

// Within kCloseUndo of "no reply needed" the clock goes on as it was. Errors: window_expired (conflict):
// contact_window_s (30 days) passed; only the consumer can reopen.
base::Result<Outcome> reopen_conversation(const Conversation& current, const Actor& actor,
                                          base::Timestamp now,
                                          const settings::Values& in_force = settings::standard_values());

}  // namespace domain
