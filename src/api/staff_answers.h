// What the staff routes of a conversation have in common: the id in the path, and how a change or a sent
// message is answered.
#pragma once
#include "api/call.h"
#include "app/conversations.h"
#include "app/messages.h"

namespace api {

// The conversation named in the path, or nullopt after answering: an id that is none is as unknown as any
// other.
std::optional<domain::ConversationId> path_conversation(Call& call);
app::Done<app::Changed> answer_changed(net::Responder respond);
// 200 with the message, 202 with the planned one, 403 with the verdict that refused it and its sentence in
// the language, or 409 with what a colleague said meanwhile (CNV-06).
app::Done<app::Sent> answer_sent(net::Responder respond, std::string language);

}  // namespace api
