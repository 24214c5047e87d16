#include "app/consent.h"

#include "app/access.h"
#include "app/run.h"
#include "domain/consent/change.h"
#include "storage/conversations.h"

namespace app {
namespace {

std::unexpected<base::Error> nothing_written() {
    return base::fail(base::ErrorKind::not_found, "conversation_unknown",
                      "they have not written to this shop yet");
}

base::Result<bool> object_in_lane(storage::LaneTransaction& lane, domain::BrandId brand,
                                  domain::ConversationId id) {
    const auto* current = TRY(lane.find_conversation(brand, id));
    if (current == nullptr) return false;
    auto outcome = domain::consent::object(*current, lane.now());
    if (outcome.events.empty()) return false;
    TRY(lane.append(brand, std::move(outcome)));
    return true;
}

}  // namespace

void change_consent(App& app, domain::ConsumerId consumer, domain::LocationId location, bool is_given,
                    std::string agreed_to, Done<bool> done) {
    const auto directory = app.directory.get();
    const domain::Location* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    auto work = [brand = shop->brand, consumer, location, is_given,
                 agreed_to = std::move(agreed_to)](storage::LaneTransaction& lane) -> base::Result<bool> {
        const auto* current = TRY(lane.find_conversation_of(brand, consumer, location));
        if (current == nullptr) return nothing_written();
        domain::Outcome outcome = domain::consent::change(*current, is_given, agreed_to, lane.now());
        if (outcome.events.empty()) return false;
        TRY(lane.append(brand, std::move(outcome)));
        return true;
    };
    run_in_lane<bool>(app, shop->brand, std::move(work), std::move(done));
}

void object_to_advertising(App& app, domain::ConsumerId consumer, domain::LocationId location,
                           Done<bool> done) {
    const auto directory = app.directory.get();
    const domain::Location* shop = directory->find_location(location);
    if (shop == nullptr) return done(unknown_location());
    auto work = [brand = shop->brand, consumer,
                 location](storage::LaneTransaction& lane) -> base::Result<bool> {
        const auto* current = TRY(lane.find_conversation_of(brand, consumer, location));
        if (current == nullptr) return nothing_written();
        bool is_new = TRY(object_in_lane(lane, brand, current->id));
        for (const auto& id : TRY(storage::conversations_of_consumer(lane.database(), brand, consumer)))
            is_new = TRY(object_in_lane(lane, brand, id)) || is_new;
        return is_new;
    };
    run_in_lane<bool>(app, shop->brand, std::move(work), std::move(done));
}

}  // namespace app
