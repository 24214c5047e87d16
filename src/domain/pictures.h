// What is decided about pictures: whether one may show an identity paper (PII-10), and what staff do about
// one. Pure; app/pictures.h and app/receive_message.cpp call it.
#pragma once
#include <span>

#include "base/result.h"
#include "domain/conversation.h"
#include "domain/outcome.h"
#include "domain/privacy/scan.h"

namespace domain {

constexpr base::Duration kDocumentPicture = std::chrono::minutes(10);  // behaviours.md PII-10

// PII-10: the shop asked for an identity paper, or the consumer spoke of one, in the ten minutes before
// `now`, or in the words beside the picture. `recent`: the conversation's newest events, in any order.
bool is_document_expected(const privacy::Scanner& scanner, std::span<const Event> recent,
                          std::string_view words, base::Timestamp now);

// Somebody looks at what is blurred: the event that says who and when. Errors: message_unknown,
// message_removed, picture_not_guarded (conflict).
base::Result<Outcome> show_picture(const Conversation& current, const Event& message, const Actor& actor,
                                   base::Timestamp now);
// From now on staff see it blurred. Hidden already: no events. Errors: message_unknown, message_removed.
base::Result<Outcome> hide_picture(const Conversation& current, const Event& message, const Actor& actor,
                                   base::Timestamp now);
// The log's row of the message says so from now on; false: it has no picture.
bool set_guard(Event& message, PictureGuard guard);

}  // namespace domain
