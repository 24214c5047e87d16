// What a message shows before it is known whom it goes to: its words and its reason, read once. For those who
// ask the gate about many conversations (app/simulate.h); gather() of one message goes the same way.
#pragma once
#include "domain/policy/gather.h"
#include "domain/policy/language.h"
#include "domain/policy/reason_facts.h"

namespace domain::policy {

struct ReadOutgoing {
    OutgoingMessage message;                         // its text and reason must outlive this
    Inputs words;                                    // what the words alone fill in
    std::int64_t text_hash = 0;                      // of what a person says
    const consent::ContactReason* reason = nullptr;  // nullptr: none was given, or one that nobody knows
    Evidence evidence;
    std::int64_t reason_key = 0;
    Likeness likeness;
    Language language = Language::unknown;
    std::string speaks_for;  // the business it says it comes from; empty: says nothing of the kind
};

// `location`: the shop it comes from, whose own data are no secret.
ReadOutgoing read_outgoing(const OutgoingMessage& message, base::Timestamp now, const Location* location);

// As gather() in gather.h, for the same `now` and location.
Facts gather(const Conversation& conversation, const ReadOutgoing& read, base::Timestamp now,
             const Surroundings& around);

}  // namespace domain::policy
