// A conversation of which nothing may be erased for a while, because the law wants it kept (behaviours.md
// DAT-04, ROL-04): one person proposes, another one says so too; a year at most. Pure; called by
// app/legal_hold.
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/outcome.h"

namespace domain {

constexpr base::Duration kHoldLongest = std::chrono::hours(24 * 365);  // DAT-04
constexpr std::size_t kHoldReasonCharsMax = 500;

// Errors: hold_malformed (invalid): no reason, over, or longer than a year; hold_in_force (conflict). Another
// proposal takes the place of one that nobody has confirmed.
base::Result<Outcome> propose_hold(const Conversation& current, const Actor& actor, base::Timestamp until,
                                   std::string reason, base::Timestamp now);
// Errors: hold_unknown (conflict): nothing was proposed; second_person_needed (conflict): it takes somebody
// else. In force already: no events.
base::Result<Outcome> confirm_hold(const Conversation& current, const Actor& actor, base::Timestamp now);
// One person is enough. Nothing is held: no events.
Outcome lift_hold(const Conversation& current, const Actor& actor, base::Timestamp now);

}  // namespace domain
