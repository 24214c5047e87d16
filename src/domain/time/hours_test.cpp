#include "domain/time/hours.h"

#include <gtest/gtest.h>

#include "domain/time/timetable.h"

namespace domain::time {
namespace {

using Ranges = std::vector<HoursRange>;

Hours paris(Ranges weekly) {
    return {.zone = "Europe/Paris", .weekly = std::move(weekly), .special = {}, .closures = {}};
}
std::string code_of(const Hours& hours) {
    const auto refusal = check_hours(hours);
    return refusal ? refusal->error.code : "";
}
base::Timestamp at(std::string_view text) {
    return base::parse_rfc3339(text).value();
}

TEST(HoursCheck, WhatMayBeSaved) {
    EXPECT_EQ(code_of(paris({})), "");
    EXPECT_EQ(code_of(paris({{0, 0, 1440}, {1, 0, 1440}})), "");  // touching days
    EXPECT_EQ(code_of(paris({{0, 540, 720}, {0, 720, 900}, {0, 1320, 120}})), "");
    EXPECT_EQ(code_of(paris({{6, 1320, 120}, {0, 120, 600}})), "");  // Sunday night meets Monday
    EXPECT_EQ(code_of(paris({{0, 1320, 0}, {1, 0, 60}})), "");       // 24:00 as 00:00
    Ranges most;
    for (int day = 0; day < 7; ++day) {
        for (int hour = 8; hour < 12; ++hour)
            most.push_back({day, hour * 60, hour * 60 + 30});
    }
    EXPECT_EQ(code_of(paris(most)), "");
    most.push_back({0, 1200, 1260});
    EXPECT_EQ(code_of(paris(most)), "hours_too_many");
}

TEST(HoursCheck, WeeklyRefusals) {
    EXPECT_EQ(code_of({.zone = "Mars/Base", .weekly = {}, .special = {}, .closures = {}}),
              "hours_zone_unknown");
    EXPECT_EQ(code_of(paris({{0, 540, 540}})), "hours_range_empty");
    EXPECT_EQ(code_of(paris({{0, 0, 0}})), "hours_range_empty");
    for (const HoursRange bad : Ranges{{7, 0, 60}, {-1, 0, 60}, {0, -1, 60}, {0, 1440, 60}, {0, 0, 1441}})
        EXPECT_EQ(code_of(paris({bad})), "hours_range_malformed");
    EXPECT_EQ(code_of(paris({{0, 540, 720}, {0, 719, 800}})), "hours_overlap");
    EXPECT_EQ(code_of(paris({{0, 1320, 120}, {1, 60, 180}})), "hours_overlap");  // over midnight
    EXPECT_EQ(code_of(paris({{6, 1320, 120}, {0, 60, 180}})), "hours_overlap");  // from Sunday into Monday
    EXPECT_EQ(code_of(paris({{2, 540, 600}, {2, 540, 600}})), "hours_overlap");
}

TEST(HoursCheck, SpecialDaysAndClosures) {
    Hours hours = paris({{0, 540, 720}});
    const int day = parse_date("2026-12-25").value();
    hours.special = {
        {day, {}}, {day + 1, {{1200, 120}}}, {day + 2, {{60, 180}}}};  // a tail and a range: a union
    hours.closures = {{at("2026-08-01T00:00:00Z"), at("2026-08-15T00:00:00Z")}};
    EXPECT_EQ(code_of(hours), "");
    auto bad = hours;
    bad.special.push_back({day, {{0, 60}}});
    EXPECT_EQ(code_of(bad), "hours_date_twice");
    bad = hours;
    bad.special[1].ranges.push_back({1260, 1300});
    EXPECT_EQ(code_of(bad), "hours_overlap");
    bad.special[1].ranges.back() = {600, 600};
    EXPECT_EQ(code_of(bad), "hours_range_empty");
    bad = hours;
    bad.special[0].date = parse_date("2085-12-31").value() + 1;
    EXPECT_EQ(code_of(bad), "hours_date_malformed");
    bad = hours;
    bad.special.resize(kSpecialDaysMax + 1);
    EXPECT_EQ(code_of(bad), "hours_too_many");
    bad = hours;
    bad.closures[0].to = bad.closures[0].from;
    EXPECT_EQ(code_of(bad), "hours_closure_empty");
    bad.closures.resize(kClosuresMax + 1);
    EXPECT_EQ(code_of(bad), "hours_too_many");
    EXPECT_EQ(Timetable::make(bad).error().code, "hours_too_many");
}

TEST(HoursProposal, SaysTheSameMinutesWithoutOverlaps) {
    EXPECT_EQ(normalised({{0, 600, 720}, {0, 540, 660}}), (Ranges{{0, 540, 720}}));
    EXPECT_EQ(normalised({{0, 540, 720}, {0, 720, 900}}), (Ranges{{0, 540, 900}}));
    EXPECT_EQ(normalised({{6, 1320, 120}, {0, 60, 180}}), (Ranges{{6, 1320, 180}}));
    EXPECT_EQ(normalised({{0, 540, 540}, {1, 540, 600}}), (Ranges{{1, 540, 600}}));
    EXPECT_EQ(normalised({{3, 0, 0}}), (Ranges{{3, 0, 1440}}));  // what people mean by 00:00 to 00:00
    EXPECT_EQ(normalised({{0, 540, 500}, {1, 480, 600}}), (Ranges{{0, 540, 1440}, {1, 0, 600}}));
    EXPECT_EQ(normalised({{0, 0, 1440}, {1, 0, 1440}}), (Ranges{{0, 0, 1440}, {1, 0, 1440}}));
    Ranges always;
    for (int day = 0; day < 7; ++day)
        always.push_back({day, 540, 539});
    always.push_back({2, 530, 545});
    const Ranges proposal = normalised(always);
    EXPECT_EQ(code_of(paris(proposal)), "");
    EXPECT_EQ(proposal.size(), 8U);  // two days became one stretch, which is cut at its midnights
    EXPECT_EQ(check_hours(paris(always))->proposal, proposal);
    always.clear();
    for (int day = 0; day < 7; ++day) {
        always.push_back({day, 0, 1440});
        always.push_back({day, 1380, 60});
    }
    EXPECT_EQ(normalised(always).size(), 7U);
}

TEST(HoursTexts, TimesOfDayAndDates) {
    EXPECT_EQ(parse_clock("00:00").value(), 0);
    EXPECT_EQ(parse_clock("24:00").value(), 1440);
    for (const std::string_view bad :
         {"", "9:00", "24:01", "12:60", "-1:00", "12.30", "12:3x", "+1:00", "12:300"})
        EXPECT_EQ(parse_clock(bad).error().code, "hours_range_malformed") << bad;
    EXPECT_EQ(format_clock(1440), "24:00");
    EXPECT_EQ(format_clock(1500), "01:00");
    EXPECT_EQ(format_date(parse_date("2028-02-29").value()), "2028-02-29");
    for (const std::string_view bad :
         {"", "2026-02-29", "2026-13-01", "1969-12-31", "2086-01-01", "20260101", "2026-1-01"})
        EXPECT_EQ(parse_date(bad).error().code, "hours_date_malformed") << bad;
}

}  // namespace
}  // namespace domain::time
