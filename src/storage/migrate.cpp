#include "storage/migrate.h"

#include "base/check.h"
#include "base/log.h"

namespace storage {
namespace {

constexpr Sql kReadVersion{"select version from schema_version where part = $1"};
constexpr Sql kWriteVersion{
    "insert into schema_version (part, version) values ($1, $2) "
    "on conflict (part) do update set version = excluded.version"};

base::Result<std::int64_t> lock_and_read_version(Database& db, std::string_view part) {
    if (db.dialect().lock_schema.text != nullptr) {
        TRY(db.query(db.dialect().lock_schema, {}, [](const Row&) { return base::Result<void>(); }));
    }
    TRY(
        db.run_script("create table if not exists schema_version (part text not null primary key, "
                      "version bigint not null)"));
    std::int64_t version = 0;
    TRY(db.query(kReadVersion, std::array{Value(part)}, [&](const Row& row) -> base::Result<void> {
        version = row.integer(0);
        return {};
    }));
    return version;
}

std::string in_dialect(std::string_view sql, const Dialect& dialect) {
    constexpr std::string_view kBytes = "{bytes}";
    std::string out;
    for (auto at = sql.find(kBytes); at != sql.npos; at = sql.find(kBytes)) {
        out += sql.substr(0, at);
        out += dialect.bytes_type;
        sql.remove_prefix(at + kBytes.size());
    }
    return out += sql;
}

// Inside a transaction. Returns the version found; applies what comes after it.
base::Result<std::int64_t> apply_newer(Database& db, std::string_view part,
                                       std::span<const Migration> migrations) {
    const auto found = TRY(lock_and_read_version(db, part));
    const std::int64_t newest = migrations.back().version;
    if (found >= newest) return found;
    for (const auto& migration : migrations) {
        if (migration.version > found) TRY(db.run_script(in_dialect(migration.sql, db.dialect())));
    }
    TRY(db.execute(kWriteVersion, std::array{Value(part), Value(newest)}));
    base::log(base::LogLevel::info, "database_migrated", {{"part", part}, {"from", found}, {"to", newest}});
    return found;
}

template <class Work>
base::Result<std::int64_t> in_transaction(Database& db, const Work& work) {
    TRY(db.begin(Access::write));
    base::Result<std::int64_t> result = work();
    if (result) {
        const auto committed = db.commit();
        if (!committed) result = std::unexpected(committed.error());
    }
    if (!result) db.rollback();
    return result;
}

}  // namespace

base::Result<void> migrate(Database& db, std::string_view part, std::span<const Migration> migrations,
                           const SaveBefore& save) {
    CHECK(!migrations.empty());
    const auto found = TRY(in_transaction(db, [&] { return lock_and_read_version(db, part); }));
    if (found > migrations.back().version) {
        return base::fail(
            base::ErrorKind::conflict, "database_too_new",
            "this database was written by a newer version of the program; install that version");
    }
    if (found == migrations.back().version) return {};
    if (found > 0) TRY(save(found));
    TRY(in_transaction(db, [&] { return apply_newer(db, part, migrations); }));
    return {};
}

}  // namespace storage
