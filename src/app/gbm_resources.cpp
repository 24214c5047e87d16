#include "app/gbm_resources.h"

#include <algorithm>

#include "app/run.h"
#include "storage/all_or_nothing.h"
#include "storage/conversations.h"

namespace app {
namespace {

using storage::Database;

base::Result<void> write(storage::LaneTransaction& lane, const GbmChange& change, const GbmWrite& resource) {
    const auto version = TRY(storage::gbm_resource_version(lane.database(), change.brand, resource.name));
    if (resource.version != version) {
        return base::fail(base::ErrorKind::conflict, "resource_changed",
                          "The resource was changed in the meantime; read it again.");
    }
    return storage::put_gbm_resource(lane.database(), {change.brand, resource.name, version + 1,
                                                       resource.body, change.set_by, lane.now()});
}

// The row as the shop was set up: what its people have said since stands elsewhere.
base::Result<void> edit(Database& db, const GbmChange& change, const ShopEdit& wanted) {
    auto all = TRY(storage::all_locations(db));
    const auto found = std::ranges::find(all, wanted.location, &domain::Location::id);
    if (found == all.end() || found->brand != change.brand) return unknown_location();
    found->agent = wanted.agent;
    found->place_id = wanted.place_id;
    found->profile.languages = wanted.languages;
    return storage::put_location(db, *found);
}

base::Result<void> remove(Database& db, domain::BrandId brand, domain::LocationId location) {
    if (TRY(storage::was_ever_published(db, brand, location))) {
        return base::fail(base::ErrorKind::conflict, "resource_in_use",
                          "Customers may have conversations there; unlaunch it instead.");
    }
    return storage::delete_location(db, brand, location);
}
base::Result<void> remove(Database& db, domain::BrandId brand, domain::AgentId agent) {
    return storage::delete_agent(db, brand, agent);
}
base::Result<void> remove(Database& db, domain::BrandId, domain::BrandId brand) {
    return storage::delete_brand(db, brand);
}

base::Result<void> write_all(storage::LaneTransaction& lane, const GbmChange& change) {
    Database& db = lane.database();
    for (const auto& resource : change.resources)
        TRY(write(lane, change, resource));
    TRY(write_items(lane, change.items));
    for (const auto& shop : change.shops)
        TRY(edit(db, change, shop));
    for (const auto& texts : change.texts)
        TRY(write_words(lane, texts));
    for (const auto& publishing : change.publishing)
        TRY(write_words(lane, publishing));
    for (const auto& one : change.deleted)
        TRY(std::visit([&](auto id) { return remove(db, change.brand, id); }, one));
    return {};
}

}  // namespace

void put_gbm(App& app, GbmChange change, Done<bool> done) {
    const domain::BrandId brand = change.brand;
    for (const auto& publishing : change.publishing) {
        if (const auto fault = domain::find_fault(publishing.words)) return done(std::unexpected(*fault));
    }
    for (const auto& resource : change.resources) {
        if (resource.body && base::encode(*resource.body).size() > kGbmBodyBytesMax) {
            return done(base::fail(base::ErrorKind::too_large, "resource_too_large",
                                   fmt::format("A resource has at most {} bytes.", kGbmBodyBytesMax)));
        }
    }
    auto work = [change = std::move(change)](storage::LaneTransaction& lane) -> base::Result<bool> {
        TRY(storage::all_or_nothing(lane.database(), [&] { return write_all(lane, change); }));
        return true;
    };
    Done<bool> reloaded = [&app, done = std::move(done)](base::Result<bool> written) mutable {
        done(written ? reload_directory(app) : written);
    };
    run_in_lane<bool>(app, brand, std::move(work), std::move(reloaded));
}

void find_brand_of(App& app, std::vector<domain::BrandId> brands, domain::ConversationId conversation,
                   Done<domain::BrandId> done) {
    auto work = [brands = std::move(brands),
                 conversation](storage::Database& db) -> base::Result<domain::BrandId> {
        for (const auto& brand : brands) {
            if (TRY(storage::find_conversation(db, brand, conversation))) return brand;
        }
        return domain::BrandId{};
    };
    run_in_reads<domain::BrandId>(app, std::move(work), std::move(done));
}

}  // namespace app
