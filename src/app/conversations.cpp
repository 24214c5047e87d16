// What changes a conversation besides messages. Reading it: conversations_read.cpp.
#include "app/conversations.h"

#include "app/change.h"

namespace app {
namespace {

base::Result<std::int64_t> append_or_stay(storage::LaneTransaction& lane, domain::BrandId brand,
                                          std::int64_t current_seq, domain::Outcome outcome) {
    if (outcome.events.empty()) return current_seq;
    return lane.append(brand, std::move(outcome));
}

}  // namespace

void close_conversation(App& app, domain::Staff staff, domain::ConversationId id, domain::CloseReason reason,
                        Done<Changed> done) {
    auto decide = [reason, directory = app.directory.get()](const domain::Conversation& current,
                                                            const domain::Actor& actor, base::Timestamp now) {
        return domain::close_conversation(current, actor, reason, now, directory->marks_of(current.location));
    };
    change_conversation(app, std::move(staff), domain::Action::close_conversations, id, decide,
                        std::move(done));
}

void reopen_conversation(App& app, domain::Staff staff, domain::ConversationId id, Done<Changed> done) {
    auto decide = [directory = app.directory.get()](const domain::Conversation& current,
                                                    const domain::Actor& actor, base::Timestamp now) {
        const auto& in_force = directory->settings_of(current.location).values;
        return domain::reopen_conversation(current, actor, now, in_force);
    };
    change_conversation(app, std::move(staff), domain::Action::close_conversations, id, decide,
                        std::move(done));
}

void dismiss_follow_up(App& app, domain::Staff staff, domain::ConversationId id, Done<Changed> done) {
    auto decide = [](const domain::Conversation& current, const domain::Actor& actor, base::Timestamp now) {
        return domain::dismiss_follow_up(current, actor, now);
    };
    change_conversation(app, std::move(staff), domain::Action::write_messages, id, decide, std::move(done));
}

void cancel_planned(App& app, domain::Staff staff, domain::ConversationId id, std::string message_id,
                    Done<Changed> done) {
    auto decide = [message_id = std::move(message_id)](const domain::Conversation& current,
                                                       const domain::Actor& actor, base::Timestamp now) {
        return domain::cancel_planned(current, message_id, actor, now);
    };
    change_conversation(app, std::move(staff), domain::Action::write_messages, id, decide, std::move(done));
}

void mark_read(App& app, domain::Staff staff, domain::ConversationId id, std::int64_t up_to_seq,
               Done<Changed> done) {
    // The consumer sees this mark, so somebody who cannot answer leaves none.
    auto decide = [up_to_seq, reader = staff](const domain::Conversation& current, const domain::Actor& actor,
                                              base::Timestamp now) -> base::Result<domain::Outcome> {
        if (!domain::may(reader, domain::Action::write_messages, current.location)) return domain::Outcome{};
        return domain::give_receipt(current, actor, domain::ReceiptKind::read, up_to_seq, now);
    };
    change_conversation(app, std::move(staff), domain::Action::read_conversations, id, decide,
                        std::move(done));
}

void give_consumer_receipt(App& app, domain::ConsumerId consumer, domain::LocationId location,
                           domain::ReceiptKind kind, std::int64_t up_to_seq, Done<std::int64_t> done) {
    const auto directory = app.directory.get();
    const domain::Location* shop = directory->find_location(location);
    if (shop == nullptr) {
        return done(unknown_location());
    }
    auto work = [brand = shop->brand, consumer, location, kind,
                 up_to_seq](storage::LaneTransaction& lane) -> base::Result<std::int64_t> {
        const auto* current = TRY(lane.find_conversation_of(brand, consumer, location));
        if (current == nullptr) return 0;
        const domain::Actor actor{domain::ActorKind::consumer, base::to_string(consumer), {}, {}};
        return append_or_stay(lane, brand, current->last_seq,
                              domain::give_receipt(*current, actor, kind, up_to_seq, lane.now()));
    };
    run_in_lane<std::int64_t>(app, shop->brand, std::move(work), std::move(done));
}

void show_presence(App& app, Caller caller, domain::ConversationId id, domain::Actor actor,
                   domain::Presence presence, std::string event_id, Done<std::int64_t> done) {
    const domain::BrandId brand = brand_of(caller);
    auto work = [caller = std::move(caller), id, actor = std::move(actor), presence,
                 event_id =
                     std::move(event_id)](storage::LaneTransaction& lane) -> base::Result<std::int64_t> {
        const auto* current = TRY(access_conversation(lane, caller, domain::Action::write_messages, id));
        if (TRY(lane.find_by_client_key(brand_of(caller), id, "event:" + event_id))) {
            return base::fail(base::ErrorKind::conflict, "event_id_exists", "this event id was used before");
        }
        return lane.append(brand_of(caller),
                           domain::show_presence(*current, actor, presence, event_id, lane.now()));
    };
    run_in_lane<std::int64_t>(app, brand, std::move(work), std::move(done));
}

void mark_message_read(App& app, Caller caller, domain::ConversationId id, std::string message_id,
                       Done<std::int64_t> done) {
    const domain::BrandId brand = brand_of(caller);
    auto work = [caller = std::move(caller), id, message_id = std::move(message_id)](
                    storage::LaneTransaction& lane) -> base::Result<std::int64_t> {
        const auto* current = TRY(access_conversation(lane, caller, domain::Action::write_messages, id));
        const auto message = TRY(lane.find_by_client_key(brand_of(caller), id, message_id));
        if (!message) {
            return base::fail(base::ErrorKind::not_found, "message_unknown", "there is no such message");
        }
        const domain::Actor bot{domain::ActorKind::bot, base::to_string(current->agent), {}, {}};
        return append_or_stay(
            lane, brand_of(caller), current->last_seq,
            domain::give_receipt(*current, bot, domain::ReceiptKind::read, message->seq, lane.now()));
    };
    run_in_lane<std::int64_t>(app, brand, std::move(work), std::move(done));
}

}  // namespace app
