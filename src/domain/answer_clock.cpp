#include "domain/answer_clock.h"

#include "base/check.h"

namespace domain {

void start_clock(Conversation& state, base::Timestamp at) {
    ++state.waiting;
    if (state.needs_reply()) return;
    state.stopped_clock.reset();
    state.clock = AnswerClock::running;
    state.clock_opened_at = at;
    state.clock_due_at = at + kAnswerLimit;
}

void end_clock(Conversation& state, AnswerClock how) {
    if (!state.needs_reply()) return;
    state.waiting = 0;
    state.clock = how;
    state.clock_opened_at.reset();
    state.clock_due_at.reset();
    state.clock_reminders = 0;
}

void void_clock(Conversation& state) {
    state.handover.asked_at.reset();
    end_clock(state, AnswerClock::voided);
}

void stop_clock(Conversation& state, const Event& event) {
    if (!state.needs_reply()) return;
    state.stopped_clock = StoppedClock{.opened_at = *state.clock_opened_at,
                                       .due_at = *state.clock_due_at,
                                       .reminders = state.clock_reminders,
                                       .is_breached = state.clock == AnswerClock::breached,
                                       .waiting = state.waiting,
                                       .was_answered = state.is_answered,
                                       .asked_at = state.handover.asked_at,
                                       .stopped_seq = event.seq,
                                       .stopped_at = event.at};
    end_clock(state, AnswerClock::stopped);
}

void stop_clock_by_answer(Conversation& state, const Event& event) {
    stop_clock(state, event);
    if (state.stopped_clock) ++state.stopped_clock->answers;
}

void take_answer_back(Conversation& state) {
    if (state.stopped_clock && state.stopped_clock->answers > 0) --state.stopped_clock->answers;
}

void resume_clock(Conversation& state, AnswerClock how) {
    CHECK(state.stopped_clock);
    const StoppedClock& was = *state.stopped_clock;
    state.clock = how;
    state.clock_opened_at = was.opened_at;
    state.clock_due_at = was.due_at;
    state.clock_reminders = was.reminders;
    state.waiting = was.waiting;
    state.is_answered = was.was_answered;
    state.handover.asked_at = was.asked_at;
    state.has_last_word = false;
    state.stopped_clock.reset();
}

void apply_body(Conversation& state, const Event&, const ClockReminded& body) {
    if (state.clock == AnswerClock::running) state.clock_reminders = body.number;
}

void apply_body(Conversation& state, const Event&, const ClockBreached&) {
    if (state.clock == AnswerClock::running) state.clock = AnswerClock::breached;
}

// CLK-07: who asks for a person waits for one, whatever a bot has answered.
void apply_body(Conversation& state, const Event& event, const HandoverChanged& body) {
    state.handover.failures = 0;
    if (body.step != HandoverStep::requested) return;
    state.handover.asked_at = event.at;
    if (!state.needs_reply()) start_clock(state, event.at);  // else the words that asked for one count
}

// CLK-16: the instant of the question stays; the answer may come so much later.
void apply_body(Conversation& state, const Event&, const OutageCredited& body) {
    if (!state.needs_reply()) return;
    state.clock_due_at = body.due_at;
    if (body.is_breach_taken_back) state.clock = AnswerClock::running;
}

// WIN-12, CLK-20: the conversation is as it was; who had taken it on worked in the other shop.
void apply_body(Conversation& state, const Event&, const ConversationMoved& body) {
    state.location = body.to;
    state.handover.person_at.reset();
}

}  // namespace domain
