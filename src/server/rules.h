// `balcao rules`: every rule of the gate with its family, its strongest decision, its reason codes, the
// settings it reads and the sentences staff see; then the rules that act by themselves; docs/rules.md.
#pragma once
#include <string>

namespace server {

struct CommandOptions;

std::string rules_as_text();
std::string rules_as_json();

int run_rules(const CommandOptions& options);

}  // namespace server
