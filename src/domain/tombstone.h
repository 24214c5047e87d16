// What is left in the log of a message that was taken back: that it was there, not what it said. Pure; the
// rows are rewritten by storage/tombstones.h.
#pragma once
#include "domain/event.h"

namespace domain {

// What stays of the message itself: by whom, when, and the languages its words told of.
Removed removed_from(const Event& message, ActorKind by, base::Timestamp at);

// Whether the event is about the message: it, a change of it, or its being planned.
bool is_about(const Event& event, std::string_view message_id);

// Takes the words out of an event that is about the message; false: there were none. Whatever the event says
// besides (ids, verdict, reason) stays: the state, the duplicate check and every decision follow from it.
bool erase_words(Event& event, const Removed& removed);

// The words that a message shows now.
std::string_view shown_text(const MessageSent& message);

}  // namespace domain
