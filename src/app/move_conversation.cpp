#include "app/move_conversation.h"

#include "app/run.h"
#include "app/surroundings.h"
#include "app/team.h"
#include "domain/auto_texts/react.h"
#include "domain/move_conversation.h"
#include "storage/notify.h"

namespace app {
namespace {

struct Move {
    std::shared_ptr<const Directory> directory;
    std::string public_url;
    domain::Staff staff;
    domain::ConversationId id;
    domain::LocationId to;
};

base::Result<domain::MoveTo> look_at(storage::LaneTransaction& lane, const Move& move,
                                     const domain::Conversation& current) {
    const Directory& directory = *move.directory;
    const domain::BrandId brand = move.staff.brand;
    const auto now = lane.now();
    const bool is_open = directory.publishing_of(move.to).words.is_published &&
                         !directory.pause_of(move.to, now) &&
                         !domain::is_winding_down(directory.wind_down_of(move.to), now);
    const bool stays = current.assignee && find_answerer(directory, brand, move.to, current.assignee->id);
    domain::MoveTo to{move.to, directory.health_of(move.to), is_open, false, stays};
    // `current` ends with what is looked up next.
    const auto consumer = current.consumer;
    const auto* there = TRY(lane.find_conversation_of(brand, consumer, move.to));
    to.has_conversation = there != nullptr && there->id != move.id;
    return to;
}

// In the name of the shop that answers from now on.
base::Result<void> tell_customer(storage::LaneTransaction& lane, const Move& move, std::int64_t seq) {
    const auto* after = TRY(lane.find_conversation(move.staff.brand, move.id));
    const auto* shop = move.directory->find_location(move.to);
    auto texts = texts_shop(*move.directory, *shop);
    const std::string page = move.public_url.empty() ? "" : move.public_url + "/s/" + shop->slug;
    texts.page = page;
    auto told =
        domain::auto_texts::automatic_event(domain::AutoText::shop_changed, *after,
                                            fmt::format("move-{}", seq), texts, after->locale, lane.now());
    if (!told) return {};
    domain::Outcome outcome;
    outcome.events.push_back(std::move(*told));
    TRY(lane.append(move.staff.brand, std::move(outcome)));
    return {};
}

base::Result<Changed> move_in_lane(storage::LaneTransaction& lane, const Move& move) {
    const domain::BrandId brand = move.staff.brand;
    const auto load = [&] {
        return access_conversation(lane, Caller(move.staff), domain::Action::write_messages, move.id);
    };
    const auto to = TRY(look_at(lane, move, *TRY(load())));
    const auto* current = TRY(load());
    const auto from = current->location;
    const auto consumer = current->consumer;
    auto outcome = TRY(domain::move_conversation(*current, domain::actor_of(move.staff), to, lane.now()));
    const auto seq = TRY(lane.append(brand, std::move(outcome)));
    TRY(storage::move_consumer_mail(lane.database(), brand, consumer, from, move.to));
    TRY(tell_customer(lane, move, seq));
    const auto* after = TRY(lane.find_conversation(brand, move.id));
    return Changed{after->last_seq, *after};
}

}  // namespace

void move_conversation(App& app, domain::Staff staff, domain::ConversationId id, domain::LocationId to,
                       Done<Changed> done) {
    auto directory = app.directory.get();
    const auto shop = access_location(*directory, staff, to);
    if (!shop || !domain::may(staff, domain::Action::write_messages, to)) return done(unknown_location());
    const domain::BrandId brand = staff.brand;
    auto work = [move = Move{std::move(directory), app.public_url, std::move(staff), id, to}](
                    storage::LaneTransaction& lane) { return move_in_lane(lane, move); };
    run_in_lane<Changed>(app, brand, std::move(work), std::move(done));
}

}  // namespace app
