// Rows of the log that are written once more, in place: words that were taken back leave it, the rest of the
// event stays (design §5). Nothing else ever rewrites an event. Used by the lane, inside its transaction.
#pragma once
#include "domain/event.h"
#include "storage/database.h"
#include "storage/store.h"

namespace storage {

// Puts `event` where the event of its number is. Number, conversation, kind, time and client key are not
// written.
base::Result<void> rewrite_event(Database& db, domain::BrandId brand, const domain::Event& event);

// What domain::is_about says is about the message, as LaneTransaction::rewrite_message.
base::Result<void> rewrite_stored_message(Database& db, domain::BrandId brand,
                                          domain::ConversationId conversation, std::string_view message_id,
                                          const ChangeEvent& change);

}  // namespace storage
