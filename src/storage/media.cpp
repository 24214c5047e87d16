#include "storage/media.h"

#include <array>

namespace storage {
namespace {

constexpr std::string_view kJpeg = "image/jpeg";  // of thumbnails and previews

Sql select_of(MediaPart part) {
    constexpr Sql kOriginal{
        "select conversation_id, is_guarded, type, original from media "
        "where brand_id = $1 and picture_id = $2"};
    constexpr Sql kThumb{
        "select conversation_id, is_guarded, type, thumb from media where brand_id = $1 and picture_id = $2"};
    constexpr Sql kBlurred{
        "select conversation_id, is_guarded, type, blurred from media "
        "where brand_id = $1 and picture_id = $2"};
    switch (part) {
        case MediaPart::original:
            return kOriginal;
        case MediaPart::thumb:
            return kThumb;
        case MediaPart::blurred:
            return kBlurred;
    }
    return kBlurred;
}

}  // namespace

base::Result<void> put_media(Database& db, domain::BrandId brand, domain::ConversationId conversation,
                             const domain::PictureFile& file, base::Timestamp now) {
    constexpr Sql kPut{
        "insert into media (brand_id, picture_id, conversation_id, kept_at, type, is_guarded, original, "
        "thumb, blurred) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"};
    const std::array values{bind(brand),
                            bind(file.picture.id),
                            bind(conversation),
                            bind(now),
                            Value(std::string_view(file.picture.type)),
                            Value(std::int64_t{file.picture.guard.has_value()}),
                            Value(Bytes{file.original}),
                            Value(Bytes{file.thumb}),
                            Value(Bytes{file.blurred})};
    TRY(db.execute(kPut, values));
    return {};
}

base::Result<std::optional<StoredMedia>> find_media(Database& db, domain::BrandId brand,
                                                    domain::PictureId picture, MediaPart part) {
    std::optional<StoredMedia> found;
    TRY(db.query(select_of(part), std::array{bind(brand), bind(picture)},
                 [&](const Row& row) -> base::Result<void> {
                     found = StoredMedia{{row.uuid(0)},
                                         row.integer(1) != 0,
                                         std::string(part == MediaPart::original ? row.text(2) : kJpeg),
                                         std::string(row.text(3))};
                     return {};
                 }));
    return found;
}

base::Result<void> guard_media(Database& db, domain::BrandId brand, domain::PictureId picture) {
    constexpr Sql kGuard{"update media set is_guarded = 1 where brand_id = $1 and picture_id = $2"};
    TRY(db.execute(kGuard, std::array{bind(brand), bind(picture)}));
    return {};
}

base::Result<void> delete_media(Database& db, domain::BrandId brand, domain::PictureId picture) {
    constexpr Sql kDelete{"delete from media where brand_id = $1 and picture_id = $2"};
    TRY(db.execute(kDelete, std::array{bind(brand), bind(picture)}));
    return {};
}

base::Result<void> delete_media_of(Database& db, domain::BrandId brand, domain::ConversationId conversation) {
    constexpr Sql kDelete{"delete from media where brand_id = $1 and conversation_id = $2"};
    TRY(db.execute(kDelete, std::array{bind(brand), bind(conversation)}));
    return {};
}

}  // namespace storage
