#include "app/pictures.h"

#include "app/change.h"
#include "domain/pictures.h"
#include "storage/conversations.h"

namespace app {
namespace {

using domain::Event;
using domain::MessageSent;
using storage::LaneTransaction;

std::unexpected<base::Error> unknown_picture() {
    return base::fail(base::ErrorKind::not_found, "picture_unknown", "there is no such picture");
}

base::Result<StoredMedia> find_in(storage::Database& db, domain::BrandId brand, domain::ConversationId id,
                                  domain::PictureId picture, MediaPart part) {
    auto found = TRY(storage::find_media(db, brand, picture, part));
    if (!found || found->conversation != id) return unknown_picture();
    return std::move(*found);
}

base::Result<StoredMedia> find_for_staff(storage::Database& db, const domain::Staff& staff,
                                         domain::ConversationId id, domain::PictureId picture,
                                         MediaPart part) {
    TRY(access_conversation(db, Caller(staff), domain::Action::read_conversations, id));
    auto found = TRY(find_in(db, staff.brand, id, picture, part));
    if (!found.is_guarded) return found;
    if (part != MediaPart::original) return find_in(db, staff.brand, id, picture, MediaPart::blurred);
    return base::fail(base::ErrorKind::forbidden, "picture_guarded",
                      "this picture is hidden; whoever has to see it says so, and it is noted");
}

base::Result<Event> find_message(LaneTransaction& lane, domain::BrandId brand, domain::ConversationId id,
                                 const std::string& message_id) {
    auto found = TRY(lane.find_by_client_key(brand, id, message_id));
    if (!found) return base::fail(base::ErrorKind::not_found, "message_unknown", "there is no such message");
    return std::move(*found);
}

base::Result<StoredMedia> show_in_lane(LaneTransaction& lane, const domain::Staff& staff,
                                       domain::ConversationId id, const std::string& message_id) {
    const auto* current = TRY(access_conversation(lane, staff, domain::Action::write_messages, id));
    const Event message = TRY(find_message(lane, staff.brand, id, message_id));
    auto outcome = TRY(domain::show_picture(*current, message, domain::actor_of(staff), lane.now()));
    const auto picture = std::get<MessageSent>(message.body).picture->id;
    auto found = TRY(find_in(lane.database(), staff.brand, id, picture, MediaPart::original));
    TRY(lane.append(staff.brand, std::move(outcome)));
    return found;
}

base::Result<Changed> hide_in_lane(LaneTransaction& lane, const domain::Staff& staff,
                                   domain::ConversationId id, const std::string& message_id) {
    const auto* current = TRY(access_conversation(lane, staff, domain::Action::write_messages, id));
    const Event message = TRY(find_message(lane, staff.brand, id, message_id));
    auto outcome = TRY(domain::hide_picture(*current, message, domain::actor_of(staff), lane.now()));
    Changed changed{current->last_seq, {}};
    if (!outcome.events.empty()) {
        changed.seq = TRY(lane.append(staff.brand, std::move(outcome)));
        const auto guard = domain::PictureGuard::hidden;
        TRY(lane.rewrite_message(staff.brand, id, message_id,
                                 [&](Event& event) { return domain::set_guard(event, guard); }));
        TRY(storage::guard_media(lane.database(), staff.brand,
                                 std::get<MessageSent>(message.body).picture->id));
    }
    changed.conversation = *TRY(lane.find_conversation(staff.brand, id));
    return changed;
}

}  // namespace

base::Result<void> keep_picture(LaneTransaction& lane, domain::BrandId brand, const Event& message,
                                const domain::PictureFile& file) {
    const auto* body = std::get_if<MessageSent>(&message.body);
    if (body == nullptr || !body->picture) return {};
    domain::PictureFile kept = file;
    kept.picture = *body->picture;
    return storage::put_media(lane.database(), brand, message.conversation, kept, lane.now());
}

base::Result<void> drop_picture(LaneTransaction& lane, domain::BrandId brand, const Event& message) {
    const auto* body = std::get_if<MessageSent>(&message.body);
    if (body == nullptr || !body->picture) return {};
    return storage::delete_media(lane.database(), brand, body->picture->id);
}

bool is_same_picture(const std::optional<domain::Picture>& a, const std::optional<domain::Picture>& b) {
    if (!a || !b) return !a && !b;
    return a->type == b->type && a->width == b->width && a->height == b->height && a->bytes == b->bytes;
}

void read_picture_of_consumer(App& app, domain::ConsumerId consumer, domain::LocationId location,
                              domain::PictureId picture, MediaPart part, Done<StoredMedia> done) {
    const auto directory = app.directory.get();
    const auto* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    auto work = [brand = shop->brand, consumer, location, picture,
                 part](storage::Database& db) -> base::Result<StoredMedia> {
        const auto current = TRY(storage::find_conversation_of(db, brand, consumer, location));
        if (!current) return unknown_picture();
        return find_in(db, brand, current->id, picture, part);
    };
    run_in_reads<StoredMedia>(app, std::move(work), std::move(done));
}

void read_picture_for_staff(App& app, domain::Staff staff, domain::ConversationId conversation,
                            domain::PictureId picture, MediaPart part, Done<StoredMedia> done) {
    auto work = [staff = std::move(staff), conversation, picture, part](storage::Database& db) {
        return find_for_staff(db, staff, conversation, picture, part);
    };
    run_in_reads<StoredMedia>(app, std::move(work), std::move(done));
}

void read_picture_for_program(App& app, domain::BrandId brand, domain::PictureId picture,
                              Done<StoredMedia> done) {
    auto work = [brand, picture](storage::Database& db) -> base::Result<StoredMedia> {
        auto found = TRY(storage::find_media(db, brand, picture, MediaPart::original));
        if (found && found->is_guarded)
            found = TRY(storage::find_media(db, brand, picture, MediaPart::blurred));
        if (!found) return unknown_picture();
        return std::move(*found);
    };
    run_in_reads<StoredMedia>(app, std::move(work), std::move(done));
}

void show_picture(App& app, domain::Staff staff, domain::ConversationId id, std::string message_id,
                  Done<StoredMedia> done) {
    const auto brand = staff.brand;
    auto work = [staff = std::move(staff), id, message_id = std::move(message_id)](LaneTransaction& lane) {
        return show_in_lane(lane, staff, id, message_id);
    };
    run_in_lane<StoredMedia>(app, brand, std::move(work), std::move(done));
}

void hide_picture(App& app, domain::Staff staff, domain::ConversationId id, std::string message_id,
                  Done<Changed> done) {
    const auto brand = staff.brand;
    auto work = [staff = std::move(staff), id, message_id = std::move(message_id)](LaneTransaction& lane) {
        return hide_in_lane(lane, staff, id, message_id);
    };
    run_in_lane<Changed>(app, brand, std::move(work), std::move(done));
}

}  // namespace app
