#include "domain/close.h"

#include "base/check.h"
#include "domain/planned_send.h"

namespace domain {
namespace {

std::string reason_code_of(CloseReason reason) {
    switch (reason) {
        case CloseReason::done:
            return "CLOSED_DONE";
        case CloseReason::no_reply_needed:
            return "NO_REPLY_NEEDED";
        case CloseReason::spam:
            return "MARKED_SPAM";
        case CloseReason::auto_inactive:
            return "AUTO_INACTIVE";
        case CloseReason::erased:
            return std::string(kErased);
    }
    CHECK(false);
}

// CLK-08: within 10 seconds "no reply needed" was a slip, and the customer waits as before.
bool is_undo(const Conversation& current, base::Timestamp now) {
    return current.close_reason == CloseReason::no_reply_needed && current.stopped_clock &&
           current.stopped_clock->answers == 0 && now - current.stopped_clock->stopped_at <= kCloseUndo;
}

}  // namespace

base::Result<Outcome> close_conversation(const Conversation& current, const Actor& actor, CloseReason reason,
                                         base::Timestamp now, health::MarksCount marks) {
    Outcome outcome;
    if (reason == CloseReason::auto_inactive || reason == CloseReason::erased) {
        return base::fail(base::ErrorKind::invalid, "close_reason_automatic",
                          "nobody closes a conversation for this reason");
    }
    const bool is_mark = reason == CloseReason::spam || reason == CloseReason::no_reply_needed;
    if (is_mark && marks == health::MarksCount::no && current.needs_reply()) {
        return base::fail(base::ErrorKind::conflict, "nrn_abuse_suspected",
                          "so much was marked as spam or as needing no reply that it does not count for now: "
                          "answer, or leave it open");
    }
    if (reason == CloseReason::spam) outcome.events = drop_all_planned(current, reason_code_of(reason), now);
    if (current.work == Work::closed) return outcome;
    if (current.needs_reply() && reason == CloseReason::done) {
        return base::fail(
            base::ErrorKind::conflict, "close_unanswered",
            "the customer is waiting: answer, or say that no reply is needed or that it is spam");
    }
    outcome.events.push_back(
        Event{0, current.id, now, actor, ConversationClosed{reason, reason_code_of(reason)}});
    return outcome;
}

base::Result<Outcome> reopen_conversation(const Conversation& current, const Actor& actor,
                                          base::Timestamp now, const settings::Values& in_force) {
    Outcome outcome;
    if (current.work == Work::open) return outcome;
    if (current.rights.is_forgotten)
        return base::fail(base::ErrorKind::conflict, "conversation_erased",
                          "the customer wanted to be forgotten");
    const auto window = in_force.seconds(settings::Key::contact_window_s);
    if (!current.last_user_at || now - *current.last_user_at > window) {
        return base::fail(base::ErrorKind::conflict, "window_expired",
                          "the time to write to them has passed; you can answer again when they write");
    }
    outcome.events.push_back(Event{0, current.id, now, actor, ConversationReopened{"REOPENED_BY_STAFF"}});
    if (is_undo(current, now)) {
        const auto& was = *current.stopped_clock;
        const auto state = was.is_breached ? AnswerClock::breached : AnswerClock::running;
        outcome.events.push_back(
            Event{0, current.id, now, actor, ClockChanged{state, "NO_REPLY_UNDONE", was.due_at}});
    }
    return outcome;
}

}  // namespace domain
