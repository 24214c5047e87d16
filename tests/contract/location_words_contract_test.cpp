// What shops say about themselves, on every engine: the newest version holds, all of them are kept, a restart
// changes nothing.
#include "storage/location_words.h"

#include "contract/storage_contract.h"

namespace contract {
namespace {

using domain::time::KeptHours;

class LocationWordsContract : public StorageContract {
 protected:
    template <class Stored>
    base::Result<void> put(const Stored& stored) {
        base::Result<void> result;
        TRY(run(brand, [&](storage::LaneTransaction& lane) {
            result = storage::put_location_words(lane.database(), stored);
        }));
        return result;
    }
    storage::StoredHours hours(std::int64_t version, int closes) {
        const domain::time::Closure closure{clock.now(),
                                            clock.now() + std::chrono::hours(1) + base::Duration(1)};
        const KeptHours kept{
            {"Europe/Paris", {{0, 540, closes}}, {{20454, {}}}, {closure}}, {closure}, clock.now()};
        return {brand, shop, kept, version, "olga", clock.now()};
    }
    storage::StoredTexts texts(std::int64_t version) {
        return {brand,   shop,  {{{"pt-BR", "Olá"}}, {{"en", "Closed. {{phone}}"}}, {"Hi?"}},
                version, "mia", clock.now()};
    }
    std::int64_t hours_version() { return storage::hours_version(db(), brand, shop).value(); }

    domain::LocationId shop = made<domain::LocationId>(2);
};

TEST_P(LocationWordsContract, the_newest_version_holds) {
    EXPECT_TRUE(storage::all_location_hours(db())->empty());
    EXPECT_EQ(hours_version(), 0);
    ASSERT_TRUE(put(hours(1, 1080)));
    ASSERT_TRUE(put(hours(2, 1020)));
    ASSERT_TRUE(put(texts(1)));
    const auto check = [&] {
        const auto all = storage::all_location_hours(db()).value();
        ASSERT_EQ(all.size(), 1U);
        EXPECT_EQ(all[0].words, hours(2, 1020).words);
        EXPECT_EQ(all[0].version, 2);
        EXPECT_EQ(all[0].set_by, "olga");
        EXPECT_EQ(all[0].set_at, clock.now());
        EXPECT_EQ(all[0].location, shop);
        EXPECT_EQ(hours_version(), 2);
        const auto said = storage::all_location_texts(db()).value();
        ASSERT_EQ(said.size(), 1U);
        EXPECT_EQ(said[0].words, texts(1).words);
        EXPECT_EQ(storage::texts_version(db(), brand, shop).value(), 1);
    };
    check();
    if (!is_kept()) return;
    reopen();
    check();
}

TEST_P(LocationWordsContract, a_version_is_written_once) {
    ASSERT_TRUE(put(hours(1, 1080)));
    EXPECT_FALSE(put(hours(1, 1020)));
    EXPECT_EQ(storage::all_location_hours(db())->at(0).words.hours.weekly[0].end, 1080);
}

INSTANTIATE_TEST_SUITE_P(engines, LocationWordsContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
