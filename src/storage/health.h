// The health of shops: as it stands, its history, and the outages that excuse them. Written through a lane.
#pragma once
#include <map>
#include <set>

#include "domain/health/health.h"
#include "domain/health/outages.h"
#include "storage/database.h"

namespace storage {

// Of all brands; shops that were never judged are left out.
base::Result<std::map<domain::LocationId, domain::health::HealthState>> all_health_states(Database& db);
// Of all brands: where "no reply needed" and spam count for nothing (CLK-08).
base::Result<std::set<domain::LocationId>> shops_without_marks(Database& db);
base::Result<std::map<domain::LocationId, domain::health::Health>> all_health(Database& db,
                                                                              domain::BrandId brand);
// A healthy one when it was never judged.
base::Result<domain::health::Health> find_health(Database& db, domain::BrandId brand,
                                                 domain::LocationId location);
// The state after it, and the history's entry when there is one. Error: storage_conflict when the entry is
// there already.
base::Result<void> put_health(Database& db, domain::BrandId brand, domain::LocationId location,
                              const domain::health::Decision& decision);
// Newest first, with number < `before`.
base::Result<std::vector<domain::health::Change>> health_changes(Database& db, domain::BrandId brand,
                                                                 domain::LocationId location,
                                                                 std::int64_t before, std::size_t limit);

// Noting the same hours again changes nothing.
base::Result<void> put_outage(Database& db, domain::BrandId brand, const domain::health::Outage& outage);
base::Result<std::vector<domain::health::Outage>> all_outages(Database& db, domain::BrandId brand);

}  // namespace storage
