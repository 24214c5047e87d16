#include "storage/gbm_resources.h"

#include "domain/publishing.h"
#include "storage/failure.h"

namespace storage {

base::Result<std::vector<GbmResource>> all_gbm_resources(Database& db) {
    constexpr Sql kSelect{
        "select brand_id, name, version, body, set_by, set_at from gbm_resources r where body <> '' and "
        "version = (select max(version) from gbm_resources o where o.brand_id = r.brand_id and "
        "o.name = r.name) order by brand_id, name"};
    std::vector<GbmResource> all;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        auto body = base::decode<GbmBody>(row.text(3));
        if (!body) return corrupt("a stored GBM resource cannot be read");
        all.push_back({{row.uuid(0)},
                       std::string(row.text(1)),
                       row.integer(2),
                       std::move(*body),
                       std::string(row.text(4)),
                       row.time(5)});
        return {};
    }));
    return all;
}

base::Result<std::int64_t> gbm_resource_version(Database& db, domain::BrandId brand, std::string_view name) {
    constexpr Sql kSelect{
        "select version from gbm_resources where brand_id = $1 and name = $2 order by version desc limit 1"};
    std::int64_t version = 0;
    TRY(db.query(kSelect, std::array{bind(brand), Value(name)}, [&](const Row& row) -> base::Result<void> {
        version = row.integer(0);
        return {};
    }));
    return version;
}

base::Result<void> put_gbm_resource(Database& db, const GbmResource& resource) {
    constexpr Sql kPut{
        "insert into gbm_resources (brand_id, name, version, body, set_by, set_at) "
        "values ($1, $2, $3, $4, $5, $6)"};
    const std::string body = resource.body ? base::encode(*resource.body) : "";
    TRY(db.execute(kPut, std::array{bind(resource.brand), Value(std::string_view(resource.name)),
                                    Value(resource.version), Value(std::string_view(body)),
                                    Value(std::string_view(resource.set_by)), bind(resource.set_at)}));
    return {};
}

base::Result<void> delete_location(Database& db, domain::BrandId brand, domain::LocationId location) {
    constexpr Sql kGiven{"delete from staff_locations where brand_id = $1 and location_id = $2"};
    constexpr Sql kWords{"delete from location_words where brand_id = $1 and location_id = $2"};
    constexpr Sql kShop{"delete from locations where brand_id = $1 and location_id = $2"};
    for (const Sql& sql : {kGiven, kWords, kShop})
        TRY(db.execute(sql, std::array{bind(brand), bind(location)}));
    return {};
}

base::Result<void> delete_agent(Database& db, domain::BrandId brand, domain::AgentId agent) {
    constexpr Sql kAgent{"delete from agents where brand_id = $1 and agent_id = $2"};
    TRY(db.execute(kAgent, std::array{bind(brand), bind(agent)}));
    return {};
}

base::Result<void> delete_brand(Database& db, domain::BrandId brand) {
    constexpr Sql kBrand{"delete from brands where brand_id = $1"};
    TRY(db.execute(kBrand, std::array{bind(brand)}));
    return {};
}

base::Result<bool> was_ever_published(Database& db, domain::BrandId brand, domain::LocationId location) {
    constexpr Sql kSelect{
        "select words from location_words where brand_id = $1 and location_id = $2 and "
        "subject = 'publishing' order by version"};
    bool is_told = false;
    bool was_on = false;
    TRY(db.query(kSelect, std::array{bind(brand), bind(location)}, [&](const Row& row) -> base::Result<void> {
        const auto words = base::decode<domain::Publishing>(row.text(0));
        if (!words) return corrupt("what was stored of publishing cannot be read");
        is_told = true;
        was_on = was_on || words->is_published;
        return {};
    }));
    return was_on || !is_told;
}

}  // namespace storage
