// How the fold moves a conversation's answer clock (behaviours.md §3.3). Called by conversation.cpp, which
// says when.
#pragma once
#include "domain/conversation.h"

namespace domain {

// One more thing that they wait for: the oldest one rules.
void start_clock(Conversation& state, base::Timestamp at);
// Stopped, and not forgotten: what stopped it may be undone.
void stop_clock(Conversation& state, const Event& event);
// Likewise; the answer stands until it is taken back, or was not delivered.
void stop_clock_by_answer(Conversation& state, const Event& event);
void end_clock(Conversation& state, AnswerClock how);
// Nobody waits any more, nor for a person.
void void_clock(Conversation& state);

// One answer less stands.
void take_answer_back(Conversation& state);
// As it was when it stopped; there must be such a clock.
void resume_clock(Conversation& state, AnswerClock how);

// What these events do is all about the clock.
void apply_body(Conversation& state, const Event& event, const ClockReminded& body);
void apply_body(Conversation& state, const Event& event, const ClockBreached& body);
void apply_body(Conversation& state, const Event& event, const HandoverChanged& body);
void apply_body(Conversation& state, const Event& event, const OutageCredited& body);
// This one: that it goes on in another shop (CLK-20).
void apply_body(Conversation& state, const Event& event, const ConversationMoved& body);

}  // namespace domain
