// What was said about settings, at every level, and when: read whole at start (app/directory), written
// through a lane (app/settings.h). Each change is a row; none is ever rewritten.
#pragma once
#include <vector>

#include "domain/ids.h"
#include "domain/settings/effective.h"
#include "storage/database.h"

namespace storage {

// Where a setting is said. Of the install both are nil; of a brand `id` is the brand's.
struct SettingScope {
    domain::settings::Level level = domain::settings::Level::install;
    domain::BrandId brand;
    base::Uuid id;
    bool operator==(const SettingScope&) const = default;
};

struct StoredSetting {
    SettingScope scope;
    domain::settings::Setting setting;
};

// The newest version of each. What another version of this program has saved and this one cannot read is
// left out.
base::Result<std::vector<StoredSetting>> all_settings(Database& db);
// What `scope` itself and the levels above it say.
std::vector<domain::settings::Setting> said_for(const std::vector<StoredSetting>& all,
                                                const SettingScope& scope);
// Every version of one scope, oldest first.
base::Result<std::vector<domain::settings::Setting>> settings_history(Database& db,
                                                                      const SettingScope& scope);
// A version that is there already: storage_conflict.
base::Result<void> put_setting(Database& db, const StoredSetting& stored);

}  // namespace storage
