#include "app/block.h"

#include "app/change.h"

namespace app {

void block_consumer(App& app, domain::Staff staff, domain::ConversationId id,
                    std::optional<domain::BlockCause> cause, Done<Changed> done) {
    auto decide = [cause](const domain::Conversation& current, const domain::Actor& actor,
                          base::Timestamp now) -> base::Result<domain::Outcome> {
        return cause ? domain::block_consumer(current, actor, *cause, now)
                     : domain::unblock_consumer(current, actor, now);
    };
    change_conversation(app, std::move(staff), domain::Action::close_conversations, id, decide,
                        std::move(done));
}

void block_store(App& app, domain::ConsumerId consumer, domain::LocationId location, bool is_blocked,
                 Done<std::int64_t> done) {
    const auto directory = app.directory.get();
    const auto* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    auto work = [brand = shop->brand, consumer, location,
                 is_blocked](storage::LaneTransaction& lane) -> base::Result<std::int64_t> {
        const auto* current = TRY(lane.find_conversation_of(brand, consumer, location));
        if (current == nullptr)
            return base::fail(base::ErrorKind::not_found, "conversation_unknown",
                              "you have not written to this shop yet");
        domain::Outcome outcome = is_blocked ? domain::block_store(*current, lane.now())
                                             : domain::unblock_store(*current, lane.now());
        if (outcome.events.empty()) return current->last_seq;
        return lane.append(brand, std::move(outcome));
    };
    run_in_lane<std::int64_t>(app, shop->brand, std::move(work), std::move(done));
}

}  // namespace app
