#include "app/erasure.h"

#include "app/access.h"
#include "app/run.h"
#include "app/suppressions.h"
#include "domain/erasure.h"
#include "storage/same_person.h"

namespace app {
namespace {

using domain::ErasureCause;

// `id` rather than the state: the pointer to that ends with what is staged.
base::Result<std::size_t> erase_now(storage::LaneTransaction& lane, domain::BrandId brand,
                                    domain::ConversationId id, ErasureCause cause,
                                    domain::ConsumerId stand_in) {
    const domain::Conversation before = *TRY(lane.find_conversation(brand, id));
    if (cause == ErasureCause::wish) {
        TRY(keep_suppressions(lane, brand, before));
        TRY(storage::forget_person_links(lane.database(), brand, before.consumer));
    }
    auto outcome = domain::erase(before, cause, stand_in, lane.now());
    const auto count = outcome.events.size();
    TRY(lane.erase(brand, std::move(outcome)));
    return count;
}

base::Result<ErasureAnswer> erase_in_lane(storage::LaneTransaction& lane, const Directory& directory,
                                          const domain::Location& shop, domain::ConsumerId consumer,
                                          EraseWhen when, domain::ConsumerId stand_in) {
    const auto* current = TRY(lane.find_conversation_of(shop.brand, consumer, shop.id));
    if (current == nullptr) return ErasureAnswer::nothing_kept;
    TRY(domain::check_not_held(*current));
    if (current->needs_reply() && when == EraseWhen::not_said) return ErasureAnswer::choose;
    if (current->needs_reply() && when == EraseWhen::after_answer) {
        const auto& in_force = directory.settings_of(shop.id).values;
        auto outcome = TRY(domain::ask_erasure_after_answer(*current, in_force, lane.now()));
        if (!outcome.events.empty()) TRY(lane.append(shop.brand, std::move(outcome)));
        return ErasureAnswer::after_answer;
    }
    TRY(erase_now(lane, shop.brand, current->id, ErasureCause::wish, stand_in));
    return ErasureAnswer::erased;
}

bool is_due(const std::optional<base::Timestamp>& at, base::Timestamp now) {
    return at && *at <= now;
}

}  // namespace

void erase_for_consumer(App& app, domain::ConsumerId consumer, domain::LocationId location, EraseWhen when,
                        Done<ErasureAnswer> done) {
    auto directory = app.directory.get();
    const domain::Location* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    const domain::ConsumerId stand_in{app.ids.next(app.clock.now())};
    const auto brand = shop->brand;
    auto work = [directory = std::move(directory), shop, consumer, when,
                 stand_in](storage::LaneTransaction& lane) {
        return erase_in_lane(lane, *directory, *shop, consumer, when, stand_in);
    };
    run_in_lane<ErasureAnswer>(app, brand, std::move(work), std::move(done));
}

void keep_for_consumer(App& app, domain::ConsumerId consumer, domain::LocationId location, Done<bool> done) {
    const auto directory = app.directory.get();
    const domain::Location* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    auto work = [brand = shop->brand, consumer,
                 location](storage::LaneTransaction& lane) -> base::Result<bool> {
        const auto* current = TRY(lane.find_conversation_of(brand, consumer, location));
        if (current == nullptr)
            return base::fail(base::ErrorKind::not_found, "conversation_unknown", "nothing is kept of you");
        auto outcome = domain::take_back_erasure(*current, lane.now());
        if (outcome.events.empty()) return false;
        TRY(lane.append(brand, std::move(outcome)));
        return true;
    };
    run_in_lane<bool>(app, shop->brand, std::move(work), std::move(done));
}

base::Result<std::size_t> erase_if_due(storage::LaneTransaction& lane, const Directory& directory,
                                       domain::BrandId brand, domain::ConversationId id,
                                       domain::ConsumerId stand_in) {
    const auto* current = TRY(lane.find_conversation(brand, id));
    if (current == nullptr) return 0;
    const auto& in_force = directory.settings_of(current->location).values;
    if (is_due(domain::wished_erasure_at(*current), lane.now()))
        return erase_now(lane, brand, id, ErasureCause::wish, stand_in);
    if (is_due(domain::retention_ends_at(*current, in_force), lane.now()))
        return erase_now(lane, brand, id, ErasureCause::retention, stand_in);
    return 0;
}

}  // namespace app
