// The one follow-up of an episode, sent by staff (domain/follow_up.h). Dismissing it: conversations.h; how it
// lies ahead: timers.h.
#pragma once
#include "app/messages.h"

namespace app {

// Sends the suggested follow-up; it passes the gate like every message, with the reason CONV.NEXT_DAY_NUDGE.
// Errors: those of domain::check_follow_up but for the one sent already, which the gate refuses, and of
// send_message.
void send_follow_up(App& app, domain::Staff staff, domain::ConversationId id, domain::SendMessage message,
                    Done<Sent> done);

}  // namespace app
