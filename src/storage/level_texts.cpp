#include "storage/level_texts.h"

#include "storage/failure.h"
#include "storage/stored_enum.h"

namespace storage {

base::Result<std::vector<StoredLevelTexts>> all_level_texts(Database& db) {
    constexpr Sql kSelect{
        "select brand_id, level, scope_id, texts, version, set_by, set_at from level_texts t where version = "
        "(select max(version) from level_texts o where o.brand_id = t.brand_id and o.level = t.level and "
        "o.scope_id = t.scope_id) order by brand_id, level, scope_id"};
    std::vector<StoredLevelTexts> all;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        auto texts = base::decode<domain::auto_texts::ShopTexts>(row.text(3));
        if (!texts) return corrupt("stored texts cannot be read");
        const auto level = TRY(stored_enum<domain::settings::Level>(row.integer(1)));
        all.push_back({{level, {row.uuid(0)}, row.uuid(2)},
                       std::move(*texts),
                       row.integer(4),
                       std::string(row.text(5)),
                       row.time(6)});
        return {};
    }));
    return all;
}

base::Result<std::int64_t> level_texts_version(Database& db, const SettingScope& scope) {
    constexpr Sql kSelect{
        "select version from level_texts where brand_id = $1 and level = $2 and scope_id = $3 order by "
        "version desc limit 1"};
    std::int64_t version = 0;
    const std::array values{bind(scope.brand), Value(static_cast<std::int64_t>(scope.level)), bind(scope.id)};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        version = row.integer(0);
        return {};
    }));
    return version;
}

base::Result<void> put_level_texts(Database& db, const StoredLevelTexts& stored) {
    constexpr Sql kPut{
        "insert into level_texts (brand_id, level, scope_id, version, texts, set_by, set_at) "
        "values ($1, $2, $3, $4, $5, $6, $7)"};
    const auto& scope = stored.scope;
    const std::string texts = base::encode(stored.texts);
    TRY(db.execute(kPut, std::array{bind(scope.brand), Value(static_cast<std::int64_t>(scope.level)),
                                    bind(scope.id), Value(stored.version), Value(std::string_view(texts)),
                                    Value(std::string_view(stored.set_by)), bind(stored.set_at)}));
    return {};
}

}  // namespace storage
