#include "app/level_texts.h"

#include "app/run.h"
#include "app/setup.h"

namespace app {

base::Result<storage::SettingScope> access_level_texts(const domain::Staff& staff) {
    if (staff.role == domain::Role::owner)
        return storage::SettingScope{domain::settings::Level::brand, staff.brand, staff.brand.value};
    return base::fail(base::ErrorKind::forbidden, "settings_forbidden",
                      "only owners change what their brand says");
}

void put_level_texts(App& app, LevelTextsChange change, Done<std::int64_t> done) {
    if (const auto fault = domain::auto_texts::find_fault_above(change.texts, domain::privacy::scanner()))
        return done(std::unexpected(fault->error));
    const domain::BrandId brand = change.scope.brand;
    auto work = [change = std::move(change)](storage::LaneTransaction& lane) -> base::Result<std::int64_t> {
        const auto version = TRY(storage::level_texts_version(lane.database(), change.scope));
        if (change.version.value_or(version) != version) {
            return base::fail(base::ErrorKind::conflict, "texts_changed",
                              "somebody has changed this in the meantime; look again");
        }
        TRY(storage::put_level_texts(lane.database(),
                                     {change.scope, change.texts, version + 1, change.set_by, lane.now()}));
        return version + 1;
    };
    Done<std::int64_t> reloaded = [&app, done = std::move(done)](base::Result<std::int64_t> written) mutable {
        if (!written) return done(std::move(written));
        if (auto again = reload_directory(app); !again) return done(std::unexpected(again.error()));
        done(std::move(written));
    };
    run_in_lane<std::int64_t>(app, brand, std::move(work), std::move(reloaded));
}

}  // namespace app
