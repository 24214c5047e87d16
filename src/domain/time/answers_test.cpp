// The edge cases of behaviours.md §6 about hours, by their number; tests/time has the random ones.
#include "domain/time/answers.h"

#include <gtest/gtest.h>

namespace domain::time {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}
std::string told(const std::optional<base::Timestamp>& answer) {
    return answer ? format_utc(*answer) : "never";
}
int date(std::string_view text) {
    return parse_date(text).value();
}
Hours paris(std::vector<HoursRange> weekly) {
    return {.zone = "Europe/Paris", .weekly = std::move(weekly), .special = {}, .closures = {}};
}
Timetable made(const Hours& hours_of_shop) {
    return Timetable::make(hours_of_shop).value();
}
std::vector<HoursRange> days(int first, int last, int start, int end) {
    std::vector<HoursRange> weekly;
    for (int day = first; day <= last; ++day)
        weekly.push_back({day, start, end});
    return weekly;
}

// Monday to Saturday 09:00 to 18:00 in Paris; 2026-06-01 is a Monday, UTC+2.
const Hours kShop = paris(days(0, 5, 540, 1080));

TEST(EdgeCase4, OpeningInTheGap) {
    const auto shop = made(paris({{6, 150, 600}}));
    EXPECT_EQ(told(next_open(shop, at("2026-03-29T00:59:59Z"))), "2026-03-29T01:00:00Z");  // 03:00 CEST
}

TEST(EdgeCase7, AMinuteBeforeClosing) {
    const auto due = staffed_deadline(made(kShop), at("2026-06-01T15:59:00Z"), hours(1));
    EXPECT_EQ(told(due), "2026-06-02T07:59:00Z");  // 1 min today, 59 tomorrow
}

TEST(EdgeCase8, ExactlyAtClosingTime) {
    const auto shop = made(kShop);
    EXPECT_TRUE(shop.is_staffed(at("2026-06-01T15:59:59.999999Z")));
    EXPECT_FALSE(shop.is_staffed(at("2026-06-01T16:00:00Z")));
    EXPECT_TRUE(shop.is_staffed(at("2026-06-01T07:00:00Z")));
    EXPECT_FALSE(shop.is_staffed(at("2026-06-01T06:59:59.999999Z")));
}

TEST(EdgeCase9, TheEveningBeforeASpecialDayRunsToItsEnd) {
    Hours bar = paris(days(0, 6, 1320, 120));
    bar.special = {{date("2026-06-02"), {}}};
    const auto shop = made(bar);
    EXPECT_TRUE(shop.is_staffed(at("2026-06-01T23:59:59Z")));   // Tuesday 01:59
    EXPECT_FALSE(shop.is_staffed(at("2026-06-02T00:00:00Z")));  // 02:00
    EXPECT_FALSE(shop.is_staffed(at("2026-06-02T20:00:00Z")));  // Tuesday 22:00: closed
    EXPECT_FALSE(shop.is_staffed(at("2026-06-02T23:00:00Z")));  // its night too
    EXPECT_EQ(told(next_open(shop, at("2026-06-02T00:00:00Z"))), "2026-06-03T20:00:00Z");
}

TEST(EdgeCase10, ClosedOnASpecialDay) {
    Hours shop = kShop;
    shop.special = {{date("2026-06-01"), {}}};
    EXPECT_EQ(told(next_open(made(shop), at("2026-06-01T08:00:00Z"))), "2026-06-02T07:00:00Z");
}

TEST(EdgeCase13, DeadIntervalOverTheWeekend) {
    const auto dead =
        dead_intervals(made(kShop), at("2026-06-01T00:00:00Z"), at("2026-06-15T00:00:00Z"), hours(24));
    ASSERT_EQ(dead.size(), 2U);  // Saturday 18:00 to Sunday 09:00
    EXPECT_EQ(dead[0], (Span{at("2026-06-06T16:00:00Z"), at("2026-06-07T07:00:00Z")}));
    EXPECT_EQ(dead[1], (Span{at("2026-06-13T16:00:00Z"), at("2026-06-14T07:00:00Z")}));
    const auto never =
        dead_intervals(made(paris({})), at("2026-06-01T00:00:00Z"), at("2026-06-02T00:00:00Z"), hours(24));
    EXPECT_EQ(never, (std::vector{Span{at("2026-06-01T00:00:00Z"), at("2026-06-02T00:00:00Z")}}));
    EXPECT_TRUE(dead_intervals(made(paris(days(0, 6, 540, 600))), at("2026-06-01T00:00:00Z"),
                               at("2026-07-27T00:00:00Z"), hours(24))
                    .empty());
}

TEST(EdgeCase42, SundayAndAHolidayMoveToTuesday) {
    Hours shop = kShop;
    shop.special = {{date("2026-05-25"), {}}};
    const auto nudge = next_day_at(made(shop).zone(), at("2026-05-23T15:00:00Z"), 570);
    EXPECT_EQ(format_utc(nudge), "2026-05-24T07:30:00Z");
    EXPECT_EQ(told(next_open(made(shop), nudge)), "2026-05-26T07:00:00Z");
}

