// Settings as the API writes them; shared by the route and `balcao settings --json`.
#pragma once
#include "app/settings.h"

namespace api {

// What one level says. Without a value it was taken back.
struct SaidShape {
    domain::settings::Level level = domain::settings::Level::install;
    std::optional<base::json::value> value;
    std::int64_t version = 0;
    std::string set_by;
    std::string set_by_name;
    base::Timestamp set_at;
};
BOOST_DESCRIBE_STRUCT(SaidShape, (), (level, value, version, set_by, set_by_name, set_at))

struct SettingShape {
    std::string key;
    base::json::value value;
    base::json::value default_value;
    std::string range;                        // for people; for programs the three below
    std::optional<std::int64_t> least, most;  // of numbers; shares in hundredths
    std::vector<std::string> words;           // to choose from
    domain::settings::Unit unit = domain::settings::Unit::count;
    domain::settings::Stricter stricter = domain::settings::Stricter::fixed;
    bool can_be_set = false;
    std::vector<std::string> read_by;  // rules; none: nothing acts on it yet
    std::optional<SaidShape> origin;   // who said what holds; absent: it is the default
    std::vector<SaidShape> said;       // every level that has ever said something
};
BOOST_DESCRIBE_STRUCT(SettingShape, (),
                      (key, value, default_value, range, least, most, words, unit, stricter, can_be_set,
                       read_by, origin, said))

struct SettingsShape {
    domain::settings::Level scope = domain::settings::Level::brand;
    std::optional<domain::LocationId> location;
    std::vector<SettingShape> settings;
};
BOOST_DESCRIBE_STRUCT(SettingsShape, (), (scope, location, settings))

SettingShape setting_shape(const app::Directory& directory, const app::SettingNow& now);
SettingsShape settings_shape(const app::Directory& directory, const app::SettingScope& scope);

}  // namespace api
