// What time does to conversations: the use case of the timers reader.
#pragma once
#include "app/app.h"

namespace app {

// Does all that is due in this conversation now (domain/on_time.h): how many events came of it, mostly none
// when somebody else was quicker. Error: conversation_unknown.
void pass_time(App& app, domain::BrandId brand, domain::ConversationId id, Done<std::size_t> done);

}  // namespace app
