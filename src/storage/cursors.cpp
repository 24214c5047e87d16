#include "storage/cursors.h"

namespace storage {

base::Result<std::int64_t> cursor(Database& db, std::string_view reader, domain::BrandId brand) {
    constexpr Sql kSelect{"select seq from cursors where brand_id = $1 and reader = $2"};
    std::int64_t seq = 0;
    TRY(db.query(kSelect, std::array{bind(brand), Value(reader)}, [&](const Row& row) -> base::Result<void> {
        seq = row.integer(0);
        return {};
    }));
    return seq;
}

base::Result<void> put_cursor(Database& db, std::string_view reader, domain::BrandId brand,
                              std::int64_t seq) {
    constexpr Sql kPut{
        "insert into cursors (brand_id, reader, seq) values ($1, $2, $3) "
        "on conflict (brand_id, reader) do update set seq = excluded.seq"};
    TRY(db.execute(kPut, std::array{bind(brand), Value(reader), Value(seq)}));
    return {};
}

base::Result<std::vector<Parked>> all_parked(Database& db, std::string_view reader, domain::BrandId brand) {
    constexpr Sql kSelect{
        "select conversation_id, from_seq, attempts, first_failed_at, next_try_at, last_error from parked "
        "where brand_id = $1 and reader = $2 order by next_try_at, conversation_id"};
    std::vector<Parked> all;
    TRY(db.query(kSelect, std::array{bind(brand), Value(reader)}, [&](const Row& row) -> base::Result<void> {
        all.push_back({{row.uuid(0)},
                       row.integer(1),
                       static_cast<int>(row.integer(2)),
                       row.time(3),
                       row.time(4),
                       std::string(row.text(5))});
        return {};
    }));
    return all;
}

base::Result<void> put_parked(Database& db, std::string_view reader, domain::BrandId brand,
                              const Parked& parked) {
    constexpr Sql kPut{
        "insert into parked (brand_id, reader, conversation_id, from_seq, attempts, first_failed_at, "
        "next_try_at, "
        "last_error) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (brand_id, reader, conversation_id) "
        "do update set from_seq = excluded.from_seq, attempts = excluded.attempts, "
        "first_failed_at = excluded.first_failed_at, next_try_at = excluded.next_try_at, "
        "last_error = excluded.last_error"};
    TRY(db.execute(kPut,
                   std::array{bind(brand), Value(reader), bind(parked.conversation), Value(parked.from_seq),
                              Value(std::int64_t{parked.attempts}), bind(parked.first_failed_at),
                              bind(parked.next_try_at), Value(std::string_view(parked.last_error))}));
    return {};
}

base::Result<void> delete_parked(Database& db, std::string_view reader, domain::BrandId brand,
                                 domain::ConversationId conversation) {
    constexpr Sql kDelete{"delete from parked where brand_id = $1 and reader = $2 and conversation_id = $3"};
    TRY(db.execute(kDelete, std::array{bind(brand), Value(reader), bind(conversation)}));
    return {};
}

}  // namespace storage
