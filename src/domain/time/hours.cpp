#include "domain/time/hours.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "domain/time/zone.h"

namespace domain::time {
namespace {

constexpr int kMinutesPerDay = 1440;
constexpr int kMinutesPerWeek = 7 * kMinutesPerDay;

struct Minutes {
    int from;
    int to;
};

HoursRefusal refuse(std::string code, std::string message) {
    return {{base::ErrorKind::invalid, std::move(code), std::move(message)}, {}};
}

bool is_sound(int start, int end) {
    return start >= 0 && start < kMinutesPerDay && end >= 0 && end <= kMinutesPerDay;
}
int end_of(int start, int end) {
    return end > start ? end : end + kMinutesPerDay;
}

std::optional<HoursRefusal> check_range(int start, int end) {
    if (!is_sound(start, end)) {
        return refuse("hours_range_malformed", "a range starts at 00:00 to 23:59 and ends at 00:00 to 24:00");
    }
    if (start == end) {
        return refuse("hours_range_empty",
                      fmt::format("{0} to {0} is empty; a whole day is 00:00 to 24:00", format_clock(start)));
    }
    return std::nullopt;
}

std::optional<HoursRefusal> check_apart(std::vector<Minutes>& ranges) {
    std::ranges::sort(ranges, {}, &Minutes::from);
    const auto overlap = std::ranges::adjacent_find(
        ranges, [](const Minutes& one, const Minutes& next) { return next.from < one.to; });
    if (overlap == ranges.end()) return std::nullopt;
    return refuse("hours_overlap",
                  fmt::format("two ranges overlap at {}", format_clock((overlap + 1)->from)));
}

std::optional<HoursRefusal> check_weekly(const std::vector<HoursRange>& weekly) {
    if (weekly.size() > kWeeklyRangesMax) {
        return refuse("hours_too_many", fmt::format("a week has at most {} ranges", kWeeklyRangesMax));
    }
    std::vector<Minutes> ranges;
    for (const HoursRange& range : weekly) {
        if (range.day < 0 || range.day > 6)
            return refuse("hours_range_malformed", "days are 0 Monday to 6 Sunday");
        if (auto refusal = check_range(range.start, range.end)) return refusal;
        const int midnight = range.day * kMinutesPerDay;
        const Minutes minutes{midnight + range.start, midnight + end_of(range.start, range.end)};
        ranges.push_back(minutes);
        // Sunday night meets Monday morning.
        if (minutes.to > kMinutesPerWeek) ranges.push_back({0, minutes.to - kMinutesPerWeek});
    }
    return check_apart(ranges);
}

std::optional<HoursRefusal> check_special(const std::vector<SpecialDay>& special) {
    if (special.size() > kSpecialDaysMax) {
        return refuse("hours_too_many", fmt::format("at most {} special days", kSpecialDaysMax));
    }
    std::vector<int> dates;
    for (const SpecialDay& day : special) {
        const auto midnight = base::Timestamp(std::chrono::days(day.date));
        if (midnight < kExactFrom || midnight >= kExactUntil)
            return refuse("hours_date_malformed", "dates are in 1970 to 2085");
        if (day.ranges.size() > kSpecialRangesMax) {
            return refuse("hours_too_many", fmt::format("a day has at most {} ranges", kSpecialRangesMax));
        }
        std::vector<Minutes> ranges;
        for (const DayRange& range : day.ranges) {
            if (auto refusal = check_range(range.start, range.end)) return refusal;
            ranges.push_back({range.start, end_of(range.start, range.end)});
        }
        if (auto refusal = check_apart(ranges)) return refusal;
        dates.push_back(day.date);
    }
    std::ranges::sort(dates);
    if (const auto twice = std::ranges::adjacent_find(dates); twice != dates.end())
        return refuse("hours_date_twice", fmt::format("{} is a special day twice", format_date(*twice)));
    return std::nullopt;
}

std::optional<HoursRefusal> check_closures(const std::vector<Closure>& closures) {
    if (closures.size() > kClosuresMax) {
        return refuse("hours_too_many", fmt::format("at most {} closures", kClosuresMax));
    }
    for (const Closure& closure : closures) {
        if (closure.from < kExactFrom || closure.to > kExactUntil)
            return refuse("hours_closure_malformed", "closures are in 1970 to 2085");
        if (closure.from >= closure.to)
            return refuse("hours_closure_empty", "a closure ends after it begins");
    }
    return std::nullopt;
}

std::vector<Minutes> merged_week(const std::vector<HoursRange>& weekly) {
    std::vector<Minutes> ranges;
    for (const HoursRange& range : weekly) {
        const bool is_whole_day = range.start == 0 && range.end == 0;
        if (range.day < 0 || range.day > 6 || !is_sound(range.start, range.end)) continue;
        if (range.start == range.end && !is_whole_day) continue;
        const int midnight = range.day * kMinutesPerDay;
        ranges.push_back({midnight + range.start, midnight + end_of(range.start, range.end)});
    }
    std::ranges::sort(ranges, {}, &Minutes::from);
    std::vector<Minutes> merged;
    for (const Minutes& range : ranges) {
        if (!merged.empty() && range.from <= merged.back().to) {
            merged.back().to = std::max(merged.back().to, range.to);
        } else {
            merged.push_back(range);
        }
    }
    // What runs from Sunday into Monday swallows the Monday ranges that it meets.
    while (merged.size() > 1 && merged.back().to - kMinutesPerWeek >= merged.front().from) {
        merged.back().to = std::max(merged.back().to, merged.front().to + kMinutesPerWeek);
        merged.erase(merged.begin());
    }
    if (merged.size() == 1 && merged.front().to - merged.front().from >= kMinutesPerWeek)
        merged.front() = {0, kMinutesPerWeek};
    return merged;
}

std::string two_digits(std::string_view text, std::size_t at, int& value) {
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 2, value);
    return error == std::errc() && end == text.data() + at + 2 ? "" : "malformed";
}

}  // namespace

