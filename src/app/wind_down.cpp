#include "app/wind_down.h"

#include "app/run.h"
#include "app/setup.h"

namespace app {

void announce_end(App& app, const domain::Staff& staff, domain::LocationId location, domain::WindDown end,
                  Done<domain::WindDown> done) {
    const auto directory = app.directory.get();
    const auto shop = access_location(*directory, staff, location);
    if (!shop) return done(std::unexpected(shop.error()));
    if (auto allowed = may_answer_for_data(staff, location); !allowed)
        return done(std::unexpected(allowed.error()));
    announce_end_of(app, staff.brand, {location}, std::move(end), base::to_string(staff.id), std::move(done));
}

void announce_end_of(App& app, domain::BrandId brand, std::vector<domain::LocationId> locations,
                     domain::WindDown end, std::string who, Done<domain::WindDown> done) {
    if (auto checked = domain::check_wind_down(end, app.clock.now()); !checked)
        return done(std::unexpected(checked.error()));
    auto work = [brand, locations = std::move(locations), end,
                 who = std::move(who)](storage::LaneTransaction& lane) -> base::Result<domain::WindDown> {
        for (const auto& location : locations) {
            const auto version = TRY(storage::wind_down_version(lane.database(), brand, location));
            TRY(storage::put_location_words(
                lane.database(),
                storage::StoredWindDown{brand, location, end, version + 1, who, lane.now()}));
        }
        return end;
    };
    auto reloaded = [&app, done = std::move(done)](base::Result<domain::WindDown> written) mutable {
        if (!written) return done(std::move(written));
        if (auto again = reload_directory(app); !again) return done(std::unexpected(again.error()));
        done(std::move(written));
    };
    run_in_lane<domain::WindDown>(app, brand, std::move(work), std::move(reloaded));
}

}  // namespace app
