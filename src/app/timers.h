// What time does to conversations: the use case of the timers reader, and what people see of it.
#pragma once
#include "app/access.h"
#include "domain/on_time.h"

namespace app {

// Does all that is due in this conversation now (domain/on_time.h): how many events came of it, mostly none
// when somebody else was quicker. Error: conversation_unknown.
void pass_time(App& app, domain::BrandId brand, domain::ConversationId id, Done<std::size_t> done);

// What lies ahead of a conversation and why, soonest first. Error: conversation_unknown.
void read_timers(App& app, domain::Staff staff, domain::ConversationId id,
                 Done<std::vector<domain::Timer>> done);

}  // namespace app
