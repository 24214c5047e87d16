// The Business Communications API (gbm-api.md §6, §7; docs/gbm-compatibility.md): brands, agents, locations
// and what belongs to them. The list of routes is configuration_routes.cpp; what a resource is in our words,
// decisions/0030.
#pragma once
#include <span>

#include "api/routes.h"

namespace api::gbm {

// brands.cpp
void create_brand(api::Context& context, Call call);
void get_brand(api::Context& context, Call call);
void list_brands(api::Context& context, Call call);
void patch_brand(api::Context& context, Call call);
void delete_brand(api::Context& context, Call call);
// agents.cpp
void create_agent(api::Context& context, Call call);
void get_agent(api::Context& context, Call call);
void list_agents(api::Context& context, Call call);
void patch_agent(api::Context& context, Call call);
void delete_agent(api::Context& context, Call call);
// agent_states.cpp
void request_agent_verification(api::Context& context, Call call);
void get_agent_verification(api::Context& context, Call call);
void patch_agent_verification(api::Context& context, Call call);
void request_agent_launch(api::Context& context, Call call);
void get_agent_launch(api::Context& context, Call call);
void patch_agent_launch(api::Context& context, Call call);
// locations.cpp
void create_location(api::Context& context, Call call);
void get_location(api::Context& context, Call call);
void list_locations(api::Context& context, Call call);
void patch_location(api::Context& context, Call call);
void delete_location(api::Context& context, Call call);
// location_states.cpp
void request_location_verification(api::Context& context, Call call);
void get_location_verification(api::Context& context, Call call);
void request_location_launch(api::Context& context, Call call);
void get_location_launch(api::Context& context, Call call);
void patch_location_launch(api::Context& context, Call call);
// greetings.cpp
void create_greeting(api::Context& context, Call call);
void get_greeting(api::Context& context, Call call);
void list_greetings(api::Context& context, Call call);
void patch_greeting(api::Context& context, Call call);
// integrations.cpp
void create_integration(api::Context& context, Call call);
void get_integration(api::Context& context, Call call);
void list_integrations(api::Context& context, Call call);
void patch_integration(api::Context& context, Call call);
void delete_integration(api::Context& context, Call call);
void refuse_dialogflow(api::Context& context, Call call);
// partners.cpp
void get_partner(api::Context& context, Call call);
void patch_partner(api::Context& context, Call call);
// survey_questions.cpp
void list_survey_questions(api::Context& context, Call call);

std::span<const Route> configuration_routes();

}  // namespace api::gbm