TEST(EdgeCase71, TwentyFourIsTheNextMidnight) {
    Hours shop = paris(days(0, 6, 0, 1440));
    EXPECT_EQ(told(next_close(made(shop), at("2026-06-01T12:00:00Z"))), "never");
    EXPECT_TRUE(made(shop).is_staffed(at("2026-06-01T21:59:59.999999Z")));
    shop.special = {{date("2026-06-03"), {}}};  // closable for one day (§10.2)
    EXPECT_EQ(told(next_close(made(shop), at("2026-06-01T12:00:00Z"))), "2026-06-02T22:00:00Z");
    EXPECT_EQ(told(next_open(made(shop), at("2026-06-03T12:00:00Z"))), "2026-06-03T22:00:00Z");
}

TEST(Special, AnOpenDayThatOverlapsTheTailIsAUnion) {
    Hours bar = paris(days(0, 6, 1320, 120));
    bar.special = {{date("2026-06-02"), {{60, 300}}}};
    EXPECT_EQ(told(next_close(made(bar), at("2026-06-01T21:00:00Z"))), "2026-06-02T03:00:00Z");
}

TEST(Closures, AreInstantsCutOutOfEverything) {
    Hours shop = kShop;
    shop.closures = {{at("2026-06-01T08:00:00Z"), at("2026-06-01T08:30:00Z")},
                     {at("2026-06-01T08:20:00Z"), at("2026-06-01T09:00:00Z")}};
    const auto open = made(shop);
    EXPECT_TRUE(open.is_staffed(at("2026-06-01T07:59:59Z")));
    EXPECT_FALSE(open.is_staffed(at("2026-06-01T08:00:00Z")));
    EXPECT_FALSE(open.is_staffed(at("2026-06-01T08:59:59Z")));
    EXPECT_TRUE(open.is_staffed(at("2026-06-01T09:00:00Z")));
    EXPECT_EQ(told(next_open(open, at("2026-06-01T08:10:00Z"))), "2026-06-01T09:00:00Z");
    EXPECT_EQ(staffed_between(open, at("2026-06-01T00:00:00Z"), at("2026-06-02T00:00:00Z")), hours(8));
    EXPECT_EQ(told(closed_since(open, at("2026-06-01T08:59:00Z"))), "2026-06-01T08:00:00Z");
}

TEST(NextOpen, IsNowWhenStaffedAndLooksSixtyDaysAhead) {
    EXPECT_EQ(told(next_open(made(kShop), at("2026-06-01T07:00:00.5Z"))), "2026-06-01T07:00:00.500Z");
    Hours once = paris({});
    once.special = {{date("2026-06-01"), {{540, 600}}}};
    const auto opens = at("2026-06-01T07:00:00Z");
    EXPECT_EQ(told(next_open(made(once), opens - hours(60 * 24))), "never");
    EXPECT_EQ(told(next_open(made(once), opens - hours(60 * 24) + seconds(1))), "2026-06-01T07:00:00Z");
    EXPECT_EQ(told(next_open(made(paris({})), opens)), "never");
}

TEST(ClosedSince, NamesTheClosedInterval) {
    const auto shop = made(kShop);
    EXPECT_EQ(told(closed_since(shop, at("2026-06-07T12:00:00Z"))), "2026-06-06T16:00:00Z");
    EXPECT_EQ(told(closed_since(shop, at("2026-06-08T06:59:59Z"))), "2026-06-06T16:00:00Z");
    EXPECT_EQ(told(closed_since(shop, at("2026-06-01T08:00:00Z"))), "never");
    EXPECT_EQ(told(closed_since(made(paris({})), at("2026-06-01T08:00:00Z"))), "never");
}

TEST(StaffedTime, CountsWhatReallyPassed) {
    const auto nights = made(paris(days(0, 6, 1320, 360)));  // 22:00 to 06:00
    const auto night = [&](std::string_view noon) {
        return staffed_between(nights, at(noon), at(noon) + hours(24));
    };
    EXPECT_EQ(night("2026-03-27T12:00:00Z"), hours(8));
    EXPECT_EQ(night("2026-03-28T12:00:00Z"), hours(7));
    EXPECT_EQ(night("2026-10-24T12:00:00Z"), hours(9));
    EXPECT_EQ(staffed_between(nights, at("2026-03-28T12:00:00Z"), at("2026-03-27T12:00:00Z")), seconds(0));
    // A year of Mondays to Saturdays: 313 of them in 2026.
    EXPECT_EQ(staffed_between(made(kShop), at("2025-12-31T23:00:00Z"), at("2026-12-31T23:00:00Z")),
              hours(313 * 9));
}

