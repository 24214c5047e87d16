#include "app/settings.h"

#include <algorithm>

#include "app/run.h"
#include "app/setup.h"

namespace app {
namespace {

using domain::settings::Key;
using domain::settings::Level;
using domain::settings::Setting;

SettingNow setting_now(Key key, const std::vector<Setting>& said) {
    const auto effective = domain::settings::effective(said);
    SettingNow now{key, effective.values[key], {}, {}};
    if (const auto origin = effective.origins.find(key); origin != effective.origins.end())
        now.origin = origin->second;
    std::ranges::copy_if(said, std::back_inserter(now.said),
                         [&](const Setting& setting) { return setting.key == key; });
    return now;
}

// What is left when the scope itself says nothing.
domain::settings::Values inherited_by(Level level, std::vector<Setting> said) {
    std::erase_if(said, [&](const Setting& setting) { return setting.level == level; });
    return domain::settings::effective(said).values;
}

base::Result<SettingNow> put_in_lane(storage::LaneTransaction& lane, const SettingChange& change) {
    const Key key = TRY(domain::settings::find_key(change.key));
    const auto level = change.scope.level;
    auto said = storage::said_for(TRY(storage::all_settings(lane.database())), change.scope);
    const auto own = std::ranges::find_if(
        said, [&](const Setting& setting) { return setting.key == key && setting.level == level; });
    const std::int64_t version = own == said.end() ? 0 : own->version;
    if (change.version.value_or(version) != version) {
        return base::fail(base::ErrorKind::conflict, "setting_changed",
                          "somebody has changed this setting in the meantime; look again");
    }
    Setting setting{key, level, {}, version + 1, change.set_by, lane.now()};
    if (change.value) {
        const auto by = level == Level::install ? domain::settings::By::operator_of_install
                                                : domain::settings::By::brand_or_store;
        setting.value =
            TRY(domain::settings::check_change(change.key, *change.value, by, inherited_by(level, said)));
    }
    TRY(storage::put_setting(lane.database(), {change.scope, setting}));
    if (own == said.end())
        said.push_back(setting);
    else
        *own = setting;
    return setting_now(key, said);
}

}  // namespace

base::Result<SettingScope> access_settings(const Directory& directory, const domain::Staff& staff,
                                           std::optional<domain::LocationId> location) {
    bool is_allowed = staff.role == domain::Role::owner;
    SettingScope scope{Level::brand, staff.brand, staff.brand.value};
    if (location) {
        TRY(access_location(directory, staff, *location));
        is_allowed = domain::may(staff, domain::Action::change_settings, *location);
        scope = {Level::location, staff.brand, location->value};
    }
    if (is_allowed) return scope;
    return base::fail(base::ErrorKind::forbidden, "settings_forbidden",
                      location ? "only managers and owners change the settings of a shop"
                               : "only owners change the settings of the brand");
}

std::vector<SettingNow> settings_at(const Directory& directory, const SettingScope& scope) {
    const auto said = directory.settings_said(scope);
    std::vector<SettingNow> all;
    for (const auto& row : domain::settings::keys())
        all.push_back(setting_now(row.key, said));
    return all;
}

void put_setting(App& app, SettingChange change, Done<SettingNow> done) {
    const domain::BrandId brand = change.scope.brand;
    auto work = [change = std::move(change)](storage::LaneTransaction& lane) {
        return put_in_lane(lane, change);
    };
    Done<SettingNow> reloaded = [&app, done = std::move(done)](base::Result<SettingNow> written) mutable {
        if (!written) return done(std::move(written));
        if (auto again = reload_directory(app); !again) return done(std::unexpected(again.error()));
        done(std::move(written));
    };
    run_in_lane<SettingNow>(app, brand, std::move(work), std::move(reloaded));
}

std::string name_of_setter(const Directory& directory, const std::string& set_by) {
    const auto id = base::parse_id<domain::StaffId>(set_by);
    const auto* staff = id ? directory.find_staff(*id) : nullptr;
    return staff == nullptr ? set_by : staff->staff.name;
}

}  // namespace app
