// `balcao settings`: what holds at a shop, a brand or the whole install, and who said so; `balcao settings
// set` changes it, for the operator; docs/settings.md.
#pragma once

namespace server {

struct CommandOptions;

int run_settings(const CommandOptions& options);
int run_settings_set(const CommandOptions& options);

}  // namespace server