TEST(StaffedTime, DeadlinesEndWhereTheTimeIsUp) {
    const auto shop = made(kShop);
    EXPECT_EQ(told(staffed_deadline(shop, at("2026-06-01T15:00:00Z"), hours(1))), "2026-06-01T16:00:00Z");
    EXPECT_EQ(told(staffed_deadline(shop, at("2026-06-06T15:30:00Z"), hours(1))), "2026-06-08T07:30:00Z");
    EXPECT_EQ(told(staffed_deadline(shop, at("2026-06-07T12:00:00Z"), seconds(0))), "2026-06-07T12:00:00Z");
    EXPECT_EQ(told(staffed_deadline(shop, at("2026-06-01T06:00:00Z"), hours(24))), "2026-06-03T13:00:00Z");
    EXPECT_EQ(told(staffed_deadline(made(paris({})), at("2026-06-07T12:00:00Z"), seconds(1))), "never");
}

TEST(NextDay, IsACalendarDayAndAStart) {
    const Zone zone = Zone::find("Europe/Paris").value();
    EXPECT_EQ(format_utc(next_day_at(zone, at("2026-03-28T22:59:00Z"), 570)), "2026-03-29T07:30:00Z");
    EXPECT_EQ(format_utc(next_day_at(zone, at("2026-03-28T23:00:00Z"), 570)), "2026-03-30T07:30:00Z");
    EXPECT_EQ(format_utc(next_day_at(zone, at("2026-03-28T12:00:00Z"), 150)), "2026-03-29T01:00:00Z");  // gap
    EXPECT_EQ(format_utc(next_day_at(zone, at("2026-10-24T12:00:00Z"), 150)),
              "2026-10-25T00:30:00Z");  // fold: first
    EXPECT_EQ(format_utc(later_day_at(zone, at("2026-06-01T12:00:00Z"), 4, 570)), "2026-06-05T07:30:00Z");
}

TEST(TurnedOpenings, OnlyThoseThatTheChangeTouches) {
    const auto shop = made(paris({{5, 1320, 120}, {5, 540, 600}, {6, 540, 600}, {6, 140, 170}}));
    const int saturday = date("2026-03-28");
    const auto turned = turned_openings(shop, at("2026-03-25T00:00:00Z"), at("2026-04-01T00:00:00Z"));
    ASSERT_EQ(turned.size(), 1U);  // Saturday night ends where 02:00 would have been, as long as stated
    EXPECT_EQ(turned[0].date, saturday + 1);
    EXPECT_EQ(turned[0].range, (DayRange{140, 170}));
    EXPECT_EQ(turned[0].real.from, turned[0].real.to);  // wholly in the gap
    const auto autumn = turned_openings(shop, at("2026-10-20T00:00:00Z"), at("2026-10-27T00:00:00Z"));
    ASSERT_EQ(autumn.size(), 2U);
    EXPECT_EQ(autumn[0].real.to, at("2026-10-25T01:00:00Z"));  // the second 02:00
    EXPECT_TRUE(turned_openings(shop, at("2026-06-01T00:00:00Z"), at("2026-07-01T00:00:00Z")).empty());
}

// Antarctica/Casey, 5 March 2010: 02:00 became 23:00 of the day before. Found by tests/time.
TEST(FoldOverMidnight, YesterdaysRangeGoesOnUntilItsSecondEnd) {
    Hours base_hours = paris({{3, 1050, 1380}});  // Thursday 17:30 to 23:00
    base_hours.zone = "Antarctica/Casey";
    const auto station = made(base_hours);
    EXPECT_TRUE(station.is_staffed(at("2010-03-04T13:50:09Z")));  // Friday 00:50, before the change
    EXPECT_TRUE(station.is_staffed(at("2010-03-04T14:59:59Z")));
    EXPECT_FALSE(station.is_staffed(at("2010-03-04T15:00:00Z")));  // the second 23:00 of Thursday
}

// America/Goose_Bay, Sunday 27 October 2002: 00:01 became 23:01 of Saturday. Found by tests/time.
TEST(FoldOverMidnight, TheNightOfTheDayBeforeYesterday) {
    Hours night =
        paris({{4, 1419, 1418}});  // Friday 23:39 to Saturday 23:38, which comes after Sunday's first minute
    night.zone = "America/Goose_Bay";
    const auto shop = made(night);
    EXPECT_TRUE(shop.is_staffed(at("2002-10-27T03:00:30Z")));  // Sunday 00:00
    EXPECT_EQ(told(next_open(shop, at("2002-10-27T03:00:00Z"))), "2002-10-27T03:00:00Z");
    EXPECT_EQ(told(next_close(shop, at("2002-10-27T03:00:00Z"))), "2002-10-27T03:38:00Z");
    EXPECT_EQ(staffed_between(shop, at("2002-10-27T03:00:00Z"), at("2002-10-27T05:00:00Z")), minutes(38));
}

}  // namespace
}  // namespace domain::time
