#include "domain/block.h"

#include "domain/planned_send.h"

namespace domain {
namespace {

Actor consumer_of(const Conversation& current) {
    return {ActorKind::consumer, base::to_string(current.consumer), current.consumer_name, {}};
}

Outcome blocked(const Conversation& current, const Actor& actor, BlockChanged body, base::Timestamp now) {
    Outcome outcome{drop_all_planned(current, body.reason_code, now)};
    const bool is_void = actor.kind == ActorKind::consumer || body.cause != BlockCause::other;
    const std::string reason_code = body.reason_code;
    outcome.events.push_back({0, current.id, now, actor, std::move(body)});
    if (is_void && current.needs_reply()) {
        outcome.events.push_back(
            {0, current.id, now, Actor{}, ClockChanged{AnswerClock::voided, reason_code, {}}});
    }
    return outcome;
}

Outcome unblocked(const Conversation& current, const Actor& actor, base::Timestamp now) {
    return {{Event{0, current.id, now, actor, BlockChanged{false, "UNBLOCKED", {}}}}};
}

}  // namespace

Outcome block_consumer(const Conversation& current, const Actor& actor, BlockCause cause,
                       base::Timestamp now) {
    if (current.blocked_by_store_at) return {};
    return blocked(current, actor, {true, "BLOCKED_BY_STORE", cause}, now);
}

Outcome unblock_consumer(const Conversation& current, const Actor& actor, base::Timestamp now) {
    if (!current.blocked_by_store_at) return {};
    return unblocked(current, actor, now);
}

Outcome block_store(const Conversation& current, base::Timestamp now) {
    if (current.blocked_by_consumer_at) return {};
    return blocked(current, consumer_of(current), {true, "BLOCKED_BY_CONSUMER", {}}, now);
}

Outcome unblock_store(const Conversation& current, base::Timestamp now) {
    if (!current.blocked_by_consumer_at) return {};
    return unblocked(current, consumer_of(current), now);
}

base::Result<void> check_not_blocked(const Conversation& current) {
    if (current.blocked_by_consumer_at)
        return base::fail(base::ErrorKind::conflict, "store_blocked",
                          "you have blocked this shop; unblock it on its page to write again");
    if (current.blocked_by_store_at)
        return base::fail(base::ErrorKind::forbidden, "not_delivered", "your message was not delivered");
    return {};
}

}  // namespace domain
