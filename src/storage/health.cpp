#include "storage/health.h"

#include "storage/stored_enum.h"

namespace storage {

using domain::BrandId;
using domain::LocationId;
using domain::health::Change;
using domain::health::Health;
using domain::health::HealthState;
using domain::health::Outage;

base::Result<std::map<LocationId, HealthState>> all_health_states(Database& db) {
    constexpr Sql kSelect{"select location_id, state from location_health"};
    std::map<LocationId, HealthState> states;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        states[{row.uuid(0)}] = TRY(stored_enum<HealthState>(row.integer(1)));
        return {};
    }));
    return states;
}

base::Result<std::set<LocationId>> shops_without_marks(Database& db) {
    // Only those that were judged and whose text names it are read.
    constexpr Sql kSelect{
        "select location_id, health from location_health where health like '%\"marks_stopped_at\":%'"};
    std::set<LocationId> shops;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        if (TRY(base::decode<Health>(row.text(1))).marks_stopped_at) shops.insert({row.uuid(0)});
        return {};
    }));
    return shops;
}

base::Result<std::map<LocationId, Health>> all_health(Database& db, BrandId brand) {
    constexpr Sql kSelect{"select location_id, health from location_health where brand_id = $1"};
    std::map<LocationId, Health> all;
    TRY(db.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> base::Result<void> {
        all[{row.uuid(0)}] = TRY(base::decode<Health>(row.text(1)));
        return {};
    }));
    return all;
}

base::Result<Health> find_health(Database& db, BrandId brand, LocationId location) {
    constexpr Sql kSelect{"select health from location_health where brand_id = $1 and location_id = $2"};
    Health health;
    const std::array values{bind(brand), bind(location)};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        health = TRY(base::decode<Health>(row.text(0)));
        return {};
    }));
    return health;
}

base::Result<void> put_health(Database& db, BrandId brand, LocationId location,
                              const domain::health::Decision& decision) {
    constexpr Sql kPut{
        "insert into location_health (brand_id, location_id, state, health) values ($1, $2, $3, $4) "
        "on conflict (brand_id, location_id) do update set state = excluded.state, health = excluded.health"};
    constexpr Sql kAdd{
        "insert into location_health_changes (brand_id, location_id, number, at, change) "
        "values ($1, $2, $3, $4, $5)"};
    if (decision.change) {
        const std::string change = base::encode(*decision.change);
        TRY(db.execute(kAdd, std::array{bind(brand), bind(location), Value(decision.change->number),
                                        bind(decision.change->at), Value(std::string_view(change))}));
    }
    const std::string health = base::encode(decision.after);
    TRY(db.execute(kPut, std::array{bind(brand), bind(location), Value(std::int64_t(decision.after.state)),
                                    Value(std::string_view(health))}));
    return {};
}

base::Result<std::vector<Change>> health_changes(Database& db, BrandId brand, LocationId location,
                                                 std::int64_t before, std::size_t limit) {
    constexpr Sql kSelect{
        "select change from location_health_changes where brand_id = $1 and location_id = $2 "
        "and number < $3 order by number desc limit $4"};
    std::vector<Change> changes;
    const std::array values{bind(brand), bind(location), Value(before), Value(std::int64_t(limit))};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        changes.push_back(TRY(base::decode<Change>(row.text(0))));
        return {};
    }));
    return changes;
}

base::Result<void> put_outage(Database& db, BrandId brand, const Outage& outage) {
    constexpr Sql kPut{
        "insert into outages (brand_id, from_us, to_us, noted_at, who, note) "
        "values ($1, $2, $3, $4, $5, $6) on conflict (brand_id, from_us, to_us) do nothing"};
    TRY(db.execute(kPut,
                   std::array{bind(brand), bind(outage.from), bind(outage.to), bind(outage.noted_at),
                              Value(std::string_view(outage.who)), Value(std::string_view(outage.note))}));
    return {};
}

base::Result<std::vector<Outage>> all_outages(Database& db, BrandId brand) {
    constexpr Sql kSelect{
        "select from_us, to_us, noted_at, who, note from outages where brand_id = $1 order by from_us, "
        "to_us"};
    std::vector<Outage> all;
    TRY(db.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> base::Result<void> {
        all.push_back(
            {row.time(0), row.time(1), row.time(2), std::string(row.text(3)), std::string(row.text(4))});
        return {};
    }));
    return all;
}

}  // namespace storage
