// The bytes of pictures, beside the log (domain::Picture is the log's part). Written in the transaction of
// the message; gone with its words, with the conversation's content (storage/erasure.h), and never rewritten.
#pragma once
#include "domain/picture.h"
#include "storage/database.h"

namespace storage {

enum class MediaPart : std::uint8_t { original, thumb, blurred };

struct StoredMedia {
    domain::ConversationId conversation;
    bool is_guarded = false;
    std::string type;  // of `bytes`
    std::string bytes;
};

base::Result<void> put_media(Database& db, domain::BrandId brand, domain::ConversationId conversation,
                             const domain::PictureFile& file, base::Timestamp now);
base::Result<std::optional<StoredMedia>> find_media(Database& db, domain::BrandId brand,
                                                    domain::PictureId picture, MediaPart part);
base::Result<void> guard_media(Database& db, domain::BrandId brand, domain::PictureId picture);
base::Result<void> delete_media(Database& db, domain::BrandId brand, domain::PictureId picture);
base::Result<void> delete_media_of(Database& db, domain::BrandId brand, domain::ConversationId conversation);

}  // namespace storage
