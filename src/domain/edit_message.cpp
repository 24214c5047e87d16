#include "domain/edit_message.h"

#include <algorithm>
#include <iterator>

#include "domain/message_text.h"
#include "domain/receive_message.h"
#include "domain/tombstone.h"

namespace domain {
namespace {

std::unexpected<base::Error> conflict(const char* code, const char* message) {
    return base::fail(base::ErrorKind::conflict, code, message);
}

// The message when `kind` said it; what somebody else said is another matter than what is not there.
base::Result<const MessageSent*> own_message(const Event& message, ActorKind kind) {
    const auto* body = std::get_if<MessageSent>(&message.body);
    if (body == nullptr || (kind == ActorKind::consumer && message.actor.kind != kind))
        return base::fail(base::ErrorKind::not_found, "message_unknown", "there is no such message");
    if (message.actor.kind != kind)
        return base::fail(base::ErrorKind::forbidden, "not_your_message",
                          "only who wrote it changes it or takes it back");
    return body;
}

base::Result<const MessageSent*> own_message(const Event& message, const Actor& actor) {
    const auto* body = TRY(own_message(message, actor.kind));
    if (message.actor.id == actor.id) return body;
    return base::fail(base::ErrorKind::forbidden, "not_your_message",
                      "only who wrote it changes it or takes it back");
}

base::Result<void> check_is_there(const Event& message, const MessageSent& body) {
    if (body.removed) return conflict("message_removed", "this message was taken back");
    if (message.is_erased) return conflict("message_erased", "what was said is not kept any more");
    return {};
}

// The conversation as the gate would see it had the message not been said: an edit is no second bubble.
Conversation without(const Conversation& current, const Event& message) {
    Conversation before = current;
    auto& gate = before.gate;
    gate.staff_in_a_row = std::max<std::int64_t>(gate.staff_in_a_row - 1, 0);
    std::erase(gate.sent, message.at);
    gate.last_human_text = 0;
    const bool was_answer = is_counted_answer(current, message) && current.stopped_clock->answers == 1;
    if (!was_answer) return before;
    before.clock = AnswerClock::running;
    before.clock_opened_at = current.stopped_clock->opened_at;
    before.clock_due_at = current.stopped_clock->due_at;
    before.has_last_word = false;
    return before;
}

Event edited(const Conversation& current, const Event& message, const MessageSent& body, std::string text,
             std::optional<Verdict> verdict, base::Timestamp now) {
    return {0, current.id, now, message.actor,
            MessageEdited{body.message_id, message.seq, std::move(text), "EDITED", std::move(verdict)}};
}

// Not counted as a question: what they say now was not there when the clock started or not.
bool is_waiting_question(const Conversation& current, const Event& message, const MessageSent& body) {
    return current.needs_reply() && !body.not_counted && current.clock_opened_at &&
           message.at >= *current.clock_opened_at;
}

}  // namespace

bool is_counted_answer(const Conversation& current, const Event& message) {
    const auto* body = std::get_if<MessageSent>(&message.body);
    const auto& stopped = current.stopped_clock;
    if (body == nullptr || !stopped || stopped->answers == 0 || message.seq < stopped->stopped_seq)
        return false;
    if (message.actor.kind == ActorKind::bot) return body->bot && body->bot->is_answer;  // CLK-06
    return message.actor.kind == ActorKind::staff && is_answer(*body);
}

base::Result<EditOutcome> edit_as_staff(const Conversation& current, const Event& message, const Actor& actor,
                                        const std::string& text, base::Timestamp now,
                                        const policy::Surroundings& around) {
    TRY(check_text(text, kBusinessTextCharsMax, BlankText::refused));
    const auto* body = TRY(own_message(message, actor));
    TRY(check_is_there(message, *body));
    EditOutcome out;
    if (text == shown_text(*body)) return out;
    if (body->content || body->reason)
        return conflict("message_not_editable", "this message cannot be changed; take it back instead");
    if (now - message.at > kEditLimit)
        return conflict("too_late_to_edit", "a message can be changed for 15 minutes");
    if (current.last_user_seq > message.seq)
        return conflict("already_answered", "they have written since; answer instead");
    const policy::OutgoingMessage outgoing{.actor = actor.kind, .text = text};
    auto verdict = policy::evaluate(policy::gather(without(current, message), outgoing, now, around));
    if (verdict.decision >= Decision::delay) {
        out.refusal = verdict;
        out.outcome.events.push_back(
            {0, current.id, now, actor, MessageRefused{body->message_id, std::move(verdict)}});
        return out;
    }
    out.outcome.events.push_back(edited(current, message, *body, text, std::move(verdict), now));
    return out;
}

base::Result<EditOutcome> edit_as_consumer(const Conversation& current, const Event& message,
                                           const MessageReading& reading, base::Timestamp now) {
    const auto* body = TRY(own_message(message, ActorKind::consumer));
    TRY(check_is_there(message, *body));
    EditOutcome out;
    if (reading.masked == shown_text(*body)) return out;
    std::optional<Verdict> verdict;
    if (!reading.findings.empty()) verdict = redaction_verdict(reading.findings, &current, now);
    out.outcome.events.push_back(edited(current, message, *body, reading.masked, std::move(verdict), now));
    return out;
}

std::vector<Event> resume_clock(const Conversation& current, std::string_view reason_code,
                                base::Timestamp now) {
    const auto& stopped = current.stopped_clock;
    if (!stopped) return {};
    std::vector<Event> events;
    // Closed and running never exist together (behaviours.md §3.2).
    if (current.work == Work::closed)
        events.push_back({0, current.id, now, Actor{}, ConversationReopened{std::string(reason_code)}});
    const auto state = stopped->is_breached ? AnswerClock::breached : AnswerClock::running;
    events.push_back(
        {0, current.id, now, Actor{}, ClockChanged{state, std::string(reason_code), stopped->due_at}});
    return events;
}

base::Result<Outcome> delete_as_staff(const Conversation& current, const Event& message, const Actor& actor,
                                      base::Timestamp now) {
    const auto* body = TRY(own_message(message, actor));
    Outcome outcome;
    if (body->removed || message.is_erased) return outcome;
    if (now - message.at > kEditLimit)
        return conflict("too_late_to_delete", "a message can be taken back for 15 minutes");
    // What they have read has answered them, even if it goes now.
    const bool is_unread = current.consumer_read_seq < message.seq;
    const bool was_counted = is_unread && is_counted_answer(current, message);
    outcome.events.push_back(
        {0, current.id, now, actor, MessageDeleted{body->message_id, message.seq, "DELETED", was_counted}});
    if (was_counted && current.stopped_clock->answers == 1)
        std::ranges::move(resume_clock(current, "ANSWER_WITHDRAWN", now), std::back_inserter(outcome.events));
    return outcome;
}

base::Result<Outcome> delete_as_consumer(const Conversation& current, const Event& message,
                                         base::Timestamp now) {
    const auto* body = TRY(own_message(message, ActorKind::consumer));
    Outcome outcome;
    if (body->removed || message.is_erased) return outcome;
    const bool was_counted = is_waiting_question(current, message, *body);
    outcome.events.push_back(
        {0, current.id, now, message.actor,
         MessageDeleted{body->message_id, message.seq, "DELETED_BY_CONSUMER", was_counted}});
    if (was_counted && current.waiting == 1) {
        outcome.events.push_back(
            {0, current.id, now, Actor{}, ClockChanged{AnswerClock::voided, "CLOCK_VOID", {}}});
    }
    return outcome;
}

}  // namespace domain
