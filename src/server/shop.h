// `balcao shop`: signed links to a shop, and the names that its operator verifies; docs/publishing.md.
#pragma once

namespace server {

struct CommandOptions;

int run_shop_link(const CommandOptions& options);
int run_shop_verify(const CommandOptions& options);

}  // namespace server
