// `balcao gbm pending` and `balcao gbm verify`: agents and locations of programs that wait for the operator
// (gbm_verification = "operator"); docs/gbm-compatibility.md.
#pragma once

namespace server {

struct CommandOptions;

int run_gbm_pending(const CommandOptions& options);
int run_gbm_verify(const CommandOptions& options);

}  // namespace server
