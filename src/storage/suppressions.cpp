#include "storage/suppressions.h"

#include "storage/stored_enum.h"

namespace storage {

base::Result<void> put_suppression(Database& db, domain::BrandId brand, std::string_view identity_hash,
                                   Suppressed wish, base::Timestamp now) {
    constexpr Sql kPut{
        "insert into suppressions (brand_id, identity_hash, wish, kept_at) values ($1, $2, $3, $4) "
        "on conflict (brand_id, identity_hash, wish) do nothing"};
    TRY(db.execute(kPut, std::array{bind(brand), Value(Bytes{identity_hash}),
                                    Value(static_cast<std::int64_t>(wish)), bind(now)}));
    return {};
}

base::Result<std::vector<Suppressed>> find_suppressions(Database& db, domain::BrandId brand,
                                                        std::string_view identity_hash) {
    constexpr Sql kSelect{
        "select wish from suppressions where brand_id = $1 and identity_hash = $2 order by wish"};
    std::vector<Suppressed> found;
    TRY(db.query(kSelect, std::array{bind(brand), Value(Bytes{identity_hash})},
                 [&](const Row& row) -> base::Result<void> {
                     found.push_back(TRY(stored_enum<Suppressed>(row.integer(0))));
                     return {};
                 }));
    return found;
}

base::Result<void> delete_suppression(Database& db, domain::BrandId brand, std::string_view identity_hash,
                                      Suppressed wish) {
    constexpr Sql kDelete{
        "delete from suppressions where brand_id = $1 and identity_hash = $2 and wish = $3"};
    TRY(db.execute(kDelete, std::array{bind(brand), Value(Bytes{identity_hash}),
                                       Value(static_cast<std::int64_t>(wish))}));
    return {};
}

}  // namespace storage
