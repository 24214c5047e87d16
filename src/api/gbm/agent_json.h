// An agent as programs see it: our row, its words, and what only the API knows (decisions/0030). Used only
// inside api/gbm/.
#pragma once
#include "api/gbm/resource_call.h"
#include "gbm/resources.h"

namespace api::gbm {

::gbm::AgentParts parts_of(const domain::Agent& agent, const storage::GbmResource* beside);
// With its name, its test links and its client token. `origin`: of this install.
json::object agent_json(const app::Directory& directory, const domain::Agent& agent,
                        const std::string& origin);

// Of an agent, or of a shop; what was set up by people counts as verified.
std::string verification_state(const storage::GbmResource* beside);
bool is_verified(const storage::GbmResource* beside);
// Whether the agent's shops may be launched. What was set up by people counts as launched.
bool is_launched(const storage::GbmResource* agent_beside, std::string_view entry_point);

// The shops that write through this agent, in the order of their making.
std::vector<const domain::Location*> shops_of(const app::Directory& directory, domain::AgentId agent);

// Sixteen capital letters, as Google's were.
std::string make_client_token();

}  // namespace api::gbm
