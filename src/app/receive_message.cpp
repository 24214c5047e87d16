#include <algorithm>

#include "app/messages.h"
#include "app/opt_out.h"
#include "app/pictures.h"
#include "app/run.h"
#include "app/suppressions.h"
#include "app/surroundings.h"
#include "app/team.h"
#include "domain/auto_texts/react.h"
#include "domain/block.h"
#include "domain/message_text.h"
#include "domain/pictures.h"
#include "storage/events.h"

namespace app {
namespace {

using domain::Event;
using domain::MessageSent;

constexpr std::size_t kEarlierEvents = 12;   // among them the last three messages, as a rule
constexpr std::size_t kDocumentEvents = 60;  // of the last ten minutes (PII-10)

domain::privacy::Allowed allowed_of(const domain::Location& location) {
    return {{location.profile.phone, location.profile.email}};
}

double seconds_of(base::Timestamp at) {
    return std::chrono::duration<double>(at.time_since_epoch()).count();
}

// What the command is worked with; `directory` keeps the rest alive.
struct Inbound {
    std::shared_ptr<const Directory> directory;
    GuestLimits& guest_limits;
    std::string network;
    domain::auto_texts::Shop shop;
    domain::ReceiveMessage command;
    domain::MessageReading reading;
    domain::privacy::Allowed allowed;  // the shop's own numbers, and what the consumer says is nothing
    std::shared_ptr<const domain::PictureFile> picture = {};
};

// The original is not kept, so what is stored is compared: two texts that are masked to the same are the
// same. Of a text that was masked because of the ones before it nothing can be said; the id decides.
base::Result<Received> replayed(const Event& earlier, domain::ConversationId conversation,
                                const Inbound& inbound) {
    const auto* body = std::get_if<MessageSent>(&earlier.body);
    // Taken back or erased: there are no words left to compare, the id decides.
    if (body != nullptr && (body->removed || earlier.is_erased) &&
        earlier.actor.kind == domain::ActorKind::consumer)
        return Received{earlier.seq, conversation, earlier, true};
    const bool is_theirs = body != nullptr && earlier.actor.kind == domain::ActorKind::consumer;
    const bool is_split = is_theirs && body->verdict &&
                          std::ranges::count(body->verdict->findings, "PII-09", &domain::Finding::rule) > 0;
    const bool is_same = is_theirs && (body->text == inbound.reading.masked || is_split) &&
                         is_same_picture(body->picture, inbound.command.picture);
    if (!is_same) return domain::conflicting_id();
    return Received{earlier.seq, conversation, earlier, true};
}

// PII-09: a number that was begun up to ten minutes ago. Reads only for texts that can be a piece of one.
// Messages of the same batch are not seen: they are milliseconds apart.
base::Result<void> read_earlier(storage::LaneTransaction& lane, const domain::Conversation& current,
                                Inbound& inbound) {
    const base::Duration limit = std::chrono::seconds(static_cast<int>(domain::privacy::kSplitSeconds));
    const bool is_recent = current.last_user_at && lane.now() - *current.last_user_at <= limit;
    if (!is_recent || !domain::may_continue_a_number(inbound.command.text)) return {};
    const auto events = TRY(storage::events_before(lane.database(), inbound.shop.location.brand, current.id,
                                                   current.last_seq + 1, kEarlierEvents));
    std::vector<domain::privacy::TimedText> earlier;
    for (const Event& event : events) {
        const auto* body = std::get_if<MessageSent>(&event.body);
        if (body != nullptr && event.actor.kind == domain::ActorKind::consumer &&
            lane.now() - event.at <= limit)
            earlier.push_back({seconds_of(event.at), body->text});
    }
    if (earlier.size() >= domain::privacy::kSplitMessages)
        earlier.erase(earlier.begin(), earlier.end() - (domain::privacy::kSplitMessages - 1));
    if (earlier.empty()) return {};
    domain::read_with_earlier(inbound.reading, domain::privacy::scanner(), inbound.allowed, earlier,
                              inbound.command.text, seconds_of(lane.now()));
    return {};
}

// PII-10: a picture that may show an identity paper, by what was said in the last minutes. Nobody has asked
// for one who is written to for the first time.
base::Result<void> read_picture(storage::LaneTransaction& lane, const domain::Conversation* current,
                                Inbound& inbound) {
    if (!inbound.picture) return {};
    inbound.reading.is_only_thanks = false;  // whatever stands beside it, it is there to be looked at
    std::vector<Event> recent;
    if (current != nullptr) {
        recent = TRY(storage::events_before(lane.database(), inbound.shop.location.brand, current->id,
                                            current->last_seq + 1, kDocumentEvents));
    }
    if (domain::is_document_expected(domain::privacy::scanner(), recent, inbound.command.text, lane.now()))
        domain::read_document_picture(inbound.reading);
    return {};
}

// What holds for who writes here for the first time: said to other shops, or before they were forgotten.
base::Result<void> begun(storage::LaneTransaction& lane, domain::BrandId brand,
                         const domain::Conversation& fresh) {
    const auto id = fresh.id;
    TRY(inherit_contact(lane, brand, fresh));
    return recall_suppressions(lane, brand, id);
}

// What follows from the message, in the same transaction.
base::Result<void> react(storage::LaneTransaction& lane, const Inbound& inbound, bool has_begun) {
    const domain::BrandId brand = inbound.shop.location.brand;
    const auto* after = TRY(lane.find_conversation(brand, inbound.command.conversation));
    domain::Outcome outcome = domain::auto_texts::react(*after, inbound.command.message_id, inbound.reading,
                                                        inbound.shop, lane.now());
    const auto contact = after->contact;
    if (!outcome.events.empty()) TRY(lane.append(brand, std::move(outcome)));
    TRY(release_if_gone(lane, *inbound.directory, brand, inbound.command.conversation));
    after = TRY(lane.find_conversation(brand, inbound.command.conversation));
    if (after->contact != contact) return spread_contact(lane, brand, *after);
    return has_begun ? begun(lane, brand, *after) : base::Result<void>{};
}

std::unexpected<base::Error> not_available() {
    return base::fail(base::ErrorKind::forbidden, "store_not_available",
                      "this shop does not take messages now; telephone or e-mail reach it");
}

// HLT-05, HLT-06: a shop off the air lets nobody new in; who has a conversation goes on in it.
base::Result<void> check_health(const Inbound& inbound, const domain::Conversation* current) {
    const auto health = inbound.directory->health_of(inbound.shop.location.id);
    const bool is_let_in = current != nullptr ? domain::health::takes_messages(health)
                                              : domain::health::takes_new_customers(health);
    if (is_let_in) return {};
    return not_available();
}

// AVA-20, AVA-21: nor does a paused one; its end brings the shop back, nobody has to do anything. Nor one
// that its people have taken off the web (ENT-06).
base::Result<void> check_pause(const Inbound& inbound, const domain::Conversation* current,
                               base::Timestamp now) {
    if (current != nullptr) return {};
    const domain::LocationId shop = inbound.shop.location.id;
    const bool is_on_air =
        inbound.directory->publishing_of(shop).words.is_published && !inbound.directory->pause_of(shop, now);
    return is_on_air ? base::Result<void>{} : not_available();
}

// ENT-05, SEC-09. A repeat of what was accepted before has been answered by now.
base::Result<void> check_pace(const Inbound& inbound, const domain::Conversation* current,
                              base::Timestamp now) {
    const domain::ConsumerId consumer = inbound.command.consumer;
    if (current == nullptr)
        TRY(inbound.guest_limits.take_start(inbound.network, consumer, inbound.shop.location.id, now));
    return inbound.guest_limits.take_message(inbound.network, consumer, now);
}

// DAT-06: no new conversations in the 16 days before a shop's end, and no messages after it.
base::Result<void> check_end(const Inbound& inbound, const domain::Conversation* current,
                             base::Timestamp now) {
    const auto& end = inbound.directory->wind_down_of(inbound.shop.location.id);
    if (!domain::has_ended(end, now) && (current != nullptr || !domain::is_winding_down(end, now))) return {};
    return base::fail(base::ErrorKind::forbidden, "store_winding_down",
                      "this shop is coming to its end and takes no new messages");
}

// WIN-12: who comes by the links of the shop they began with talks with the one that has their conversation.
std::optional<Inbound> followed(const Inbound& inbound, const domain::Conversation* current) {
    if (current == nullptr || current->location == inbound.shop.location.id) return std::nullopt;
    const auto* there = inbound.directory->find_location(current->location);
    if (there == nullptr) return std::nullopt;
    return Inbound{
        inbound.directory, inbound.guest_limits, inbound.network,   texts_shop(*inbound.directory, *there),
        inbound.command,   inbound.reading,      allowed_of(*there)};
}

base::Result<Received> receive_in_lane(storage::LaneTransaction& lane, Inbound& inbound) {
    domain::ReceiveMessage& command = inbound.command;
    const domain::BrandId brand = inbound.shop.location.brand;
    const auto* current = TRY(lane.find_conversation_of(brand, command.consumer, inbound.shop.location.id));
    if (auto elsewhere = followed(inbound, current)) return receive_in_lane(lane, *elsewhere);
    if (current != nullptr) {
        command.conversation = current->id;
        const auto earlier = TRY(lane.find_by_client_key(brand, current->id, command.message_id));
        if (earlier) return replayed(*earlier, current->id, inbound);
        const auto& planned = current->planned;
        if (std::ranges::find(planned, command.message_id, &domain::PlannedSend::message_id) != planned.end())
            return domain::conflicting_id();
    }
    if (current != nullptr) TRY(domain::check_not_blocked(*current));
    TRY(check_health(inbound, current));
    TRY(check_pause(inbound, current, lane.now()));
    TRY(check_end(inbound, current, lane.now()));
    TRY(check_pace(inbound, current, lane.now()));
    if (current != nullptr) {
        domain::read_in_conversation(inbound.reading, command, *current);
        TRY(read_earlier(lane, *current, inbound));
    }
    TRY(read_picture(lane, current, inbound));
    const bool has_begun = current == nullptr;
    domain::Outcome outcome =
        domain::receive_message(current, inbound.shop, command, inbound.reading, lane.now());
    Received received{0, command.conversation, outcome.events.back(), false};
    received.seq = TRY(lane.append(brand, std::move(outcome)));
    received.event.seq = received.seq;
    if (inbound.picture) TRY(keep_picture(lane, brand, received.event, *inbound.picture));
    TRY(react(lane, inbound, has_begun));
    return received;
}

}  // namespace

void receive_message(App& app, ConsumerMessage message, Done<Received> done) {
    auto directory = app.directory.get();
    const domain::Location* location = directory->find_location(message.location);
    if (location == nullptr) {
        return done(unknown_location());
    }
    domain::ReceiveMessage command{domain::ConversationId{app.ids.next(app.clock.now())},
                                   message.consumer,
                                   std::move(message.consumer_name),
                                   std::move(message.locale),
                                   message.entry_point,
                                   std::move(message.message_id),
                                   std::move(message.text),
                                   message.solved,
                                   std::move(message.context)};
    if (message.picture) command.picture = message.picture->picture;
    if (auto checked = domain::check_receive_message(command); !checked) {
        return done(std::unexpected(checked.error()));
    }
    // Read here, on the caller's thread: the lane has one for everybody.
    auto allowed = allowed_of(*location);
    auto reading =
        message.secrets == Secrets::not_secret
            ? domain::read_overridden(domain::privacy::scanner(), allowed, command.text, command.locale)
            : domain::read_message(domain::privacy::scanner(), allowed, command.text, command.locale);
    if (message.secrets == Secrets::ask && domain::has_redaction(reading)) {
        return done(
            base::fail(base::ErrorKind::conflict, "pii_consumer_warn",
                       "this looks like a secret: take it out, send it masked, or say that it is none"));
    }
    if (message.asks_for_person) reading.asks_for_person = true;
    const domain::BrandId brand = location->brand;
    const auto shop = texts_shop(*directory, *location);
    auto work = [inbound = Inbound{std::move(directory), app.guest_limits, std::move(message.network), shop,
                                   std::move(command), std::move(reading), std::move(allowed),
                                   std::move(message.picture)}](storage::LaneTransaction& lane) mutable {
        return receive_in_lane(lane, inbound);
    };
    run_in_lane<Received>(app, brand, std::move(work), std::move(done));
}

}  // namespace app
