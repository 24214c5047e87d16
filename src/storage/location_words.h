// What the people of a shop say about it themselves, and when: its hours, its texts. Read whole at start
// (app/directory), written through a lane (app/locations.h). Each change is a row; none is ever rewritten.
#pragma once
#include "domain/auto_texts/shop_texts.h"
#include "domain/ids.h"
#include "domain/publishing.h"
#include "domain/time/kept_hours.h"
#include "domain/wind_down.h"
#include "storage/database.h"

namespace storage {

template <class Words>
struct LocationWords {
    domain::BrandId brand;
    domain::LocationId location;
    Words words;
    std::int64_t version = 0;
    std::string set_by;
    base::Timestamp set_at;
};
using StoredHours = LocationWords<domain::time::KeptHours>;
using StoredTexts = LocationWords<domain::auto_texts::ShopTexts>;
using StoredPublishing = LocationWords<domain::Publishing>;
using StoredWindDown = LocationWords<domain::WindDown>;

// The newest version of each shop. Error: storage_corrupt.
base::Result<std::vector<StoredHours>> all_location_hours(Database& db);
base::Result<std::vector<StoredTexts>> all_location_texts(Database& db);
base::Result<std::vector<StoredPublishing>> all_location_publishing(Database& db);
base::Result<std::vector<StoredWindDown>> all_wind_downs(Database& db);
// The newest version there; 0: nothing was said yet.
base::Result<std::int64_t> hours_version(Database& db, domain::BrandId brand, domain::LocationId location);
base::Result<std::int64_t> texts_version(Database& db, domain::BrandId brand, domain::LocationId location);
base::Result<std::int64_t> publishing_version(Database& db, domain::BrandId brand,
                                              domain::LocationId location);
base::Result<std::int64_t> wind_down_version(Database& db, domain::BrandId brand,
                                             domain::LocationId location);
// A version that is there already: storage_conflict.
base::Result<void> put_location_words(Database& db, const StoredHours& stored);
base::Result<void> put_location_words(Database& db, const StoredTexts& stored);
base::Result<void> put_location_words(Database& db, const StoredPublishing& stored);
base::Result<void> put_location_words(Database& db, const StoredWindDown& stored);

}  // namespace storage
