// `balcao health`: how shops stand with their customers, and what only the operator decides; docs/health.md.
#pragma once

namespace server {

struct CommandOptions;

int run_health(const CommandOptions& options);
int run_health_order(const CommandOptions& options);  // lift, decline, suspend, ban
int run_incident_add(const CommandOptions& options);

}  // namespace server
