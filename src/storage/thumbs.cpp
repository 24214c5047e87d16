#include "storage/thumbs.h"

namespace storage {

base::Result<void> put_thumb(Database& inbox, domain::BrandId brand, const Thumb& thumb) {
    constexpr Sql kPut{
        "insert into thumbs (brand_id, conversation_id, seq, location_id, at_us, is_up) "
        "values ($1, $2, $3, $4, $5, $6) on conflict (brand_id, conversation_id, seq) do nothing"};
    TRY(inbox.execute(
        kPut, std::array{bind(brand), bind(thumb.conversation), Value(thumb.seq), bind(thumb.location),
                         bind(thumb.at), Value(std::int64_t{thumb.is_up})}));
    return {};
}

base::Result<void> count_thumbs(Database& inbox, domain::BrandId brand, const TallyQuestion& asked,
                                domain::health::Tally& tally) {
    constexpr Sql kCount{
        "select sum(case when is_up = 1 then 1 else 0 end), sum(case when is_up = 0 then 1 else 0 end) "
        "from thumbs where brand_id = $1 and location_id = $2 and at_us > $3 and at_us <= $4"};
    TRY(inbox.query(kCount, std::array{bind(brand), bind(asked.location), bind(asked.from), bind(asked.now)},
                    [&](const Row& row) -> base::Result<void> {
                        tally.satisfied = row.integer(0);
                        tally.dissatisfied = row.integer(1);
                        return {};
                    }));
    return {};
}

base::Result<void> forget_thumbs(Database& inbox, domain::BrandId brand, base::Timestamp until) {
    constexpr Sql kForget{"delete from thumbs where brand_id = $1 and at_us <= $2"};
    TRY(inbox.execute(kForget, std::array{bind(brand), bind(until)}));
    return {};
}

}  // namespace storage
