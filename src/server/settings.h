// `balcao settings`: what holds at a shop, a brand or the whole install, and who said so; `balcao settings
// set` changes it, for the operator; docs/settings.md.
#pragma once
#include "app/settings.h"

namespace server {

struct CommandOptions;

// By --location (id or slug) or --brand (id or name); the whole install when nothing is named. Errors:
// location_unknown, brand_unknown (not_found).
base::Result<app::SettingScope> setting_scope(const app::Directory& directory, const CommandOptions& options);

int run_settings(const CommandOptions& options);
int run_settings_set(const CommandOptions& options);

}  // namespace server
