#include "domain/time/hours_warnings.h"

#include <gtest/gtest.h>

namespace domain::time {
namespace {

constexpr base::Duration kDay = std::chrono::hours(24);

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}

struct Warned {
    KeptHours kept;
    HoursWarnings on(std::string_view now) const {
        const auto timetable = timetable_of(kept.hours).value();
        return hours_warnings(kept, timetable ? &*timetable : nullptr, at(now), kDay);
    }
};

// Monday to Saturday, 9:00 to 18:00 in Paris.
Warned six_days() {
    Warned shop;
    shop.kept.hours.zone = "Europe/Paris";
    for (int day = 0; day < 6; ++day)
        shop.kept.hours.weekly.push_back({day, 540, 1080});
    shop.kept.confirmed_at = at("2026-01-05T12:00:00Z");
    return shop;
}

TEST(HoursWarnings, DeadIntervalsOfTheComingEightWeeks) {  // AVA-18
    const auto dead = six_days().on("2026-01-05T12:00:00Z").dead;
    ASSERT_EQ(dead.size(), 8U);
    // Saturday 18:00 to Sunday 9:00.
    EXPECT_EQ(dead[0], (Span{at("2026-01-10T17:00:00Z"), at("2026-01-11T08:00:00Z")}));
}

TEST(HoursWarnings, AHolidayMakesOneAndAPauseTakesItAway) {
    auto shop = six_days();
    shop.kept.hours.weekly.push_back({6, 540, 1080});
    EXPECT_TRUE(shop.on("2026-01-05T12:00:00Z").dead.empty());
    shop.kept.hours.special.push_back({parse_date("2026-01-14").value(), {}});
    const auto dead = shop.on("2026-01-05T12:00:00Z").dead;
    ASSERT_EQ(dead.size(), 1U);
    EXPECT_EQ(dead[0], (Span{at("2026-01-13T17:00:00Z"), at("2026-01-14T08:00:00Z")}));
    // Who cannot begin waits for nobody; what is left is the evening before.
    const Closure pause{at("2026-01-13T20:00:00Z"), at("2026-01-15T08:00:00Z")};
    shop.kept.hours.closures = shop.kept.pauses = {pause};
    const auto left = shop.on("2026-01-05T12:00:00Z").dead;
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left[0], (Span{at("2026-01-13T17:00:00Z"), pause.from}));
}

TEST(HoursWarnings, TheClockIsTurnedWithinSevenDays) {  // AVA-19
    auto shop = six_days();
    EXPECT_TRUE(shop.on("2026-03-25T12:00:00Z").turned.empty()) << "nobody is there at that hour";
    shop.kept.hours.weekly.push_back({5, 1320, 240});
    EXPECT_TRUE(shop.on("2026-03-22T00:59:59Z").turned.empty());
    const auto turned = shop.on("2026-03-22T01:00:01Z").turned;
    ASSERT_EQ(turned.size(), 1U);
    EXPECT_EQ(turned[0].real.to - turned[0].real.from, std::chrono::hours(5));
}

TEST(HoursWarnings, StaleAfterHalfAYear) {  // AVA-12
    const auto shop = six_days();
    EXPECT_FALSE(shop.on("2026-07-04T11:59:59.999Z").is_stale);
    EXPECT_TRUE(shop.on("2026-07-04T12:00:00Z").is_stale);
}

TEST(HoursWarnings, NothingAboutHoursThatWereNeverTold) {
    Warned shop;
    shop.kept.hours.zone = "Europe/Paris";
    const auto warnings = shop.on("2026-03-25T12:00:00Z");
    EXPECT_TRUE(warnings.dead.empty());
    EXPECT_FALSE(warnings.is_stale);
}

}  // namespace
}  // namespace domain::time
