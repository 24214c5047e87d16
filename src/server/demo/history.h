// Plays scripts through the rules of domain/, over all conversations in the order of time.
#pragma once
#include <span>
#include <vector>

#include "domain/access.h"
#include "domain/location.h"
#include "domain/outcome.h"
#include "server/demo/script.h"

namespace server {

// A shop with the people who answer there and what was said.
struct ScriptedShop {
    const domain::Location& location;
    const domain::Agent& agent;
    const domain::Staff& manager;
    const domain::Staff& clerk;
    std::span<const Script> scripts;
};

std::vector<domain::Outcome> play_scripts(std::span<const ScriptedShop> shops, base::IdSource& ids,
                                          base::Timestamp now);

}  // namespace server
