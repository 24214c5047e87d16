#include "app/setup.h"

#include "app/run.h"
#include "storage/all_or_nothing.h"

namespace app {
namespace {

base::Result<void> put(storage::Database& db, const domain::Brand& brand, base::Timestamp now) {
    return storage::put_brand(db, brand, now);
}
base::Result<void> put(storage::Database& db, const domain::Agent& agent, base::Timestamp) {
    return storage::put_agent(db, agent);
}
base::Result<void> put(storage::Database& db, const domain::Location& location, base::Timestamp) {
    return storage::put_location(db, location);
}
base::Result<void> put(storage::Database& db, const StaffRecord& staff, base::Timestamp) {
    return storage::put_staff(db, staff);
}
base::Result<void> put(storage::Database& db, const KeyRecord& key, base::Timestamp) {
    return storage::put_key(db, key);
}

}  // namespace

base::Result<bool> reload_directory(App& app) {
    const auto db = TRY(app.store.connect());
    TRY(app.directory.reload(*db));
    return true;
}

base::Result<void> write_items(storage::LaneTransaction& lane, const std::vector<SetupItem>& items) {
    for (const auto& item : items) {
        TRY(std::visit([&](const auto& thing) { return put(lane.database(), thing, lane.now()); }, item));
    }
    return {};
}

void put_items(App& app, domain::BrandId brand, std::vector<SetupItem> items, Done<bool> done) {
    auto work = [items = std::move(items)](storage::LaneTransaction& lane) -> base::Result<bool> {
        TRY(storage::all_or_nothing(lane.database(), [&] { return write_items(lane, items); }));
        return true;
    };
    Done<bool> reloaded = [&app, done = std::move(done)](base::Result<bool> written) mutable {
        done(written ? reload_directory(app) : written);
    };
    run_in_lane<bool>(app, brand, std::move(work), std::move(reloaded));
}

void import_history(App& app, domain::BrandId brand, std::vector<domain::Outcome> history, Done<bool> done) {
    for (auto& outcome : history) {
        for (auto& event : outcome.events)
            event.is_imported = true;
    }
    auto work = [brand, history = std::move(history)](storage::LaneTransaction& lane) -> base::Result<bool> {
        for (const auto& outcome : history)
            TRY(lane.append(brand, outcome));
        return true;
    };
    run_in_lane<bool>(app, brand, std::move(work), std::move(done));
}

void install_value(App& app, std::string name, std::string fresh, Done<std::string> done) {
    auto work = [name = std::move(name), fresh = std::move(fresh)](storage::LaneTransaction& lane) {
        return storage::get_or_put_install_value(lane.database(), name, fresh);
    };
    run_in_lane<std::string>(app, domain::BrandId{}, std::move(work), std::move(done));
}

}  // namespace app
