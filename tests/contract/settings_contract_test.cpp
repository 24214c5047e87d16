// Settings on every engine: the newest version holds, all of them are kept, a restart changes nothing.
#include "storage/settings.h"

#include "contract/storage_contract.h"

namespace contract {
namespace {

using domain::settings::Key;
using domain::settings::Level;
using domain::settings::Setting;
using storage::SettingScope;

class SettingsContract : public StorageContract {
 protected:
    base::Result<void> put(const SettingScope& scope, Key key, std::optional<std::int64_t> value,
                           std::int64_t version) {
        const Setting setting{key, scope.level, value, version, "olga", clock.now()};
        base::Result<void> result;
        TRY(run(brand, [&](storage::LaneTransaction& lane) {
            result = storage::put_setting(lane.database(), {scope, setting});
        }));
        return result;
    }
    std::vector<storage::StoredSetting> all() { return storage::all_settings(db()).value(); }

    SettingScope install{};
    SettingScope of_brand{Level::brand, brand, brand.value};
    SettingScope of_shop{Level::location, brand, made<domain::LocationId>(2).value};
};

TEST_P(SettingsContract, the_newest_version_holds_and_all_are_kept) {
    EXPECT_TRUE(all().empty());
    ASSERT_TRUE(put(install, Key::consecutive_reply_max, 4, 1));
    ASSERT_TRUE(put(of_brand, Key::quiet_default, domain::settings::quiet_number(1200, 600), 1));
    ASSERT_TRUE(put(of_shop, Key::consecutive_reply_max, 3, 1));
    clock.set(clock.now() + std::chrono::hours(1));
    ASSERT_TRUE(put(of_shop, Key::consecutive_reply_max, 2, 2));
    ASSERT_TRUE(put(of_shop, Key::consecutive_reply_max, std::nullopt, 3));
    ASSERT_TRUE(put(of_shop, Key::nudge_mode, 0, 1));
    const auto check = [&] {
        const auto found = all();
        ASSERT_EQ(found.size(), 4U);
        EXPECT_EQ(found[0].scope, install);
        EXPECT_EQ(found[0].setting.value, 4);
        EXPECT_EQ(found[1].scope, of_brand);
        EXPECT_EQ(found[1].setting.value, domain::settings::quiet_number(1200, 600));
        EXPECT_EQ(found[2].scope, of_shop);
        EXPECT_EQ(found[2].setting.key, Key::consecutive_reply_max);
        EXPECT_EQ(found[2].setting.version, 3);
        EXPECT_FALSE(found[2].setting.value);
        EXPECT_EQ(found[2].setting.set_at, clock.now());
        EXPECT_EQ(found[3].setting.value, 0);
        const auto history = storage::settings_history(db(), of_shop).value();
        ASSERT_EQ(history.size(), 4U);
        EXPECT_EQ(history[0].value, 3);
        EXPECT_EQ(history[0].set_by, "olga");
        EXPECT_EQ(history[1].value, 2);
    };
    check();
    if (!is_kept()) return;
    reopen();
    check();
}

TEST_P(SettingsContract, a_version_is_written_once) {
    ASSERT_TRUE(put(of_shop, Key::consecutive_reply_max, 3, 1));
    EXPECT_FALSE(put(of_shop, Key::consecutive_reply_max, 2, 1));
    EXPECT_EQ(all().at(0).setting.value, 3);
}

// What a newer program has saved is not this one's to judge.
TEST_P(SettingsContract, what_cannot_be_read_is_left_out) {
    ASSERT_TRUE(put(of_shop, Key::consecutive_reply_max, 3, 1));
    constexpr storage::Sql kUnknown{
        "insert into settings (brand_id, level, scope_id, setting, version, value, set_by, set_at) select "
        "brand_id, level, scope_id, 'of_tomorrow', version, value, set_by, set_at from settings"};
    constexpr storage::Sql kStrange{"update settings set value = 'many' where setting <> 'of_tomorrow'"};
    ASSERT_TRUE(db().execute(kUnknown, {}));
    EXPECT_EQ(all().size(), 1U);
    ASSERT_TRUE(db().execute(kStrange, {}));
    EXPECT_TRUE(all().empty());
}

INSTANTIATE_TEST_SUITE_P(engines, SettingsContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