std::optional<HoursRefusal> check_hours(const Hours& hours) {
    if (auto zone = Zone::find(hours.zone); !zone) return HoursRefusal{zone.error(), {}};
    if (auto refusal = check_weekly(hours.weekly)) {
        refusal->proposal = normalised(hours.weekly);
        if (refusal->proposal.size() > kWeeklyRangesMax) refusal->proposal.clear();
        return refusal;
    }
    if (auto refusal = check_special(hours.special)) return refusal;
    return check_closures(hours.closures);
}

std::vector<HoursRange> normalised(const std::vector<HoursRange>& weekly) {
    std::vector<HoursRange> ranges;
    const auto add = [&ranges](int from, int to) {
        const int day = from / kMinutesPerDay;
        const int end = to - day * kMinutesPerDay;
        ranges.push_back({.day = day % 7,
                          .start = from % kMinutesPerDay,
                          .end = end > kMinutesPerDay ? end - kMinutesPerDay : end});
    };
    for (Minutes range : merged_week(weekly)) {
        while (range.to - range.from >= kMinutesPerDay) {
            const int midnight = (range.from / kMinutesPerDay + 1) * kMinutesPerDay;
            add(range.from, midnight);
            range.from = midnight;
        }
        if (range.from < range.to) add(range.from, range.to);
    }
    std::ranges::sort(ranges, [](const HoursRange& one, const HoursRange& other) {
        return std::pair(one.day, one.start) < std::pair(other.day, other.start);
    });
    return ranges;
}

base::Result<int> parse_clock(std::string_view text) {
    int hour = 0;
    int minute = 0;
    const bool is_formed = text.size() == 5 && text[2] == ':' && two_digits(text, 0, hour).empty() &&
                           two_digits(text, 3, minute).empty();
    const int total = hour * 60 + minute;
    if (!is_formed || hour < 0 || minute < 0 || minute > 59 || total > kMinutesPerDay)
        return base::fail(base::ErrorKind::invalid, "hours_range_malformed",
                          "times of day look like 09:30, 24:00 at most");
    return total;
}

std::string format_clock(int minute) {
    const int shown = minute > kMinutesPerDay ? minute % kMinutesPerDay : minute;
    return fmt::format("{:02}:{:02}", shown / 60, shown % 60);
}

base::Result<int> parse_date(std::string_view text) {
    const auto midnight = base::parse_rfc3339(std::string(text) + "T00:00:00Z");
    if (text.size() != 10 || !midnight || *midnight < kExactFrom || *midnight >= kExactUntil) {
        return base::fail(base::ErrorKind::invalid, "hours_date_malformed",
                          "dates look like 2026-12-25, in 1970 to 2085");
    }
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::days>(midnight->time_since_epoch()).count());
}

std::string format_date(int day_number) {
    const LocalTime date = date_of(day_number);
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace domain::time
