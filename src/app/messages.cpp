#include "app/messages.h"

#include "app/run.h"

namespace app {
namespace {

using domain::Event;
using domain::MessageSent;

std::unexpected<base::Error> conflicting_id() {
    return base::fail(base::ErrorKind::conflict, "message_id_conflict",
                      "this message id was used before with other content");
}

// The same sender said the same thing under this id before.
bool is_same_message(const Event& earlier, domain::ActorKind actor, std::string_view text,
                     const std::optional<std::string>& content) {
    const auto* body = std::get_if<MessageSent>(&earlier.body);
    return body != nullptr && earlier.actor.kind == actor && body->text == text && body->content == content;
}

base::Result<Received> receive_in_lane(storage::LaneTransaction& lane, const domain::Location& location,
                                       domain::ReceiveMessage& command) {
    const auto* current = TRY(lane.find_conversation_of(location.brand, command.consumer, location.id));
    if (current != nullptr) {
        command.conversation = current->id;
        const auto earlier = TRY(lane.find_by_client_key(location.brand, current->id, command.message_id));
        if (earlier) {
            if (!is_same_message(*earlier, domain::ActorKind::consumer, command.text, std::nullopt)) {
                return conflicting_id();
            }
            return Received{earlier->seq, current->id, *earlier, true};
        }
    }
    domain::Outcome outcome = domain::receive_message(current, location, command, lane.now());
    Received received{0, command.conversation, outcome.events.back(), false};
    received.seq = TRY(lane.append(location.brand, std::move(outcome)));
    received.event.seq = received.seq;
    return received;
}

base::Result<Sent> replayed(const Event& earlier, const domain::Conversation& current,
                            const domain::SendMessage& message) {
    if (!is_same_message(earlier, message.actor.kind, message.text, message.content)) return conflicting_id();
    const auto& body = std::get<MessageSent>(earlier.body);
    return Sent{earlier.seq, body.verdict.value_or(domain::Verdict{}), earlier, current, true};
}

base::Result<Sent> send_in_lane(storage::LaneTransaction& lane, const Caller& caller,
                                domain::ConversationId id, const domain::SendMessage& message) {
    const domain::BrandId brand = brand_of(caller);
    const auto* current = TRY(access_conversation(lane, caller, domain::Action::write_messages, id));
    if (const auto earlier = TRY(lane.find_by_client_key(brand, id, message.message_id))) {
        return replayed(*earlier, *current, message);
    }
    domain::SendOutcome decided = domain::send_message(*current, message, lane.now());
    Sent sent{0, std::move(decided.verdict), decided.outcome.events.back(), {}, false};
    sent.seq = TRY(lane.append(brand, std::move(decided.outcome)));
    sent.event.seq = sent.seq;
    sent.conversation = *TRY(lane.find_conversation(brand, id));
    return sent;
}

}  // namespace

void receive_message(App& app, ConsumerMessage message, Done<Received> done) {
    const auto directory = app.directory.get();
    const domain::Location* location = directory->find_location(message.location);
    if (location == nullptr) {
        return done(base::fail(base::ErrorKind::not_found, "location_unknown", "there is no such shop"));
    }
    domain::ReceiveMessage command{domain::ConversationId{app.ids.next(app.clock.now())},
                                   message.consumer,
                                   std::move(message.consumer_name),
                                   std::move(message.locale),
                                   message.entry_point,
                                   std::move(message.message_id),
                                   std::move(message.text)};
    if (auto checked = domain::check_receive_message(command); !checked) {
        return done(std::unexpected(checked.error()));
    }
    auto work = [directory, location, command = std::move(command)](storage::LaneTransaction& lane) mutable {
        return receive_in_lane(lane, *location, command);
    };
    run_in_lane<Received>(app, location->brand, std::move(work), std::move(done));
}

void send_message(App& app, Caller caller, domain::ConversationId conversation, domain::SendMessage message,
                  Done<Sent> done) {
    if (auto checked = domain::check_send_message(message); !checked)
        return done(std::unexpected(checked.error()));
    const domain::BrandId brand = brand_of(caller);
    auto work = [caller = std::move(caller), conversation,
                 message = std::move(message)](storage::LaneTransaction& lane) {
        return send_in_lane(lane, caller, conversation, message);
    };
    run_in_lane<Sent>(app, brand, std::move(work), std::move(done));
}

}  // namespace app
