#include "year/faults.h"

#include <algorithm>
#include <functional>

#include "year/law.h"

namespace year {
namespace {

using domain::EventKind;
using storage::CommittedEvent;
using Log = std::vector<CommittedEvent>;
using Is = std::function<bool(const CommittedEvent&)>;

constexpr auto kDay = std::chrono::hours(24);

Is kind(EventKind wanted) {
    return [wanted](const CommittedEvent& one) { return one.event.kind() == wanted; };
}

const domain::MessageSent* message_in(const CommittedEvent& one) {
    return std::get_if<domain::MessageSent>(&one.event.body);
}

bool is_by(const CommittedEvent& one, domain::ActorKind actor) {
    return message_in(one) != nullptr && one.event.actor.kind == actor;
}

bool is_staff_message(const CommittedEvent& one) {
    return is_by(one, domain::ActorKind::staff);
}

bool is_question(const CommittedEvent& one) {
    return is_by(one, domain::ActorKind::consumer) && message_in(one)->message_id.starts_with("ask-");
}

bool is_opt_out(const CommittedEvent& one) {
    return is_by(one, domain::ActorKind::consumer) && message_in(one)->message_id.starts_with("stop-");
}

bool is_follow_up(const CommittedEvent& one) {
    const auto* body = message_in(one);
    return body != nullptr && body->reason && body->reason->code == "CONV.NEXT_DAY_NUDGE";
}

// The first such event, from the middle of the log on: there is life before and after it.
using Spoil = std::function<void(Log&, Log::iterator)>;
struct Fault {
    std::string what;
    Is where;
    Spoil spoil;
    std::string broken;  // the code that Law must give
};

void twice(Log& log, Log::iterator at) {
    log.insert(at, CommittedEvent(*at));
}
void lost(Log& log, Log::iterator at) {
    log.erase(at);
}
void late(Log&, Log::iterator at) {
    at->event.at += std::chrono::microseconds(1);
}

// A message of the shop's staff in the conversation of `at`, after it.
Log::iterator say(Log& log, Log::iterator at, base::Duration after) {
    CommittedEvent said = *std::ranges::find_if(log, is_staff_message);
    said.event.conversation = at->event.conversation;
    said.event.at = at->event.at + after;
    std::get<domain::MessageSent>(said.event.body).reason.reset();
    return log.insert(at + 1, std::move(said));
}

void with_reason(Log::iterator message) {
    std::get<domain::MessageSent>(message->event.body).reason = domain::ContactReason{"SAFETY.RECALL", "{}"};
}

void close_by_time(Log& log, Log::iterator at) {
    CommittedEvent closed = *at;
    closed.event.actor = {};
    closed.event.body = domain::ConversationClosed{domain::CloseReason::auto_inactive, "AUTO_INACTIVE"};
    log.insert(at + 1, std::move(closed));
}

const std::vector<Fault>& faults() {
    static const std::vector<Fault> kFaults{
        {"a breach is lost", kind(EventKind::clock_breached), lost, "breach_missing"},
        {"a breach comes twice", kind(EventKind::clock_breached), twice, "breach_twice"},
        {"a breach is a microsecond late", kind(EventKind::clock_breached), late, "breach_wrong_time"},
        {"a reminder is lost", kind(EventKind::clock_reminded), lost, "reminder_missing"},
        {"a reminder comes twice", kind(EventKind::clock_reminded), twice, "reminder_twice"},
        {"a reminder is a microsecond late", kind(EventKind::clock_reminded), late, "reminder_wrong_time"},
        {"a conversation is closed while they wait", is_question, close_by_time, "closed_while_waiting"},
        {"a closed conversation's clock runs on", kind(EventKind::clock_breached),
         [](Log& log, Log::iterator at) {
             const CommittedEvent breach = *at;
             const auto index = at - log.begin();
             close_by_time(log, at);
             log.insert(log.begin() + index + 2, breach);
         },
         "clock_on_closed"},
        {"an answered question is overdue", kind(EventKind::clock_breached),
         [](Log& log, Log::iterator at) {
             CommittedEvent answer = *std::ranges::find_if(log, is_staff_message);
             answer.event.conversation = at->event.conversation;
             answer.event.at = at->event.at;
             log.insert(at, std::move(answer));
         },
         "breach_unasked"},
        {"a second follow-up", is_follow_up, twice, "follow_up_twice"},
        {"a word after 30 days", is_question,
         [](Log& log, Log::iterator at) { say(log, at, 30 * kDay + std::chrono::microseconds(1)); },
         "sent_after_window"},
        {"a contact after an opt-out", is_opt_out,
         [](Log& log, Log::iterator at) { with_reason(say(log, at, {})); }, "contacted_after_opt_out"},
        {"a card number is kept", is_question,
         [](Log&, Log::iterator at) {
             std::get<domain::MessageSent>(at->event.body).text = "4539 1488 0343 6467";
         },
         "secret_stored"},
        {"a question counts as thanks", is_question,
         [](Log&, Log::iterator at) {
             std::get<domain::MessageSent>(at->event.body).not_counted = domain::NotCounted::thanks_only;
         },
         "question_not_counted"},
        {"an opt-out is not heard", is_opt_out,
         [](Log&, Log::iterator at) { std::get<domain::MessageSent>(at->event.body).not_counted.reset(); },
         "opt_out_not_seen"},
        {"a message is lost", is_question, lost, "message_lost"},
    };
    return kFaults;
}

}  // namespace

std::vector<std::string> unnoticed_faults(const std::vector<CommittedEvent>& log, base::Timestamp end,
                                          std::int64_t messages_taken) {
    std::vector<std::string> sentences;
    for (const auto& fault : faults()) {
        Log spoilt = log;
        const auto middle = spoilt.begin() + static_cast<std::ptrdiff_t>(spoilt.size() / 3);
        const auto at = std::find_if(middle, spoilt.end(), fault.where);
        if (at == spoilt.end()) {
            sentences.push_back("no place for: " + fault.what);
            continue;
        }
        fault.spoil(spoilt, at);
        Law law(end);
        for (const auto& one : spoilt)
            law.read(one);
        law.finish(messages_taken);
        if (!law.broken().contains(fault.broken)) sentences.push_back("not noticed: " + fault.what);
    }
    return sentences;
}

}  // namespace year
