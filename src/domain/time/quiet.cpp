#include "domain/time/quiet.h"

#include <algorithm>

#include "domain/time/answers.h"

namespace domain::time {

AllowedWeek allowed_daily(int start, int end) {
    AllowedWeek week;
    week.days.fill(DayRange{start, end});
    return week;
}

AllowedWeek narrowed(const AllowedWeek& one, const AllowedWeek& other) {
    AllowedWeek both;
    for (std::size_t day = 0; day < both.days.size(); ++day) {
        if (!one.days[day] || !other.days[day]) continue;
        const DayRange range{std::max(one.days[day]->start, other.days[day]->start),
                             std::min(one.days[day]->end, other.days[day]->end)};
        if (range.start < range.end) both.days[day] = range;
    }
    return both;
}

base::Result<QuietHours> QuietHours::make(const AllowedWeek& allowed, std::span<const std::string> zones,
                                          std::span<const int> holidays) {
    if (zones.empty()) {
        return base::fail(base::ErrorKind::invalid, "quiet_zone_missing",
                          "quiet hours need at least one time zone");
    }
    Hours hours;
    for (int day = 0; day < 7; ++day) {
        if (const auto& range = allowed.days[static_cast<std::size_t>(day)];
            range && range->start < range->end)
            hours.weekly.push_back({.day = day, .start = range->start, .end = range->end});
    }
    for (const int holiday : holidays)
        hours.special.push_back({.date = holiday, .ranges = {}});
    std::vector<Timetable> timetables;
    for (const std::string& zone : zones)
        timetables.emplace_back(hours, TRY(Zone::find(zone)));
    return QuietHours(std::move(timetables));
}

bool QuietHours::is_quiet(base::Timestamp at) const {
    return !std::ranges::all_of(allowed_, [at](const Timetable& zone) { return zone.is_staffed(at); });
}

std::optional<base::Timestamp> QuietHours::next_allowed(base::Timestamp at) const {
    const base::Timestamp horizon = at + kOpeningSearch;
    // Each zone in turn moves the instant to where it allows; done when all agree.
    for (base::Timestamp candidate = at; candidate < horizon;) {
        const base::Timestamp before = candidate;
        for (const Timetable& zone : allowed_) {
            const auto allowed = next_open(zone, candidate);
            if (!allowed) return std::nullopt;
            candidate = *allowed;
        }
        if (candidate == before) return candidate;
    }
    return std::nullopt;
}

}  // namespace domain::time
