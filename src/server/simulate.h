// `balcao simulate`: would this message go to the customers of a shop at this time? Asks the same gate as
// POST /api/simulate, on a data directory that no server is using; docs/simulate.md.
#pragma once

namespace server {

struct CommandOptions;

int run_simulate(const CommandOptions& options);

}  // namespace server
