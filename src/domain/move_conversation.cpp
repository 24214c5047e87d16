#include "domain/move_conversation.h"

#include "domain/team.h"

namespace domain {
namespace {

std::unexpected<base::Error> refuse(std::string code, std::string message) {
    return base::fail(base::ErrorKind::conflict, std::move(code), std::move(message));
}

base::Result<void> check(const Conversation& current, const MoveTo& to) {
    if (current.location == to.location)
        return refuse("move_same_shop", "the conversation is with this shop already");
    if (current.rights.is_forgotten)
        return refuse("conversation_erased", "the customer wanted to be forgotten");
    if (current.blocked_by_store_at || current.blocked_by_consumer_at)
        return refuse("move_customer_blocked", "nobody writes to who is blocked, or has blocked the shop");
    if (!to.is_open_to_customers || !health::takes_new_customers(to.health))
        return refuse("move_shop_closed", "that shop takes no new customers now");
    if (to.has_conversation)
        return refuse("move_customer_there", "this customer talks with that shop already; answer them there");
    return {};
}

}  // namespace

base::Result<Outcome> move_conversation(const Conversation& current, const Actor& actor, const MoveTo& to,
                                        base::Timestamp now) {
    TRY(check(current, to));
    Outcome outcome;
    const std::string code = current.needs_reply() ? "CLOCK_KEPT" : "MOVED";
    outcome.events.push_back(
        {0, current.id, now, actor, ConversationMoved{current.location, to.location, code}});
    if (!to.is_assignee_there) {
        auto released = release(current, now);
        std::ranges::move(released.events, std::back_inserter(outcome.events));
    }
    return outcome;
}

}  // namespace domain
