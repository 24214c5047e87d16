// A shop's opening hours as they are stored and saved: weekly ranges, special days, temporary closures, zone.
// check_hours() decides what may be saved (behaviours.md §10 items 1 to 5); Timetable answers from them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "domain/location.h"

namespace domain::time {

constexpr std::size_t kWeeklyRangesMax = 28;   // behaviours.md §3.5 item 1
constexpr std::size_t kSpecialDaysMax = 400;   // a year and a month ahead
constexpr std::size_t kSpecialRangesMax = 28;  // of one date
constexpr std::size_t kClosuresMax = 100;

// Minutes after the midnight of its date, as in HoursRange: an end before the start is the next day's.
struct DayRange {
    int start = 0;  // 0..1439
    int end = 0;    // 0..1440
    bool operator==(const DayRange&) const = default;
};

// Replaces the weekly ranges that start on this date, and only those.
struct SpecialDay {
    int date = 0;                  // day_number()
    std::vector<DayRange> ranges;  // none: closed
    bool operator==(const SpecialDay&) const = default;
};

// Instants, half-open.
struct Closure {
    base::Timestamp from;
    base::Timestamp to;
    bool operator==(const Closure&) const = default;
};

struct Hours {
    std::string zone;  // IANA
    std::vector<HoursRange> weekly;
    std::vector<SpecialDay> special;
    std::vector<Closure> closures;
    bool operator==(const Hours&) const = default;
};

struct HoursRefusal {
    base::Error error;
    std::vector<HoursRange> proposal;  // weekly ranges that would be accepted; empty when there is none
};

// Why these hours may not be saved; the reason code of them all is HOURS_INVALID (rule AVA-10). Error codes:
// hours_zone_unknown, hours_too_many, hours_range_malformed, hours_range_empty, hours_overlap,
// hours_date_malformed, hours_date_twice, hours_closure_malformed, hours_closure_empty.
std::optional<HoursRefusal> check_hours(const Hours& hours);

// The same minutes without overlaps: ranges merged, cut at midnight where they would last a day or longer,
// Monday first. An empty range says nothing, but 00:00 to 00:00 is taken for a whole day.
std::vector<HoursRange> normalised(const std::vector<HoursRange>& weekly);

// "22:00" in minutes. Error: hours_range_malformed. 24:00 is 1440.
base::Result<int> parse_clock(std::string_view text);
std::string format_clock(int minute);  // "22:00"; above 24:00 modulo a day
// "2026-12-25" as a day_number. Error: hours_date_malformed.
base::Result<int> parse_date(std::string_view text);
std::string format_date(int day_number);

}  // namespace domain::time
