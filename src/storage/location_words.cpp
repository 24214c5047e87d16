#include "storage/location_words.h"

#include "domain/time/hours_json.h"
#include "domain/time/zone.h"
#include "storage/failure.h"

namespace storage {
namespace {

constexpr std::string_view kHours = "hours";
constexpr std::string_view kTexts = "texts";
constexpr std::string_view kPublishing = "publishing";
constexpr std::string_view kWindDown = "wind_down";

base::Result<domain::time::KeptHours> read_hours(std::string_view text) {
    const auto object = base::parse_json_object(text);
    auto kept = object ? domain::time::read_kept_hours(*object)
                       : std::unexpected(domain::time::HoursFault{object.error(), ""});
    if (!kept) return corrupt("stored hours cannot be read");
    return std::move(*kept);
}

base::Result<domain::auto_texts::ShopTexts> read_texts(std::string_view text) {
    auto texts = base::decode<domain::auto_texts::ShopTexts>(text);
    if (!texts) return corrupt("stored texts cannot be read");
    return texts;
}

base::Result<domain::Publishing> read_publishing(std::string_view text) {
    auto publishing = base::decode<domain::Publishing>(text);
    if (!publishing) return corrupt("what was stored of publishing cannot be read");
    return publishing;
}

base::Result<domain::WindDown> read_wind_down(std::string_view text) {
    auto end = base::decode<domain::WindDown>(text);
    if (!end) return corrupt("the end of a shop cannot be read");
    return end;
}

template <class Words>
base::Result<std::vector<LocationWords<Words>>> all_of(Database& db, std::string_view subject,
                                                       base::Result<Words> (*read)(std::string_view)) {
    constexpr Sql kSelect{
        "select brand_id, location_id, words, version, set_by, set_at from location_words w where subject = "
        "$1 and version = (select max(version) from location_words o where o.brand_id = w.brand_id and "
        "o.location_id = w.location_id and o.subject = w.subject) order by brand_id, location_id"};
    std::vector<LocationWords<Words>> all;
    TRY(db.query(kSelect, std::array{Value(subject)}, [&](const Row& row) -> base::Result<void> {
        all.push_back({{row.uuid(0)},
                       {row.uuid(1)},
                       TRY(read(row.text(2))),
                       row.integer(3),
                       std::string(row.text(4)),
                       row.time(5)});
        return {};
    }));
    return all;
}

base::Result<std::int64_t> version_of(Database& db, domain::BrandId brand, domain::LocationId location,
                                      std::string_view subject) {
    constexpr Sql kSelect{
        "select version from location_words where brand_id = $1 and location_id = $2 and subject = $3 order "
        "by version desc limit 1"};
    std::int64_t version = 0;
    TRY(db.query(kSelect, std::array{bind(brand), bind(location), Value(subject)},
                 [&](const Row& row) -> base::Result<void> {
                     version = row.integer(0);
                     return {};
                 }));
    return version;
}

template <class Words>
base::Result<void> put(Database& db, const LocationWords<Words>& stored, std::string_view subject,
                       std::string_view text) {
    constexpr Sql kPut{
        "insert into location_words (brand_id, location_id, subject, version, words, set_by, set_at) "
        "values ($1, $2, $3, $4, $5, $6, $7)"};
    TRY(db.execute(
        kPut, std::array{bind(stored.brand), bind(stored.location), Value(subject), Value(stored.version),
                         Value(text), Value(std::string_view(stored.set_by)), bind(stored.set_at)}));
    return {};
}

}  // namespace

base::Result<std::vector<StoredHours>> all_location_hours(Database& db) {
    return all_of<domain::time::KeptHours>(db, kHours, read_hours);
}
base::Result<std::vector<StoredTexts>> all_location_texts(Database& db) {
    return all_of<domain::auto_texts::ShopTexts>(db, kTexts, read_texts);
}
base::Result<std::vector<StoredPublishing>> all_location_publishing(Database& db) {
    return all_of<domain::Publishing>(db, kPublishing, read_publishing);
}

base::Result<std::vector<StoredWindDown>> all_wind_downs(Database& db) {
    return all_of<domain::WindDown>(db, kWindDown, read_wind_down);
}

base::Result<std::int64_t> hours_version(Database& db, domain::BrandId brand, domain::LocationId location) {
    return version_of(db, brand, location, kHours);
}
base::Result<std::int64_t> texts_version(Database& db, domain::BrandId brand, domain::LocationId location) {
    return version_of(db, brand, location, kTexts);
}
base::Result<std::int64_t> publishing_version(Database& db, domain::BrandId brand,
                                              domain::LocationId location) {
    return version_of(db, brand, location, kPublishing);
}

base::Result<std::int64_t> wind_down_version(Database& db, domain::BrandId brand,
                                             domain::LocationId location) {
    return version_of(db, brand, location, kWindDown);
}

base::Result<void> put_location_words(Database& db, const StoredHours& stored) {
    base::json::object words = domain::time::hours_json(stored.words);
    words["confirmed_at"] = domain::time::format_utc(stored.words.confirmed_at);
    return put(db, stored, kHours, base::encode(words));
}
base::Result<void> put_location_words(Database& db, const StoredTexts& stored) {
    return put(db, stored, kTexts, base::encode(stored.words));
}
base::Result<void> put_location_words(Database& db, const StoredPublishing& stored) {
    return put(db, stored, kPublishing, base::encode(stored.words));
}
base::Result<void> put_location_words(Database& db, const StoredWindDown& stored) {
    return put(db, stored, kWindDown, base::encode(stored.words));
}

}  // namespace storage
