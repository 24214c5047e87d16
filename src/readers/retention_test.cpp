#include "readers/retention.h"

#include "readers/test_shops.h"
#include "storage/prove.h"

namespace readers {
namespace {

using std::chrono::hours;

class RetentionTest : public ShopsTest {
 protected:
    void start() { retention_ = std::make_unique<Retention>(*app_, *app::Retention::open(*store_)); }
    // A whole round, and what it has handed to the lane.
    std::optional<base::Timestamp> run() {
        std::optional<base::Timestamp> next;
        do {
            next = retention_->run(clock_.now());
            if (next && *next - clock_.now() < hours(1)) clock_.turn(*next - clock_.now());
        } while (next && *next <= clock_.now());
        wait<bool>([&](auto done) { app::put_items(*app_, brand_.id, {}, std::move(done)); });
        return next;
    }
    std::size_t erased() {
        const auto all = truth();
        return static_cast<std::size_t>(
            std::ranges::count_if(all, [](const auto& one) { return one.rights.erased_up_to > 0; }));
    }

    std::unique_ptr<Retention> retention_;
};

// DAT-03
TEST_F(RetentionTest, LetsGoOfWhatWasSilentAndOfNothingElse) {
    std::vector<std::size_t> all(1200);  // more than two pages
    std::iota(all.begin(), all.end(), 0);
    write(all);
    start();
    clock_.turn(hours(24 * 399));
    EXPECT_EQ(run(), clock_.now() + Retention::kEvery);
    EXPECT_EQ(erased(), 0U);
    write({3, 4});
    clock_.turn(hours(24));
    run();
    EXPECT_EQ(erased(), 1198U);
    clock_.turn(hours(24));
    run();
    EXPECT_EQ(erased(), 1198U);  // what is gone stays as it is
    const auto db = *store_->connect();
    const auto proof = *storage::prove(*db);
    EXPECT_TRUE(proof.problems.empty()) << proof.problems[0];
}

// SEC-04
TEST_F(RetentionTest, WaitsWhileTheClockIsBack) {
    write({0});
    start();
    const auto before = clock_.now();
    run();
    clock_.turn(-hours(5));
    EXPECT_EQ(retention_->run(clock_.now()), before);
    EXPECT_EQ(erased(), 0U);
}

}  // namespace
}  // namespace readers
