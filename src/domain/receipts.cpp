#include "domain/receipts.h"

#include <algorithm>

namespace domain {
namespace {

std::int64_t mark_of(const Conversation& current, const Actor& actor, ReceiptKind kind) {
    if (actor.kind != ActorKind::consumer) return current.staff_read_seq;
    return kind == ReceiptKind::read ? current.consumer_read_seq : current.consumer_delivered_seq;
}

// The shop's mark says what it has read of the consumer. Without this two clients that mark whatever is
// newest would answer each other's marks for ever.
bool has_nothing_to_read(const Conversation& current, const Actor& actor) {
    return actor.kind != ActorKind::consumer && current.staff_read_seq >= current.last_user_seq;
}

}  // namespace

Outcome give_receipt(const Conversation& current, const Actor& actor, ReceiptKind kind,
                     std::int64_t up_to_seq, base::Timestamp now) {
    Outcome outcome;
    const std::int64_t up_to = std::min(up_to_seq, current.last_seq);
    if (up_to <= mark_of(current, actor, kind) || has_nothing_to_read(current, actor)) return outcome;
    outcome.events.push_back(Event{0, current.id, now, actor, ReceiptGiven{kind, up_to}});
    return outcome;
}

Outcome show_presence(const Conversation& current, const Actor& actor, Presence presence,
                      std::string event_id, base::Timestamp now) {
    Outcome outcome;
    outcome.events.push_back(Event{0, current.id, now, actor, PresenceShown{std::move(event_id), presence}});
    return outcome;
}

}  // namespace domain
