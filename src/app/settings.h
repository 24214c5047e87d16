// Settings of a brand or a shop, read and changed by people, or by the operator on the command line: what
// holds, who said so, where and when. What is set holds for the next message; no restart.
#pragma once
#include "app/access.h"
#include "domain/settings/change.h"

namespace app {

using storage::SettingScope;

// One setting as it is at a scope.
struct SettingNow {
    domain::settings::Key key = domain::settings::Key::contact_window_s;
    std::int64_t value = 0;
    std::optional<domain::settings::Setting> origin;  // nothing: it is the default
    // What the install, the brand, … and the scope itself say, also when something stricter holds.
    std::vector<domain::settings::Setting> said;
};

struct SettingChange {
    SettingScope scope;
    std::string key;
    std::optional<std::string> value;     // nothing: as the levels above say
    std::optional<std::int64_t> version;  // that was seen, 0 for none; nothing: whatever there is
    std::string set_by;                   // a staff id, or "operator"
};

// The scope that somebody of the business asks for: a shop, or their brand. Whoever may not change it does
// not see it either. Errors: location_unknown (not_found), settings_forbidden.
base::Result<SettingScope> access_settings(const Directory& directory, const domain::Staff& staff,
                                           std::optional<domain::LocationId> location);

// Every one, in the order of the list.
std::vector<SettingNow> settings_at(const Directory& directory, const SettingScope& scope);

// One commit; the directory is read again before `done`. Errors: those of domain::settings::check_change,
// setting_changed (conflict) when somebody was quicker, lane_full, storage_*.
void put_setting(App& app, SettingChange change, Done<SettingNow> done);

// The name of who set it, as far as it is known.
std::string name_of_setter(const Directory& directory, const std::string& set_by);

}  // namespace app
