#include "domain/time/zone.h"

#include <gtest/gtest.h>

namespace domain::time {
namespace {

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}
Zone zone(std::string_view name) {
    return Zone::find(name).value();
}

TEST(ZoneNames, OnlyThoseOfTheDatabase) {
    for (const std::string_view name :
         {"", "Mars/Base", "../../etc/passwd", "europe/paris", "localtime", "CEST"})
        EXPECT_EQ(Zone::find(name).error().code, "hours_zone_unknown") << name;
    EXPECT_EQ(zone("US/Eastern").name(), "US/Eastern");  // a link
}

TEST(ZoneChanges, AreListedWithBothOffsets) {
    const auto changes = zone("Europe/Paris").changes(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0], (ClockChange{at("2026-03-29T01:00:00Z"), 3600, 7200}));
    EXPECT_EQ(changes[1], (ClockChange{at("2026-10-25T01:00:00Z"), 7200, 3600}));
    EXPECT_TRUE(zone("Asia/Ho_Chi_Minh").changes(at("2000-01-01T00:00:00Z"), kExactUntil).empty());
}

// The system's list ends in 2037; the law does not.
TEST(ZoneChanges, GoOnAfter2037) {
    EXPECT_EQ(format_local(zone("Europe/Paris"), at("2040-07-01T10:00:00Z")), "2040-07-01T12:00:00+02:00");
    EXPECT_EQ(format_local(zone("America/Santiago"), at("2060-07-01T12:00:00Z")),
              "2060-07-01T08:00:00-04:00");
    EXPECT_EQ(format_local(zone("America/Santiago"), at("2060-12-01T12:00:00Z")),
              "2060-12-01T09:00:00-03:00");
    // The last Thursday of October, at midnight: in some years that midnight is in November.
    EXPECT_EQ(zone("Africa/Cairo").offset_s(at("2041-10-31T20:59:59Z")), 10'800);
    EXPECT_EQ(zone("Africa/Cairo").offset_s(at("2041-10-31T21:00:00Z")), 7'200);
    EXPECT_EQ(zone("America/Sao_Paulo").offset_s(at("2050-01-01T00:00:00Z")), -10'800);  // given up in 2019
}

TEST(ZoneTexts, FractionsOnlyWhenThereAreAny) {
    EXPECT_EQ(format_utc(at("2026-03-29T01:00:00Z")), "2026-03-29T01:00:00Z");
    EXPECT_EQ(format_utc(at("2026-03-29T01:00:00.250Z")), "2026-03-29T01:00:00.250Z");
    EXPECT_EQ(format_utc(at("2026-03-29T01:00:00.000001Z")), "2026-03-29T01:00:00.000001Z");
    EXPECT_EQ(format_local(zone("Asia/Kathmandu"), at("2026-01-01T00:00:00Z")), "2026-01-01T05:45:00+05:45");
    EXPECT_EQ(format_local(zone("America/St_Johns"), at("2026-01-01T00:00:00.5Z")),
              "2025-12-31T20:30:00.500-03:30");
    EXPECT_EQ(format_local(zone("Africa/Monrovia"), at("1970-06-01T00:00:00Z")),
              "1970-05-31T23:15:30-00:44:30");
}

// Apia left out 30 December 2011: it moved over the date line.
TEST(ZoneDays, ADateThatNeverWas) {
    const Zone apia = zone("Pacific/Apia");
    const int day = day_number({.year = 2011, .month = 12, .day = 30});
    EXPECT_EQ(format_local(apia, apia.start_at(day, 540)), "2011-12-31T00:00:00+14:00");
    EXPECT_EQ(apia.start_at(day, 540), apia.end_at(day, 1020));
    EXPECT_EQ(apia.day_of(at("2011-12-30T09:59:59Z")), day - 1);
    EXPECT_EQ(apia.day_of(at("2011-12-30T10:00:00Z")), day + 1);
}

}  // namespace
}  // namespace domain::time
