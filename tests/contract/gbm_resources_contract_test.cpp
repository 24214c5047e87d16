// What programs have configured, on every engine: the newest version holds, all of them are kept, what is
// deleted is gone, a restart changes nothing.
#include "storage/gbm_resources.h"

#include "contract/storage_contract.h"
#include "storage/location_words.h"

namespace contract {
namespace {

class GbmResourcesContract : public StorageContract {
 protected:
    template <class Write>
    base::Result<void> write(Write act) {
        base::Result<void> result;
        TRY(run(brand, [&](storage::LaneTransaction& lane) { result = act(lane.database()); }));
        return result;
    }
    base::Result<void> put(std::int64_t version, std::optional<storage::GbmBody> body) {
        return write([&](storage::Database& to) {
            return storage::put_gbm_resource(to, {brand, "agents/a", version, body, "bot@x", clock.now()});
        });
    }
    static storage::GbmBody body(const std::string& welcome) {
        storage::GbmBody out;
        out.words = domain::AgentWords{.languages = {"en"}, .texts = {{{"en", welcome}}, {}, {}}};
        out.extra = {{"agent", base::json::object{{"x", 1}}}};
        return out;
    }
    base::Result<void> publish(domain::LocationId shop, std::int64_t version, bool is_on) {
        return write([&](storage::Database& to) {
            return storage::put_location_words(
                to,
                storage::StoredPublishing{brand, shop, {.is_published = is_on}, version, "x", clock.now()});
        });
    }
};

TEST_P(GbmResourcesContract, the_newest_version_holds) {
    ASSERT_TRUE(put(1, body("old")));
    ASSERT_TRUE(put(2, body("new")));
    EXPECT_FALSE(put(2, body("late")));
    const auto check = [&] {
        const auto all = storage::all_gbm_resources(db()).value();
        ASSERT_EQ(all.size(), 1U);
        EXPECT_EQ(all[0].name, "agents/a");
        EXPECT_EQ(all[0].version, 2);
        EXPECT_EQ(all[0].set_by, "bot@x");
        EXPECT_EQ(all[0].body->words->texts.welcome.at("en"), "new");
        EXPECT_EQ(all[0].body->extra.at("agent").at("x").as_int64(), 1);
        EXPECT_EQ(storage::gbm_resource_version(db(), brand, "agents/a").value(), 2);
        EXPECT_EQ(storage::gbm_resource_version(db(), brand, "agents/b").value(), 0);
    };
    check();
    if (!is_kept()) return;
    reopen();
    check();
}

TEST_P(GbmResourcesContract, what_is_deleted_is_gone_and_its_number_is_not) {
    ASSERT_TRUE(put(1, body("old")));
    ASSERT_TRUE(put(2, std::nullopt));
    EXPECT_TRUE(storage::all_gbm_resources(db())->empty());
    EXPECT_EQ(storage::gbm_resource_version(db(), brand, "agents/a").value(), 2);
}

TEST_P(GbmResourcesContract, knows_whether_a_shop_was_ever_on_the_web) {
    const auto shop = made<domain::LocationId>(77);
    EXPECT_TRUE(storage::was_ever_published(db(), brand, shop).value()) << "as people set it up";
    ASSERT_TRUE(publish(shop, 1, false));
    EXPECT_FALSE(storage::was_ever_published(db(), brand, shop).value());
    ASSERT_TRUE(publish(shop, 2, true));
    ASSERT_TRUE(publish(shop, 3, false));
    EXPECT_TRUE(storage::was_ever_published(db(), brand, shop).value());
}

TEST_P(GbmResourcesContract, rows_go_for_good) {
    const domain::AgentId agent = made<domain::AgentId>(88);
    domain::Location shop = location;
    shop.id = made<domain::LocationId>(77);
    shop.brand = brand;
    shop.slug = "to-go";
    ASSERT_TRUE(write([&](storage::Database& to) -> base::Result<void> {
        TRY(storage::put_agent(to, {agent, brand, "Olive", "", "", "T"}));
        return storage::put_location(to, shop);
    }));
    ASSERT_TRUE(publish(shop.id, 1, false));
    const auto has_shop = [&] {
        const auto all = storage::all_locations(db()).value();
        return std::ranges::find(all, shop.id, &domain::Location::id) != all.end();
    };
    EXPECT_TRUE(has_shop());
    ASSERT_TRUE(write([&](storage::Database& to) -> base::Result<void> {
        TRY(storage::delete_location(to, brand, shop.id));
        return storage::delete_agent(to, brand, agent);
    }));
    EXPECT_FALSE(has_shop());
    EXPECT_EQ(storage::publishing_version(db(), brand, shop.id).value(), 0);
    const auto agents = storage::all_agents(db()).value();
    EXPECT_EQ(std::ranges::find(agents, agent, &domain::Agent::id), agents.end());
}

INSTANTIATE_TEST_SUITE_P(engines, GbmResourcesContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
