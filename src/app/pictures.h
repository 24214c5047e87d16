// Who may see the bytes of a picture, and what staff do about one (domain/pictures.h). The bytes go into
// their table with the message (keep_picture), and out of it with its words (drop_picture).
#pragma once
#include "app/conversations.h"
#include "storage/media.h"

namespace app {

using storage::MediaPart;
using storage::StoredMedia;

// For the use cases of messages, in their transaction. `message`: what was appended; nothing is kept for what
// was refused.
base::Result<void> keep_picture(storage::LaneTransaction& lane, domain::BrandId brand,
                                const domain::Event& message, const domain::PictureFile& file);
// `message` as it stood before its words were taken.
base::Result<void> drop_picture(storage::LaneTransaction& lane, domain::BrandId brand,
                                const domain::Event& message);
// The same picture came before: what we made of it is the same.
bool is_same_picture(const std::optional<domain::Picture>& a, const std::optional<domain::Picture>& b);

// Errors of all three: picture_unknown (not_found).
// The consumer's own conversation with the shop, both sides of it, guarded or not.
void read_picture_of_consumer(App& app, domain::ConsumerId consumer, domain::LocationId location,
                              domain::PictureId picture, MediaPart part, Done<StoredMedia> done);
// Of a guarded picture staff get the blurred one for `thumb`, and picture_guarded (forbidden) for `original`.
void read_picture_for_staff(App& app, domain::Staff staff, domain::ConversationId conversation,
                            domain::PictureId picture, MediaPart part, Done<StoredMedia> done);
// Who has the signed address of it: the picture, blurred when it is guarded.
void read_picture_for_program(App& app, domain::BrandId brand, domain::PictureId picture,
                              Done<StoredMedia> done);

// The guarded picture itself, once: that they looked is in the log before it is answered (PII-10). Errors:
// those of domain::show_picture, conversation_unknown, picture_unknown.
void show_picture(App& app, domain::Staff staff, domain::ConversationId id, std::string message_id,
                  Done<StoredMedia> done);
// Errors: those of domain::hide_picture, conversation_unknown.
void hide_picture(App& app, domain::Staff staff, domain::ConversationId id, std::string message_id,
                  Done<Changed> done);

}  // namespace app
