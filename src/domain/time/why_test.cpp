#include "domain/time/why.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace domain::time {
namespace {

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}
std::string text_of(const Why& why, std::string_view code) {
    std::string text;
    for (const Step& step : why) {
        if (step.code == code) text += step.text + "\n";
    }
    return text;
}
Timetable bar() {
    Hours hours{
        .zone = "Europe/Paris", .weekly = {{5, 1200, 150}, {0, 570, 1080}}, .special = {}, .closures = {}};
    hours.special = {{parse_date("2026-03-31").value(), {{600, 660}}}};
    hours.closures = {{at("2026-03-30T08:00:00Z"), at("2026-03-30T09:00:00Z")}};
    return Timetable::make(hours).value();
}

TEST(Why, NextOpenTellsTheDaysItPassed) {
    const auto why = why_next_open(bar(), at("2026-03-29T10:00:00Z"));
    EXPECT_EQ(why.front().text,
              "2026-03-29T10:00:00Z is 2026-03-29T12:00:00+02:00 in Europe/Paris, a Sunday");
    EXPECT_EQ(text_of(why, "weekly"), "Sunday 2026-03-29: closed\nMonday 2026-03-30: 09:30 to 18:00\n");
    EXPECT_EQ(why.back().text, "2026-03-30T07:30:00Z, on the shop's clock 2026-03-30T09:30:00+02:00");
}

TEST(Why, StaffedTellsTheEveningBeforeAndTheGap) {
    const auto why = why_staffed(bar(), at("2026-03-29T00:30:00Z"));
    EXPECT_EQ(text_of(why, "evening_before"),
              "20:00 to 02:30 began on Saturday 2026-03-28 and runs to its end\n");
    EXPECT_EQ(text_of(why, "moved"),
              "2026-03-29 02:30 does not exist; the first instant after it is 2026-03-29T03:00:00+02:00\n");
    EXPECT_EQ(
        text_of(why, "clock_change"),
        "at 2026-03-29T01:00:00Z the clock is turned from 2026-03-29T02:00:00 to 2026-03-29T03:00:00\n");
    EXPECT_EQ(why.back().text, "staffed until 2026-03-29T03:00:00+02:00");
}

TEST(Why, SpecialDaysAndClosuresAreNamed) {
    EXPECT_EQ(text_of(why_staffed(bar(), at("2026-03-31T08:30:00Z")), "special_day"),
              "Tuesday 2026-03-31 is special: 10:00 to 11:00\n");
    const auto closed = why_staffed(bar(), at("2026-03-30T08:30:00Z"));
    EXPECT_EQ(text_of(closed, "closure"),
              "closed for a while from 2026-03-30T08:00:00Z to 2026-03-30T09:00:00Z\n");
    EXPECT_EQ(closed.back().text, "not staffed");
}

TEST(Why, SecondsAddUp) {
    const auto why = why_staffed_between(bar(), at("2026-03-30T00:00:00Z"), at("2026-03-31T00:00:00Z"));
    EXPECT_EQ(text_of(why, "stretch"),
              "2026-03-30T07:30:00Z to 2026-03-30T08:00:00Z: 1800 s\n"
              "2026-03-30T09:00:00Z to 2026-03-30T16:00:00Z: 25200 s\n");
    EXPECT_EQ(why.back().text, "27000 staffed seconds");
    EXPECT_EQ(why_staffed_deadline(bar(), at("2026-03-30T00:00:00Z"), std::chrono::hours(1)).back().text,
              "2026-03-30T09:30:00Z, on the shop's clock 2026-03-30T11:30:00+02:00");
}

TEST(Why, LaterDaysAndElapsedTime) {
    const Zone zone = Zone::find("Europe/Paris").value();
    const auto twice = why_later_day_at(zone, at("2026-10-24T12:00:00Z"), 1, 150);
    EXPECT_EQ(text_of(twice, "twice"),
              "2026-10-25 02:30 happens twice; a start takes the first one, 2026-10-25T00:30:00Z\n");
    const auto later = why_elapsed(zone, at("2026-03-28T17:00:00Z"), std::chrono::seconds(86'400));
    EXPECT_EQ(later.back().text, "2026-03-29T17:00:00Z, on the shop's clock 2026-03-29T19:00:00+02:00");
    EXPECT_NE(text_of(later, "clock_change"), "");
}

TEST(Why, NothingFoundSaysHowFarItLooked) {
    const Timetable shut(Hours{}, Zone::find("Europe/Paris").value());
    const auto why = why_next_open(shut, at("2026-03-29T10:00:00Z"));
    EXPECT_EQ(why.back().code, "horizon");
    EXPECT_LT(why.size(), 30U);
}

}  // namespace
}  // namespace domain::time
