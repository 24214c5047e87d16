// The verified vectors of behaviours.md §7: what +24 h and +30 × 24 h look like on the wall, and the edges of
// the windows. Zone data of the system (tzdata 2026f at the time of writing).
#include <gtest/gtest.h>

#include "domain/time/window.h"
#include "domain/time/zone.h"

namespace domain::time {
namespace {

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}
std::string on_the_wall(const Zone& zone, base::Timestamp when) {
    return format_local(zone, when).substr(0, 16);
}

struct Vector {
    std::string_view zone;
    std::string_view start;  // local
    std::string_view utc;
    std::string_view day_later;
    std::string_view month_later;
};

constexpr std::array kVectors = {
    Vector{"Europe/Paris", "2026-03-28T18:00", "2026-03-28T17:00:00Z", "2026-03-29T19:00",
           "2026-04-27T19:00"},
    Vector{"Europe/Paris", "2026-10-24T18:00", "2026-10-24T16:00:00Z", "2026-10-25T17:00",
           "2026-11-23T17:00"},
    Vector{"Europe/Paris", "2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-26T01:30",
           "2026-11-24T01:30"},
    Vector{"Europe/Paris", "2026-10-25T02:30", "2026-10-25T01:30:00Z", "2026-10-26T02:30",
           "2026-11-24T02:30"},
    Vector{"America/New_York", "2026-03-07T20:00", "2026-03-08T01:00:00Z", "2026-03-08T21:00",
           "2026-04-06T21:00"},
    Vector{"America/New_York", "2026-10-31T20:00", "2026-11-01T00:00:00Z", "2026-11-01T19:00",
           "2026-11-30T19:00"},
    Vector{"America/Sao_Paulo", "2026-10-17T23:59", "2026-10-18T02:59:00Z", "2026-10-18T23:59",
           "2026-11-16T23:59"},
    Vector{"Asia/Ho_Chi_Minh", "2026-02-16T17:59", "2026-02-16T10:59:00Z", "2026-02-17T17:59",
           "2026-03-18T17:59"},
    Vector{"Australia/Lord_Howe", "2026-04-04T12:00", "2026-04-04T01:00:00Z", "2026-04-05T11:30",
           "2026-05-04T11:30"},
    Vector{"Europe/Paris", "2026-03-01T10:00", "2026-03-01T09:00:00Z", "2026-03-02T10:00",
           "2026-03-31T11:00"},
};

TEST(Vectors, WallClockOfTheLimits) {
    for (const Vector& vector : kVectors) {
        const Zone zone = Zone::find(vector.zone).value();
        const base::Timestamp start = at(vector.utc);
        EXPECT_EQ(on_the_wall(zone, start), vector.start);
        EXPECT_EQ(on_the_wall(zone, answer_window(start).end()), vector.day_later) << vector.utc;
        EXPECT_EQ(on_the_wall(zone, contact_window(start).end()), vector.month_later) << vector.utc;
    }
}

TEST(Vectors, TheHourThatHappensTwiceIsTwoInstants) {
    const Zone paris = Zone::find("Europe/Paris").value();
    const int day = day_number({.year = 2026, .month = 10, .day = 25});
    EXPECT_EQ(format_utc(paris.start_at(day, 150)), "2026-10-25T00:30:00Z");
    EXPECT_EQ(format_utc(paris.end_at(day, 150)), "2026-10-25T01:30:00Z");
    EXPECT_EQ(format_local(paris, at("2026-10-25T00:30:00Z")), "2026-10-25T02:30:00+02:00");
    EXPECT_EQ(format_local(paris, at("2026-10-25T01:30:00Z")), "2026-10-25T02:30:00+01:00");
}

TEST(Window, TheContactWindowIncludesItsEnd) {
    const auto window = contact_window(at("2026-01-01T00:00:00Z"));
    EXPECT_TRUE(window.contains(at("2026-01-31T00:00:00.000Z")));  // 2,592,000.000 s: WIN-02
    EXPECT_FALSE(window.is_over(at("2026-01-31T00:00:00.000Z")));
    EXPECT_FALSE(window.contains(at("2026-01-31T00:00:00.001Z")));  // WIN-03
    EXPECT_TRUE(window.is_over(at("2026-01-31T00:00:00.001Z")));
    EXPECT_FALSE(window.contains(at("2025-12-31T23:59:59.999Z")));
    EXPECT_EQ(window.left(at("2026-01-30T23:00:00Z")), std::chrono::hours(1));
    EXPECT_EQ(window.left(at("2026-02-01T00:00:00Z")), base::Duration::zero());
}

TEST(Window, TheAnswerLimitIsStrict) {
    const auto window = answer_window(at("2026-01-01T00:00:00Z"));
    EXPECT_TRUE(window.contains(at("2026-01-01T23:59:59.999Z")));   // §6 case 14: in time
    EXPECT_FALSE(window.contains(at("2026-01-02T00:00:00.000Z")));  // late
    EXPECT_TRUE(window.is_over(at("2026-01-02T00:00:00.000Z")));
    const auto credited = answer_window(at("2026-01-01T00:00:00Z"), kAnswerLimit, std::chrono::hours(3));
    EXPECT_TRUE(credited.contains(at("2026-01-02T02:59:59Z")));
}

}  // namespace
}  // namespace domain::time
