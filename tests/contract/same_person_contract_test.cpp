// Which consumers are one person (WIN-11), on every engine.
#include "storage/same_person.h"

#include "contract/storage_contract.h"

namespace contract {
namespace {

using domain::ConsumerId;
using storage::LaneTransaction;

class SamePersonContract : public StorageContract {
 protected:
    void say(ConsumerId one, ConsumerId other, bool is_linked) {
        ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
            EXPECT_TRUE(storage::put_person_link(lane.database(), brand, {one, other}, is_linked, "mia",
                                                 clock.now()));
        }));
    }
    std::vector<ConsumerId> others(ConsumerId of) { return storage::same_person_as(db(), brand, of).value(); }
    std::vector<ConsumerId> nobody;
    ConsumerId ann = made<ConsumerId>(31), bea = made<ConsumerId>(32), cleo = made<ConsumerId>(33);
};

TEST_P(SamePersonContract, the_newest_word_holds_from_both_sides) {
    EXPECT_FALSE(storage::has_person_links(db(), brand).value());
    EXPECT_EQ(others(ann), nobody);
    say(ann, bea, true);
    EXPECT_TRUE(storage::has_person_links(db(), brand).value());
    EXPECT_FALSE(storage::has_person_links(db(), made<domain::BrandId>(2)).value());
    const std::vector<storage::PersonLink> wanted{{ann, "mia", clock.now()}};
    EXPECT_EQ(storage::person_links_of(db(), brand, bea).value(), wanted);
    EXPECT_EQ(others(ann), std::vector{bea});
    say(bea, ann, false);
    EXPECT_EQ(others(ann), nobody);
    EXPECT_EQ(others(bea), nobody);
    say(ann, bea, true);
    if (is_kept()) reopen();
    EXPECT_EQ(others(ann), std::vector{bea});
    EXPECT_EQ(storage::same_person_as(db(), made<domain::BrandId>(2), ann).value(), nobody);
}

TEST_P(SamePersonContract, what_follows_from_a_third_one_holds_and_ends_with_it) {
    say(ann, bea, true);
    say(cleo, bea, true);
    EXPECT_EQ(others(ann), (std::vector{bea, cleo}));
    EXPECT_EQ(others(cleo), (std::vector{bea, ann}));
    ASSERT_TRUE(run(brand, [&](LaneTransaction& lane) {
        EXPECT_TRUE(storage::forget_person_links(lane.database(), brand, bea));
    }));
    EXPECT_EQ(others(ann), nobody);
    EXPECT_EQ(others(bea), nobody);
    EXPECT_EQ(others(cleo), nobody);
    EXPECT_FALSE(storage::has_person_links(db(), brand).value()) << "no row names them any more";
}

INSTANTIATE_TEST_SUITE_P(engines, SamePersonContract,
                         testing::Values(Engine::sqlite_file, Engine::sqlite_memory, Engine::postgresql),
                         engine_name);

}  // namespace
}  // namespace contract
