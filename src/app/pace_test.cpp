#include "app/pace.h"

#include <gtest/gtest.h>

namespace app {
namespace {

using std::chrono::seconds;

base::Timestamp at(double s) {
    return base::Timestamp(base::Duration(static_cast<std::int64_t>(s * 1e6)));
}

TEST(Pace, TheWindowMovesWithEachOfThem) {
    Pace pace({3, seconds(60)}, 100);
    EXPECT_FALSE(pace.take("a", at(0)));
    EXPECT_FALSE(pace.take("a", at(50)));
    EXPECT_FALSE(pace.take("a", at(59)));
    EXPECT_EQ(pace.take("a", at(59.5)), std::chrono::milliseconds(500));
    EXPECT_FALSE(pace.take("a", at(60)));  // the one at 0 is a whole window old
    EXPECT_EQ(pace.take("a", at(60)), seconds(50));
    EXPECT_FALSE(pace.take("b", at(60))) << "another key has its own";
}

TEST(Pace, WhatWasRefusedIsNotCounted) {
    Pace pace({1, seconds(10)}, 100);
    EXPECT_FALSE(pace.take("a", at(0)));
    for (int i = 1; i < 10; ++i)
        EXPECT_TRUE(pace.take("a", at(i)));
    EXPECT_FALSE(pace.take("a", at(10)));
}

TEST(Pace, AskingCountsNothing) {
    Pace pace({1, seconds(10)}, 100);
    EXPECT_FALSE(pace.wait_of("a", at(0)));
    EXPECT_FALSE(pace.wait_of("a", at(0)));
    pace.note("a", at(0));
    EXPECT_EQ(pace.wait_of("a", at(1)), seconds(9));
}

TEST(Pace, NoneIsNoLimit) {
    Pace pace({0, seconds(10)}, 100);
    for (int i = 0; i < 1000; ++i)
        EXPECT_FALSE(pace.take("a", at(0)));
}

TEST(Pace, AQuietKeyIsForgottenAndABusyOneIsNot) {
    Pace pace({2, seconds(10)}, 100);
    EXPECT_FALSE(pace.take("a", at(0)));
    EXPECT_FALSE(pace.take("b", at(11)));  // what was before is old now
    EXPECT_FALSE(pace.take("b", at(12)));
    EXPECT_FALSE(pace.take("c", at(22)));
    EXPECT_TRUE(pace.wait_of("b", at(12.5))) << "moved to the old ones, and still known";
    EXPECT_FALSE(pace.take("b", at(22)));
    EXPECT_FALSE(pace.take("a", at(22)));
}

TEST(Pace, MemoryIsBoundedByTheNumberOfKeys) {
    Pace pace({1, seconds(10)}, 10);
    EXPECT_FALSE(pace.take("first", at(0)));
    for (int i = 0; i < 25; ++i)
        EXPECT_FALSE(pace.take(std::to_string(i), at(1)));
    EXPECT_FALSE(pace.take("first", at(2))) << "forgotten, not refused";
    EXPECT_TRUE(pace.take("24", at(2)));
}

TEST(Pace, AClockTurnedBackMakesNobodyWaitLongerThanAWindow) {
    Pace pace({1, seconds(10)}, 10);
    EXPECT_FALSE(pace.take("a", at(1000)));
    EXPECT_LE(*pace.take("a", at(0)), seconds(10));
}

}  // namespace
}  // namespace app
