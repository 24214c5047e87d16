#include "storage/same_person.h"

#include <algorithm>

namespace storage {

using domain::BrandId;
using domain::ConsumerId;

base::Result<std::vector<PersonLink>> person_links_of(Database& db, BrandId brand, ConsumerId consumer) {
    constexpr Sql kSelect{
        "select other_id, said_by, said_at from same_person p where brand_id = $1 and consumer_id = $2 "
        "and is_linked = 1 and version = (select max(version) from same_person o where "
        "o.brand_id = p.brand_id and o.consumer_id = p.consumer_id and o.other_id = p.other_id) "
        "order by said_at, other_id"};
    std::vector<PersonLink> links;
    TRY(db.query(kSelect, std::array{bind(brand), bind(consumer)}, [&](const Row& row) -> base::Result<void> {
        links.push_back({{row.uuid(0)}, std::string(row.text(1)), row.time(2)});
        return {};
    }));
    return links;
}

base::Result<std::vector<ConsumerId>> same_person_as(Database& db, BrandId brand, ConsumerId consumer) {
    std::vector<ConsumerId> found{consumer};
    for (std::size_t next = 0; next < found.size(); ++next) {
        for (const auto& link : TRY(person_links_of(db, brand, found[next]))) {
            if (std::ranges::find(found, link.other) == found.end()) found.push_back(link.other);
        }
    }
    found.erase(found.begin());
    return found;
}

base::Result<bool> has_person_links(Database& db, BrandId brand) {
    constexpr Sql kSelect{"select 1 from same_person where brand_id = $1 limit 1"};
    bool has_any = false;
    TRY(db.query(kSelect, std::array{bind(brand)}, [&](const Row&) -> base::Result<void> {
        has_any = true;
        return {};
    }));
    return has_any;
}

base::Result<void> put_person_link(Database& db, BrandId brand, PersonPair pair, bool is_linked,
                                   std::string_view said_by, base::Timestamp now) {
    constexpr Sql kNewest{
        "select version from same_person where brand_id = $1 and consumer_id = $2 and other_id = $3 "
        "order by version desc limit 1"};
    constexpr Sql kPut{
        "insert into same_person (brand_id, consumer_id, other_id, version, is_linked, said_by, said_at) "
        "values ($1, $2, $3, $4, $5, $6, $7)"};
    std::int64_t version = 0;
    TRY(db.query(kNewest, std::array{bind(brand), bind(pair.one), bind(pair.other)},
                 [&](const Row& row) -> base::Result<void> {
                     version = row.integer(0);
                     return {};
                 }));
    for (const auto& [one, other] : {pair, PersonPair{pair.other, pair.one}}) {
        TRY(db.execute(kPut, std::array{bind(brand), bind(one), bind(other), Value(version + 1),
                                        Value(std::int64_t{is_linked}), Value(said_by), bind(now)}));
    }
    return {};
}

base::Result<void> forget_person_links(Database& db, BrandId brand, ConsumerId consumer) {
    constexpr Sql kTheirSide{
        "delete from same_person where brand_id = $1 and other_id = $2 and consumer_id in "
        "(select other_id from same_person where brand_id = $1 and consumer_id = $2)"};
    constexpr Sql kOwnSide{"delete from same_person where brand_id = $1 and consumer_id = $2"};
    TRY(db.execute(kTheirSide, std::array{bind(brand), bind(consumer)}));
    TRY(db.execute(kOwnSide, std::array{bind(brand), bind(consumer)}));
    return {};
}

}  // namespace storage
