// A consumer agrees to advertising from a shop, or takes it back (REN-05); an opt-out said to another shop of
// the brand (OPT-09). Pure; app/consent.cpp, app/opt_out.cpp.
#pragma once
#include "domain/conversation.h"
#include "domain/outcome.h"

namespace domain::consent {

constexpr int kConsentMonths = 24;  // behaviours.md REN-05

// Agreed to, not taken back, and not too long ago.
bool has_agreed_to_offers(const Conversation& current, base::Timestamp at);

constexpr base::Duration kRenewedAfter = std::chrono::hours(24);

// Agreeing again a day later or more renews the 24 months. Taking back what was not given: no events. What
// waits to go out is looked at again when its time comes.
Outcome change(const Conversation& current, bool is_given, std::string agreed_to, base::Timestamp now);

// By a button, not a word: OPTED_OUT. No change: no events.
Outcome opt_out_by_button(const Conversation& current, base::Timestamp now);
// They want no advertising from this brand at all (DAT-05). Said already: no events.
Outcome object(const Conversation& current, base::Timestamp now);
// Who they were is remembered as somebody who is not to be written to (OPT-10).
Outcome recall(const Conversation& current, std::string reason_code, base::Timestamp now);

// What they said to another shop of the brand holds here, too: OPT_OUT_INHERITED, OPTED_IN. No change: no
// events.
Outcome inherit(const Conversation& current, Contact contact, base::Timestamp now);

}  // namespace domain::consent
