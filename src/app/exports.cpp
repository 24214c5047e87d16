#include "app/exports.h"

#include <algorithm>
#include <limits>

#include "app/run.h"
#include "domain/exports.h"
#include "domain/team.h"
#include "storage/conversations.h"
#include "storage/events.h"
#include "storage/media.h"

namespace app {
namespace {

constexpr std::size_t kPage = 1000;

base::Result<void> collect_pictures(storage::Database& db, domain::BrandId brand, Export& out) {
    std::size_t bytes = 0;
    for (const auto& event : out.events) {
        const auto* body = std::get_if<domain::MessageSent>(&event.body);
        if (body == nullptr || !body->picture) continue;
        auto found = TRY(storage::find_media(db, brand, body->picture->id, storage::MediaPart::original));
        if (!found) continue;
        bytes += found->bytes.size();
        if (bytes > kExportPictureBytesMax) {
            out.is_complete = false;
            return {};
        }
        out.pictures.push_back({body->picture->id, std::move(found->type), std::move(found->bytes)});
    }
    return {};
}

base::Result<Export> collect(storage::Database& db, domain::BrandId brand, domain::Conversation conversation,
                             base::Timestamp now) {
    Export out{now, std::move(conversation), {}, {}, true};
    auto before = std::numeric_limits<std::int64_t>::max();
    for (std::size_t found = kPage; found == kPage && out.is_complete;) {
        const auto page = TRY(storage::events_before(db, brand, out.conversation.id, before, kPage));
        found = page.size();
        if (page.empty()) break;
        before = page.front().seq;
        for (auto event = page.rbegin(); event != page.rend(); ++event) {
            if (!domain::is_among_colleagues(*event)) out.events.push_back(*event);
        }
        out.is_complete = out.events.size() < kExportEventsMax;
    }
    TRY(collect_pictures(db, brand, out));  // the newest first
    std::ranges::reverse(out.events);
    return out;
}

// `decide(current, actor, now)`: an outcome; nothing happens where there is no conversation.
template <class Decide>
void note(App& app, const domain::Location& shop, domain::ConsumerId consumer, Decide decide,
          Done<bool> done) {
    auto work = [brand = shop.brand, location = shop.id, consumer,
                 decide = std::move(decide)](storage::LaneTransaction& lane) -> base::Result<bool> {
        const auto* current = TRY(lane.find_conversation_of(brand, consumer, location));
        if (current == nullptr) return false;
        const domain::Actor actor{domain::ActorKind::consumer, base::to_string(consumer), {}, {}};
        domain::Outcome outcome = decide(*current, actor, lane.now());
        if (!outcome.events.empty()) TRY(lane.append(brand, std::move(outcome)));
        return true;
    };
    run_in_lane<bool>(app, shop.brand, std::move(work), std::move(done));
}

void read_export(App& app, const domain::Location& shop, domain::ConsumerId consumer,
                 Done<std::optional<Export>> done) {
    auto work = [brand = shop.brand, location = shop.id, consumer,
                 now = app.clock.now()](storage::Database& db) -> base::Result<std::optional<Export>> {
        auto conversation = TRY(storage::find_conversation_of(db, brand, consumer, location));
        if (!conversation) return std::nullopt;
        return TRY(collect(db, brand, std::move(*conversation), now));
    };
    run_in_reads<std::optional<Export>>(app, std::move(work), std::move(done));
}

}  // namespace

void export_for_consumer(App& app, domain::ConsumerId consumer, domain::LocationId location,
                         Done<std::optional<Export>> done) {
    auto directory = app.directory.get();
    const domain::Location* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    const auto ask = [directory, shop](const domain::Conversation& current, const domain::Actor& actor,
                                       base::Timestamp now) {
        return domain::ask_export(current, actor, directory->settings_of(shop->id).values, now);
    };
    // What was asked for is remembered first: should anything fail from here on, it stays open.
    auto asked = [&app, directory, shop, consumer,
                  done = std::move(done)](const base::Result<bool>& is_there) mutable {
        if (!is_there) return done(std::unexpected(is_there.error()));
        if (!*is_there) return done(std::optional<Export>());
        auto read = [&app, directory, shop, consumer,
                     done = std::move(done)](base::Result<std::optional<Export>> read_out) mutable {
            if (!read_out || !*read_out) return done(std::move(read_out));
            auto made = [read_out = std::move(read_out),
                         done = std::move(done)](const base::Result<bool>& noted) mutable {
                if (!noted) return done(std::unexpected(noted.error()));
                done(std::move(read_out));
            };
            note(app, *shop, consumer, domain::export_made, std::move(made));
        };
        read_export(app, *shop, consumer, std::move(read));
    };
    note(app, *shop, consumer, ask, std::move(asked));
}

void export_for_staff(App& app, domain::Staff staff, domain::ConversationId id, Done<Export> done) {
    auto work = [staff = std::move(staff), id,
                 now = app.clock.now()](storage::Database& db) -> base::Result<Export> {
        auto conversation =
            TRY(access_conversation(db, Caller(staff), domain::Action::read_conversations, id));
        TRY(may_answer_for_data(staff, conversation.location));
        return collect(db, staff.brand, std::move(conversation), now);
    };
    run_in_reads<Export>(app, std::move(work), std::move(done));
}

}  // namespace app
