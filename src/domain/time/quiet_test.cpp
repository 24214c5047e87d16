#include "domain/time/quiet.h"

#include <gtest/gtest.h>

namespace domain::time {
namespace {

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}
QuietHours quiet(const AllowedWeek& allowed, const std::vector<std::string>& zones,
                 const std::vector<int>& holidays = {}) {
    return QuietHours::make(allowed, zones, holidays).value();
}
std::string told(const std::optional<base::Timestamp>& answer) {
    return answer ? format_utc(*answer) : "never";
}

const AllowedWeek kDefault = allowed_daily(540, 1260);  // 09:00 to 21:00, behaviours.md §3.7

TEST(Quiet, HalfOpenAtBothEnds) {
    const auto tokyo = quiet(kDefault, {"Asia/Tokyo"});
    EXPECT_TRUE(tokyo.is_quiet(at("2026-06-01T23:59:59.999Z")));  // 08:59:59.999
    EXPECT_FALSE(tokyo.is_quiet(at("2026-06-02T00:00:00Z")));
    EXPECT_FALSE(tokyo.is_quiet(at("2026-06-02T11:59:59.999Z")));
    EXPECT_TRUE(tokyo.is_quiet(at("2026-06-02T12:00:00Z")));  // 21:00
    EXPECT_EQ(told(tokyo.next_allowed(at("2026-06-02T12:00:00Z"))), "2026-06-03T00:00:00Z");
    EXPECT_EQ(told(tokyo.next_allowed(at("2026-06-02T10:00:00Z"))), "2026-06-02T10:00:00Z");
}

// §6 case 50: consumer zone unknown, an area with two zones.
TEST(Quiet, TwoZonesMustBothAllow) {
    const auto area = quiet(kDefault, {"America/New_York", "America/Chicago"});
    EXPECT_TRUE(area.is_quiet(at("2026-06-01T13:30:00Z")));   // 09:30 and 08:30
    EXPECT_FALSE(area.is_quiet(at("2026-06-01T14:00:00Z")));  // 10:00 and 09:00
    EXPECT_TRUE(area.is_quiet(at("2026-06-02T01:30:00Z")));   // 21:30 and 20:30
    EXPECT_EQ(told(area.next_allowed(at("2026-06-02T01:00:00Z"))), "2026-06-02T14:00:00Z");
    EXPECT_EQ(
        told(quiet(kDefault, {"Asia/Tokyo", "America/Sao_Paulo"}).next_allowed(at("2026-06-01T00:00:00Z"))),
        "never");  // twelve hours apart
}

TEST(Quiet, SundaysAndHolidays) {
    AllowedWeek france = allowed_daily(600, 1200);
    france.days[6].reset();
    const auto paris =
        quiet(narrowed(kDefault, france), {"Europe/Paris"}, {parse_date("2026-05-25").value()});
    EXPECT_EQ(told(paris.next_allowed(at("2026-05-23T18:00:00Z"))), "2026-05-26T08:00:00Z");
}

TEST(Quiet, TheStrictestWins) {
    EXPECT_EQ(narrowed(kDefault, allowed_daily(480, 1200)), allowed_daily(540, 1200));
    EXPECT_EQ(narrowed(kDefault, allowed_daily(1260, 1320)), AllowedWeek{});
    EXPECT_EQ(told(quiet(AllowedWeek{}, {"Europe/Paris"}).next_allowed(at("2026-05-23T18:00:00Z"))), "never");
}

TEST(Quiet, Refusals) {
    EXPECT_EQ(QuietHours::make(kDefault, {}).error().code, "quiet_zone_missing");
    EXPECT_EQ(QuietHours::make(kDefault, std::vector<std::string>{"Mars/Base"}).error().code,
              "hours_zone_unknown");
}

}  // namespace
}  // namespace domain::time
