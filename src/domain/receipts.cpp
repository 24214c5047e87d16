#include "domain/receipts.h"

#include <algorithm>

namespace domain {
namespace {

std::int64_t mark_of(const Conversation& current, const Actor& actor, ReceiptKind kind) {
    if (actor.kind != ActorKind::consumer) return current.staff_read_seq;
    return kind == ReceiptKind::read ? current.consumer_read_seq : current.consumer_delivered_seq;
}

}  // namespace

Outcome give_receipt(const Conversation& current, const Actor& actor, ReceiptKind kind, std::int64_t up_to_seq,
                     base::Timestamp now) {
    Outcome outcome;
    const std::int64_t up_to = std::min(up_to_seq, current.last_seq);
    if (up_to <= mark_of(current, actor, kind)) return outcome;
    outcome.events.push_back(Event{0, current.id, now, actor, ReceiptGiven{kind, up_to}});
    return outcome;
}

Outcome show_presence(const Conversation& current, const Actor& actor, Presence presence, std::string event_id,
                      base::Timestamp now) {
    Outcome outcome;
    outcome.events.push_back(Event{0, current.id, now, actor, PresenceShown{std::move(event_id), presence}});
    return outcome;
}

}  // namespace domain
