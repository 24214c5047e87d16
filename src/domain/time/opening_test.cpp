// Real zone data of the system (tzdata 2026 at the time of writing); the dates are in the past or fixed by
// law.
#include "domain/time/opening.h"

#include <gtest/gtest.h>

#include <set>

namespace domain::time {
namespace {

base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}
std::string told(const std::optional<Turn>& turn) {
    return turn ? base::format_rfc3339(turn->at) : "never";
}

OpenState state_of(std::vector<HoursRange> weekly, std::string_view zone, std::string_view now) {
    return open_state(weekly, zone, at(now)).value();
}

std::vector<HoursRange> every_day(int start, int end) {
    std::vector<HoursRange> weekly;
    for (int day = 0; day < 7; ++day)
        weekly.push_back({.day = day, .start = start, .end = end});
    return weekly;
}

const std::vector<HoursRange> kSaoPaulo = {{.day = 0, .start = 540, .end = 720},
                                           {.day = 0, .start = 780, .end = 1140},
                                           {.day = 5, .start = 600, .end = 840}};

TEST(Opening, OpenTellsTheClosing) {
    const auto state = state_of(kSaoPaulo, "America/Sao_Paulo", "2024-05-06T12:30:00Z");  // Monday 09:30
    EXPECT_TRUE(state.is_open);
    EXPECT_EQ(told(state.closes), "2024-05-06T15:00:00.000Z");
    EXPECT_EQ(state.closes->local.minute, 720);
    EXPECT_EQ(state.now.weekday, 0);
    EXPECT_EQ(state.today.size(), 2U);
    EXPECT_FALSE(state.opens);
}

TEST(Opening, ClosedTellsTheNextOpening) {
    const auto lunch =
        state_of(kSaoPaulo, "America/Sao_Paulo", "2024-05-06T15:00:00Z");  // an end is not inside
    EXPECT_FALSE(lunch.is_open);
    EXPECT_EQ(told(lunch.opens), "2024-05-06T16:00:00.000Z");
    EXPECT_EQ(lunch.opens->days_ahead, 0);
    const auto evening = state_of(kSaoPaulo, "America/Sao_Paulo", "2024-05-06T23:00:00Z");
    EXPECT_EQ(evening.opens->days_ahead, 5);
    EXPECT_EQ(evening.opens->local.weekday, 5);
    EXPECT_EQ(evening.opens->local.minute, 600);
}

TEST(Opening, TheStartIsInside) {
    EXPECT_TRUE(state_of(kSaoPaulo, "America/Sao_Paulo", "2024-05-06T12:00:00Z").is_open);
    EXPECT_FALSE(state_of(kSaoPaulo, "America/Sao_Paulo", "2024-05-06T11:59:59.999Z").is_open);
}

TEST(Opening, NoHoursSayNothing) {
    const auto state = state_of({}, "Europe/Paris", "2024-05-06T12:00:00Z");
    EXPECT_FALSE(state.has_hours);
    EXPECT_FALSE(state.is_open);
    EXPECT_FALSE(state.opens);
}

TEST(Opening, AroundTheClockNeverCloses) {
    const auto state = state_of(every_day(0, 1440), "Europe/Paris", "2026-03-28T12:00:00Z");
    EXPECT_TRUE(state.is_open);
    EXPECT_FALSE(state.closes);
}

TEST(Opening, MidnightAsTwentyFourHasNoHole) {
    auto weekly = every_day(0, 1440);
    weekly.erase(weekly.begin() + 6);                                                 // closed on Sunday
    const auto state = state_of(weekly, "Asia/Ho_Chi_Minh", "2024-05-10T16:59:59Z");  // Friday 23:59:59
    EXPECT_EQ(told(state.closes), "2024-05-11T17:00:00.000Z");                        // Saturday 24:00
    EXPECT_EQ(state.closes->local.minute, 0);
    EXPECT_EQ(state.closes->days_ahead, 2);
}

TEST(Opening, OvernightBelongsToTheEveningItStarts) {
    const std::vector<HoursRange> bar = {{.day = 4, .start = 1200, .end = 120}};     // Friday 20:00 to 02:00
    EXPECT_TRUE(state_of(bar, "Asia/Ho_Chi_Minh", "2024-05-10T18:30:00Z").is_open);  // Saturday 01:30
    const auto closed = state_of(bar, "Asia/Ho_Chi_Minh", "2024-05-10T19:00:00Z");   // Saturday 02:00
    EXPECT_FALSE(closed.is_open);
    EXPECT_EQ(closed.opens->days_ahead, 6);
    EXPECT_TRUE(closed.today.empty());
}

TEST(Opening, SundayNightRunsIntoMonday) {
    const std::vector<HoursRange> bar = {{.day = 6, .start = 1200, .end = 240}};
    EXPECT_EQ(told(state_of(bar, "Asia/Ho_Chi_Minh", "2024-05-12T18:30:00Z").closes),
              "2024-05-12T21:00:00.000Z");
}

TEST(Opening, TouchingAndOverlappingRangesAreOneOpening) {
    const std::vector<HoursRange> weekly = {{.day = 0, .start = 540, .end = 720},
                                            {.day = 0, .start = 720, .end = 900},
                                            {.day = 0, .start = 600, .end = 660}};
    EXPECT_EQ(told(state_of(weekly, "Europe/Paris", "2024-05-06T08:30:00Z").closes),
              "2024-05-06T13:00:00.000Z");
}

TEST(Opening, OnceAWeekIsSevenDaysAhead) {
    const std::vector<HoursRange> weekly = {{.day = 0, .start = 540, .end = 720}};
    EXPECT_EQ(state_of(weekly, "Europe/Paris", "2024-05-06T10:30:00Z").opens->days_ahead, 7);
}

// Europe/Paris, Sunday 29 March 2026: 02:00 CET becomes 03:00 CEST.
TEST(OpeningDst, AStartInTheGapIsTheFirstInstantAfterIt) {
    const std::vector<HoursRange> weekly = {{.day = 6, .start = 150, .end = 600}};  // 02:30
    const auto state = state_of(weekly, "Europe/Paris", "2026-03-29T00:30:00Z");
    EXPECT_EQ(told(state.opens), "2026-03-29T01:00:00.000Z");
    EXPECT_EQ(state.opens->local.minute, 180);
}

TEST(OpeningDst, AnEndInTheGapIsTheFirstInstantAfterIt) {
    const std::vector<HoursRange> weekly = {{.day = 5, .start = 1200, .end = 150}};
    EXPECT_EQ(told(state_of(weekly, "Europe/Paris", "2026-03-28T22:00:00Z").closes),
              "2026-03-29T01:00:00.000Z");
}

TEST(OpeningDst, ARangeInsideTheGapIsEmptyThatDay) {
    const std::vector<HoursRange> weekly = {{.day = 6, .start = 130, .end = 170}};
    EXPECT_EQ(told(state_of(weekly, "Europe/Paris", "2026-03-28T12:00:00Z").opens),
              "2026-04-05T00:10:00.000Z");
}

// Europe/Paris, Sunday 25 October 2026: 03:00 CEST becomes 02:00 CET; 02:30 happens at 00:30Z and 01:30Z.
TEST(OpeningDst, InTheFoldAStartIsTheFirstAndAnEndTheSecond) {
    const std::vector<HoursRange> opens = {{.day = 6, .start = 150, .end = 600}};
    EXPECT_EQ(told(state_of(opens, "Europe/Paris", "2026-10-24T20:00:00Z").opens),
              "2026-10-25T00:30:00.000Z");
    const std::vector<HoursRange> closes = {{.day = 5, .start = 1200, .end = 150}};
    EXPECT_EQ(told(state_of(closes, "Europe/Paris", "2026-10-24T20:00:00Z").closes),
              "2026-10-25T01:30:00.000Z");
}

TEST(OpeningDst, TheDaySeesTheShiftButTheWallClockDoesNot) {
    const auto before = state_of(every_day(540, 1140), "Europe/Paris", "2026-03-28T18:00:00Z");
    EXPECT_EQ(told(before.opens), "2026-03-29T07:00:00.000Z");  // 09:00 CEST
    EXPECT_EQ(before.opens->local.minute, 540);
}

// America/Sao_Paulo, Sunday 4 November 2018: 00:00 becomes 01:00; the date has no midnight.
TEST(OpeningDst, AGapAtMidnight) {
    const std::vector<HoursRange> sunday = {{.day = 6, .start = 0, .end = 300}};
    const auto state = state_of(sunday, "America/Sao_Paulo", "2018-11-04T02:00:00Z");  // Saturday 23:00
    EXPECT_EQ(told(state.opens), "2018-11-04T03:00:00.000Z");
    EXPECT_EQ(state.opens->local.minute, 60);
    EXPECT_EQ(state.opens->days_ahead, 1);
    const std::vector<HoursRange> saturday = {{.day = 5, .start = 600, .end = 1440}};
    EXPECT_EQ(told(state_of(saturday, "America/Sao_Paulo", "2018-11-04T02:00:00Z").closes),
              "2018-11-04T03:00:00.000Z");
}

// America/Sao_Paulo, Sunday 18 February 2018: 00:00 becomes Saturday 23:00 again; midnight itself happens
// once.
TEST(OpeningDst, AFoldBeforeMidnight) {
    const std::vector<HoursRange> saturday = {{.day = 5, .start = 600, .end = 1410}};  // 23:30 happens twice
    EXPECT_EQ(told(state_of(saturday, "America/Sao_Paulo", "2018-02-17T20:00:00Z").closes),
              "2018-02-18T02:30:00.000Z");
}

// Australia/Lord_Howe, Sunday 4 October 2026: 02:00 becomes 02:30, a shift of half an hour.
TEST(OpeningDst, HalfAnHourAtLordHowe) {
    const std::vector<HoursRange> gap = {{.day = 6, .start = 135, .end = 600}};  // 02:15
    const auto state = state_of(gap, "Australia/Lord_Howe", "2026-10-03T14:00:00Z");
    EXPECT_EQ(told(state.opens), "2026-10-03T15:30:00.000Z");
    EXPECT_EQ(state.opens->local.minute, 150);
    // Sunday 5 April 2026: 02:00 becomes 01:30; 01:45 happens at 14:45Z and 15:15Z.
    const std::vector<HoursRange> fold = {{.day = 5, .start = 1200, .end = 105}};
    EXPECT_EQ(told(state_of(fold, "Australia/Lord_Howe", "2026-04-04T12:00:00Z").closes),
              "2026-04-04T15:15:00.000Z");
}

TEST(Opening, UnknownZone) {
    for (const std::string_view name : {"", "Mars/Base", "../../etc/passwd", "europe/paris"}) {
        const auto state = open_state(kSaoPaulo, name, at("2024-05-06T12:00:00Z"));
        ASSERT_FALSE(state) << name;
        EXPECT_EQ(state.error().code, "hours_zone_unknown");
    }
}

// Open at every minute is what the wall clock says, in a year with both shifts, wherever no shift is near.
TEST(Opening, AgreesWithTheWallClockMinuteByMinute) {
    const std::vector<HoursRange> weekly = {{.day = 0, .start = 540, .end = 720},
                                            {.day = 2, .start = 1320, .end = 200},
                                            {.day = 6, .start = 0, .end = 1440}};
    const auto zone = Zone::find("Europe/Paris").value();
    const auto is_stated = [&](const LocalTime& local) {
        return std::ranges::any_of(weekly, [&](const HoursRange& range) {
            const bool is_overnight = range.end <= range.start;
            if (local.weekday == range.day && local.minute >= range.start) {
                return is_overnight || local.minute < range.end;
            }
            return is_overnight && local.weekday == (range.day + 1) % 7 && local.minute < range.end;
        });
    };
    for (auto now = at("2026-04-01T00:00:00Z"); now < at("2026-04-15T00:00:00Z");
         now += std::chrono::minutes(7)) {
        const auto state = open_state(weekly, "Europe/Paris", now).value();
        ASSERT_EQ(state.is_open, is_stated(zone.local(now))) << base::format_rfc3339(now);
        const auto turn = state.is_open ? state.closes : state.opens;
        ASSERT_TRUE(turn);
        ASSERT_NE(is_stated(zone.local(turn->at)), is_stated(zone.local(turn->at - std::chrono::minutes(1))));
    }
}

TEST(Zone, DatesCountDays) {
    const auto zone = Zone::find("Asia/Ho_Chi_Minh").value();
    const LocalTime local = zone.local(at("2024-02-28T17:30:00Z"));
    EXPECT_EQ(local, (LocalTime{.year = 2024, .month = 2, .day = 29, .weekday = 3, .minute = 30}));
    EXPECT_EQ(date_of(day_number(local) + 1).day, 1);
    EXPECT_EQ(date_of(day_number(local) + 1).month, 3);
    EXPECT_EQ(day_number({.year = 1970, .month = 1, .day = 1}), 0);
}

}  // namespace
}  // namespace domain::time
