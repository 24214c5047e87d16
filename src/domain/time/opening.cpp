#include "domain/time/opening.h"

#include <algorithm>

#include "domain/time/answers.h"

namespace domain::time {
namespace {

constexpr int kMinutesPerDay = 1440;

std::optional<Turn> turn_at(const Zone& zone, std::optional<base::Timestamp> at, int today) {
    if (!at) return std::nullopt;
    const LocalTime local = zone.local(*at);
    return Turn{.at = *at, .local = local, .days_ahead = day_number(local) - today};
}

}  // namespace

std::vector<HoursRange> ranges_of(std::span<const HoursRange> weekly, int weekday) {
    std::vector<HoursRange> found;
    std::ranges::copy_if(weekly, std::back_inserter(found),
                         [weekday](const HoursRange& range) { return range.day == weekday; });
    std::ranges::sort(found, {}, &HoursRange::start);
    return found;
}

OpenState open_state(const Timetable& timetable, base::Timestamp now) {
    OpenState state;
    state.now = timetable.zone().local(now);
    state.has_hours = timetable.has_hours();
    const int today = day_number(state.now);
    for (const DayRange& range : timetable.ranges_on(today)) {
        const int end = range.end > kMinutesPerDay ? range.end - kMinutesPerDay : range.end;
        state.today.push_back({.day = state.now.weekday, .start = range.start, .end = end});
    }
    state.is_open = timetable.is_staffed(now);
    if (state.is_open) {
        state.closes = turn_at(timetable.zone(), next_close(timetable, now), today);
    } else {
        state.opens = turn_at(timetable.zone(), next_open(timetable, now), today);
    }
    return state;
}

base::Result<OpenState> open_state(std::span<const HoursRange> weekly, std::string_view zone,
                                   base::Timestamp now) {
    const Hours hours{.zone = {}, .weekly = {weekly.begin(), weekly.end()}, .special = {}, .closures = {}};
    return open_state(Timetable(hours, TRY(Zone::find(zone))), now);
}

}  // namespace domain::time
