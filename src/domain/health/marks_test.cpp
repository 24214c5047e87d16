// CLK-08: when what a shop marks stops counting, and what is written of it.
#include "domain/health/marks.h"

#include <gtest/gtest.h>

#include "domain/health/next.h"

namespace domain::health {
namespace {

const base::Timestamp kNow = base::from_us(1'800'000'000'000'000);

TEST(Marks, more_than_a_fifth_of_twenty_or_more) {
    struct Case {
        std::int64_t episodes;
        std::int64_t marked;
        bool is_abuse;
    };
    for (const auto& [episodes, marked, is_abuse] : {
             Case{0, 0, false},
             Case{19, 19, false},  // too few to say
             Case{20, 0, false},
             Case{20, 4, false},  // 20 % exactly
             Case{20, 5, true},
             Case{21, 4, false},
             Case{21, 5, true},
             Case{100, 20, false},
             Case{100, 21, true},
             Case{1000, 200, false},
             Case{1000, 201, true},
         })
        EXPECT_EQ((Marks{episodes, marked}.is_abuse()), is_abuse) << marked << " of " << episodes;
}

TEST(Marks, are_noted_once_and_taken_back_when_there_are_fewer) {
    Health health;
    Situation situation;
    situation.marks = {20, 5};
    const auto suspected = next(health, situation, kNow);
    ASSERT_TRUE(suspected.change);
    EXPECT_EQ(suspected.change->reason_code, "NRN_ABUSE_SUSPECTED");
    EXPECT_EQ(suspected.change->marks, (Marks{20, 5}));
    EXPECT_EQ(suspected.after.state, HealthState::healthy);
    EXPECT_EQ(suspected.after.marks_stopped_at, kNow);
    EXPECT_FALSE(next(suspected.after, situation, kNow + std::chrono::hours(1)).change);
    situation.marks = {25, 5};
    const auto ended = next(suspected.after, situation, kNow + std::chrono::hours(2));
    ASSERT_TRUE(ended.change);
    EXPECT_EQ(ended.change->reason_code, "NRN_ABUSE_ENDED");
    EXPECT_FALSE(ended.after.marks_stopped_at);
    EXPECT_FALSE(next(ended.after, situation, kNow + std::chrono::hours(3)).change);
}

TEST(Marks, keep_no_shop_from_what_its_figures_deserve) {
    Situation situation;
    situation.marks = {20, 5};
    situation.tally.in_time = 15;
    situation.tally.unanswered = 5;
    const auto suspected = next(Health{}, situation, kNow);
    const auto judged = next(suspected.after, situation, kNow);
    EXPECT_EQ(judged.after.state, HealthState::at_risk);
    EXPECT_EQ(judged.after.marks_stopped_at, kNow);
}

}  // namespace
}  // namespace domain::health
