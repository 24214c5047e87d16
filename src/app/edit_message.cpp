#include "app/edit_message.h"

#include "app/change.h"
#include "app/opt_out.h"
#include "app/pictures.h"
#include "app/surroundings.h"
#include "domain/auto_texts/react.h"
#include "domain/block.h"
#include "domain/edit_message.h"
#include "domain/message_text.h"
#include "domain/tombstone.h"

namespace app {
namespace {

using domain::Event;
using domain::MessageSent;
using storage::LaneTransaction;

std::unexpected<base::Error> unknown_message() {
    return base::fail(base::ErrorKind::not_found, "message_unknown", "there is no such message");
}

base::Result<Event> find_message(LaneTransaction& lane, domain::BrandId brand, domain::ConversationId id,
                                 const std::string& message_id) {
    auto found = TRY(lane.find_by_client_key(brand, id, message_id));
    if (!found || found->kind() != domain::EventKind::message_sent) return unknown_message();
    return std::move(*found);
}

// The row of the message shows its newest words from now on.
base::Result<void> show_new_words(LaneTransaction& lane, domain::BrandId brand, const Event& edited) {
    const auto& body = std::get<domain::MessageEdited>(edited.body);
    return lane.rewrite_message(brand, edited.conversation, body.message_id, [&](Event& event) {
        auto* message = std::get_if<MessageSent>(&event.body);
        if (message != nullptr) message->edited = domain::EditedText{body.text, edited.at};
        return message != nullptr;
    });
}

base::Result<std::int64_t> append_deletion(LaneTransaction& lane, domain::BrandId brand, const Event& message,
                                           domain::Outcome outcome) {
    const auto removed = domain::removed_from(message, message.actor.kind, lane.now());
    const auto& message_id = std::get<MessageSent>(message.body).message_id;
    const auto seq = TRY(lane.append(brand, std::move(outcome)));
    TRY(lane.rewrite_message(brand, message.conversation, message_id,
                             [&](Event& event) { return domain::erase_words(event, removed); }));
    TRY(drop_picture(lane, brand, message));
    return seq;
}

base::Result<Sent> edit_in_lane(LaneTransaction& lane, const Directory& directory, const domain::Staff& staff,
                                domain::ConversationId id, const std::string& message_id,
                                const std::string& text) {
    const auto* current = TRY(access_conversation(lane, staff, domain::Action::write_messages, id));
    const Event message = TRY(find_message(lane, staff.brand, id, message_id));
    const auto around = surroundings_of(directory, current->location, true, lane.now());
    auto edit =
        TRY(domain::edit_as_staff(*current, message, domain::actor_of(staff), text, lane.now(), around));
    if (edit.outcome.events.empty()) {
        const auto& body = std::get<MessageSent>(message.body);
        return Sent{message.seq, body.verdict.value_or(domain::Verdict{}), message, *current, true};
    }
    Sent sent{0, {}, edit.outcome.events.front(), {}, false};
    sent.verdict = *domain::verdict_of(sent.event);
    sent.seq = sent.event.seq = TRY(lane.append(staff.brand, std::move(edit.outcome)));
    if (!edit.refusal) TRY(show_new_words(lane, staff.brand, sent.event));
    sent.conversation = *TRY(lane.find_conversation(staff.brand, id));
    return sent;
}

base::Result<Changed> delete_in_lane(LaneTransaction& lane, const domain::Staff& staff,
                                     domain::ConversationId id, const std::string& message_id) {
    const auto* current = TRY(access_conversation(lane, staff, domain::Action::write_messages, id));
    const Event message = TRY(find_message(lane, staff.brand, id, message_id));
    auto outcome = TRY(domain::delete_as_staff(*current, message, domain::actor_of(staff), lane.now()));
    Changed changed{current->last_seq, {}};
    if (!outcome.events.empty())
        changed.seq = TRY(append_deletion(lane, staff.brand, message, std::move(outcome)));
    changed.conversation = *TRY(lane.find_conversation(staff.brand, id));
    return changed;
}

// A word in it may end contact, as in a message of its own (OPT-01).
base::Result<void> react(LaneTransaction& lane, const domain::auto_texts::Shop& shop,
                         domain::ConversationId id, const std::string& message_id,
                         const domain::MessageReading& reading) {
    const auto brand = shop.location.brand;
    const auto* after = TRY(lane.find_conversation(brand, id));
    const auto contact = after->contact;
    const std::string key = message_id + "/" + std::to_string(after->last_seq);
    auto outcome = domain::auto_texts::react(*after, key, reading, shop, lane.now());
    if (!outcome.events.empty()) TRY(lane.append(brand, std::move(outcome)));
    after = TRY(lane.find_conversation(brand, id));
    return after->contact == contact ? base::Result<void>{} : spread_contact(lane, brand, *after);
}

struct OwnEdit {
    domain::ConsumerId consumer;
    std::string message_id;
    std::string text;
    domain::MessageReading reading;
};

base::Result<std::int64_t> edit_own_in_lane(LaneTransaction& lane, const Directory& directory,
                                            const domain::Location& asked, const OwnEdit& edit) {
    const auto brand = asked.brand;
    const auto* current = TRY(lane.find_conversation_of(brand, edit.consumer, asked.id));
    if (current == nullptr) return unknown_message();
    const auto* location = directory.find_location(current->location);  // another one: it was moved
    auto shop = texts_shop(directory, location == nullptr ? asked : *location);
    shop.has_bot = false;  // a changed word calls nobody
    TRY(domain::check_not_blocked(*current));
    const auto id = current->id;
    const Event message = TRY(find_message(lane, brand, id, edit.message_id));
    auto edited = TRY(domain::edit_as_consumer(*current, message, edit.reading, lane.now()));
    if (edited.outcome.events.empty()) return current->last_seq;
    Event event = edited.outcome.events.front();
    event.seq = TRY(lane.append(brand, std::move(edited.outcome)));
    TRY(show_new_words(lane, brand, event));
    TRY(react(lane, shop, id, edit.message_id, edit.reading));
    return event.seq;
}

base::Result<std::int64_t> delete_own_in_lane(LaneTransaction& lane, domain::BrandId brand,
                                              domain::ConsumerId consumer, domain::LocationId location,
                                              const std::string& message_id) {
    const auto* current = TRY(lane.find_conversation_of(brand, consumer, location));
    if (current == nullptr) return unknown_message();
    const Event message = TRY(find_message(lane, brand, current->id, message_id));
    auto outcome = TRY(domain::delete_as_consumer(*current, message, lane.now()));
    if (outcome.events.empty()) return current->last_seq;
    return append_deletion(lane, brand, message, std::move(outcome));
}

}  // namespace

void edit_message(App& app, domain::Staff staff, domain::ConversationId id, std::string message_id,
                  std::string text, Done<Sent> done) {
    const auto brand = staff.brand;
    auto work = [directory = app.directory.get(), staff = std::move(staff), id,
                 message_id = std::move(message_id), text = std::move(text)](LaneTransaction& lane) {
        return edit_in_lane(lane, *directory, staff, id, message_id, text);
    };
    run_in_lane<Sent>(app, brand, std::move(work), std::move(done));
}

void delete_message(App& app, domain::Staff staff, domain::ConversationId id, std::string message_id,
                    Done<Changed> done) {
    const auto brand = staff.brand;
    auto work = [staff = std::move(staff), id, message_id = std::move(message_id)](LaneTransaction& lane) {
        return delete_in_lane(lane, staff, id, message_id);
    };
    run_in_lane<Changed>(app, brand, std::move(work), std::move(done));
}

void edit_own_message(App& app, domain::ConsumerId consumer, domain::LocationId location,
                      std::string message_id, std::string text, Done<std::int64_t> done) {
    auto directory = app.directory.get();
    const auto* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    if (auto checked = domain::check_text(text, domain::kConsumerTextCharsMax, domain::BlankText::refused);
        !checked)
        return done(std::unexpected(checked.error()));
    const domain::privacy::Allowed own{{shop->profile.phone, shop->profile.email}};
    auto reading = domain::read_message(domain::privacy::scanner(), own, text, {});
    const auto brand = shop->brand;
    auto work = [directory = std::move(directory), shop,
                 edit = OwnEdit{consumer, std::move(message_id), std::move(text), std::move(reading)}](
                    LaneTransaction& lane) { return edit_own_in_lane(lane, *directory, *shop, edit); };
    run_in_lane<std::int64_t>(app, brand, std::move(work), std::move(done));
}

void delete_own_message(App& app, domain::ConsumerId consumer, domain::LocationId location,
                        std::string message_id, Done<std::int64_t> done) {
    const auto directory = app.directory.get();
    const auto* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    auto work = [brand = shop->brand, consumer, location,
                 message_id = std::move(message_id)](LaneTransaction& lane) {
        return delete_own_in_lane(lane, brand, consumer, location, message_id);
    };
    run_in_lane<std::int64_t>(app, shop->brand, std::move(work), std::move(done));
}

}  // namespace app
