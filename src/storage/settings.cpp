#include "storage/settings.h"

#include "domain/settings/change.h"
#include "storage/stored_enum.h"

namespace storage {
namespace {

using domain::settings::Setting;

// nullopt: of another version of this program.
std::optional<Setting> read_setting(const Row& row, domain::settings::Level level, int first) {
    const auto key = base::find_enum<domain::settings::Key>(row.text(first));
    if (!key) return std::nullopt;
    Setting setting{
        *key, level, {}, row.integer(first + 1), std::string(row.text(first + 3)), row.time(first + 4)};
    if (row.is_null(first + 2)) return setting;
    const auto number = domain::settings::number_of(domain::settings::row_of(*key), row.text(first + 2));
    if (!number) return std::nullopt;
    setting.value = *number;
    return setting;
}

}  // namespace

base::Result<std::vector<StoredSetting>> all_settings(Database& db) {
    constexpr Sql kSelect{
        "select brand_id, level, scope_id, setting, version, value, set_by, set_at from settings s where "
        "version = (select max(version) from settings o where o.brand_id = s.brand_id and o.level = s.level "
        "and o.scope_id = s.scope_id and o.setting = s.setting) order by brand_id, level, scope_id, setting"};
    std::vector<StoredSetting> all;
    TRY(db.query(kSelect, {}, [&](const Row& row) -> base::Result<void> {
        const auto level = TRY(stored_enum<domain::settings::Level>(row.integer(1)));
        if (auto setting = read_setting(row, level, 3))
            all.push_back({{level, {row.uuid(0)}, row.uuid(2)}, std::move(*setting)});
        return {};
    }));
    return all;
}

std::vector<Setting> said_for(const std::vector<StoredSetting>& all, const SettingScope& scope) {
    using enum domain::settings::Level;
    std::vector<Setting> said;
    for (const auto& [where, setting] : all) {
        const bool is_above = where.level == install ||
                              (where.level == domain::settings::Level::brand && where.brand == scope.brand);
        const bool is_meant = (is_above && where.level <= scope.level) || where == scope;
        if (is_meant) said.push_back(setting);
    }
    return said;
}

base::Result<std::vector<Setting>> settings_history(Database& db, const SettingScope& scope) {
    constexpr Sql kSelect{
        "select setting, version, value, set_by, set_at from settings where brand_id = $1 and level = $2 "
        "and scope_id = $3 order by set_at, setting, version"};
    std::vector<Setting> all;
    const std::array values{bind(scope.brand), Value(static_cast<std::int64_t>(scope.level)), bind(scope.id)};
    TRY(db.query(kSelect, values, [&](const Row& row) -> base::Result<void> {
        if (auto setting = read_setting(row, scope.level, 0)) all.push_back(std::move(*setting));
        return {};
    }));
    return all;
}

base::Result<void> put_setting(Database& db, const StoredSetting& stored) {
    constexpr Sql kPut{
        "insert into settings (brand_id, level, scope_id, setting, version, value, set_by, set_at) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8)"};
    const auto& [scope, setting] = stored;
    const auto text = setting.value
                          ? domain::settings::text_of(domain::settings::row_of(setting.key), *setting.value)
                          : std::string();
    TRY(db.execute(
        kPut, std::array{bind(scope.brand), Value(static_cast<std::int64_t>(scope.level)), bind(scope.id),
                         Value(domain::settings::name_of(setting.key)), Value(setting.version),
                         setting.value ? Value(std::string_view(text)) : Value(),
                         Value(std::string_view(setting.set_by)), bind(setting.set_at)}));
    return {};
}

}  // namespace storage
