#include "time/minutes.h"

#include <algorithm>
#include <cstdlib>

namespace oracle {
namespace {

constexpr std::int64_t kSearchUs = 60 * kDay * kUsPerMinute;

std::int64_t floor_divide(std::int64_t number, std::int64_t by) {
    return number >= 0 ? number / by : -((-number + by - 1) / by);
}
// 1970-01-01 was a Thursday.
int weekday(std::int64_t date) {
    return static_cast<int>(((date + 3) % 7 + 7) % 7);
}

}  // namespace

Wall::Wall(const ZoneFile& zone, std::int64_t first, std::int64_t count) : first_minute(first) {
    std::size_t next = 0;
    std::int64_t offset = zone.first_offset_s;
    for (std::int64_t minute = first; minute < first + count; ++minute) {
        while (next < zone.turns.size() && zone.turns[next].utc_s <= minute * 60)
            offset = zone.turns[next++].offset_s;
        if (offset % 60 != 0) std::abort();  // no zone has had seconds in its offset since 1972
        shows.push_back(minute + offset / 60);
    }
    lowest = *std::ranges::min_element(shows);
    const std::int64_t highest = *std::ranges::max_element(shows);
    first_.assign(static_cast<std::size_t>(highest - lowest + 1), -1);
    last_ = first_;
    for (std::int64_t i = 0; i < size(); ++i) {
        const auto wall = static_cast<std::size_t>(shows[static_cast<std::size_t>(i)] - lowest);
        if (first_[wall] < 0) first_[wall] = i;
        last_[wall] = i;
    }
}

// A minute that the clock leaves out is the first one after it that exists.
std::int64_t Wall::showing(const std::vector<std::int64_t>& where, std::int64_t wall) const {
    if (wall < lowest) return 0;
    for (auto at = static_cast<std::size_t>(wall - lowest); at < where.size(); ++at) {
        if (where[at] >= 0) return at == static_cast<std::size_t>(wall - lowest) ? where[at] : first_[at];
    }
    return size();
}

Minutes::Minutes(const Wall& wall, const Plan& plan)
    : wall_(wall),
      staffed_(static_cast<std::size_t>(wall.size()), 0),
      minutes_before_(static_cast<std::size_t>(wall.size()) + 1, 0) {
    const std::int64_t first_date = floor_divide(wall.shows.front(), kDay) - 1;
    const std::int64_t last_date = floor_divide(wall.shows.back(), kDay) + 1;
    for (std::int64_t date = first_date; date <= last_date; ++date) {
        const auto special = std::ranges::find(plan.special, date, &Special::date);
        if (special != plan.special.end()) {
            for (const Range& range : special->ranges)
                open(date, range);
            continue;
        }
        for (const Weekly& weekly : plan.weekly) {
            if (weekly.day == weekday(date)) open(date, weekly.range);
        }
    }
    for (const Pause& pause : plan.pauses) {
        const std::int64_t from = std::clamp<std::int64_t>(pause.from - wall.first_minute, 0, wall.size());
        const std::int64_t to = std::clamp<std::int64_t>(pause.to - wall.first_minute, 0, wall.size());
        std::fill(staffed_.begin() + from, staffed_.begin() + to, 0);
    }
    for (std::size_t i = 0; i < staffed_.size(); ++i)
        minutes_before_[i + 1] = minutes_before_[i] + staffed_[i];
}

void Minutes::open(std::int64_t date, const Range& range) {
    const std::int64_t end = range.end > range.start ? range.end : range.end + kDay;
    const std::int64_t from = wall_.first_showing(date * kDay + range.start);
    const std::int64_t to = wall_.last_showing(date * kDay + end);
    for (std::int64_t i = from; i < to; ++i)
        staffed_[static_cast<std::size_t>(i)] = 1;
}

std::int64_t Minutes::index_of(std::int64_t us) const {
    return floor_divide(us, kUsPerMinute) - wall_.first_minute;
}

bool Minutes::is_staffed(std::int64_t us) const {
    return staffed_[static_cast<std::size_t>(index_of(us))] != 0;
}

Expected Minutes::next_open(std::int64_t us) const {
    if (is_staffed(us)) return {us};
    for (std::int64_t i = index_of(us) + 1; i < wall_.size(); ++i) {
        if (us_at(i) >= us + kSearchUs) return {kNothing};
        if (staffed_[static_cast<std::size_t>(i)] != 0) return {us_at(i)};
    }
    return {us_at(wall_.size()), true};
}

Expected Minutes::next_close(std::int64_t us) const {
    if (!is_staffed(us)) return {kNothing};
    for (std::int64_t i = index_of(us) + 1; i < wall_.size(); ++i) {
        if (us_at(i) >= us + kSearchUs) return {kNothing};
        if (staffed_[static_cast<std::size_t>(i)] == 0) return {us_at(i)};
    }
    return {us_at(wall_.size()), true};
}

// The bound is an upper one here: the window begins too late to tell.
Expected Minutes::closed_since(std::int64_t us) const {
    if (is_staffed(us)) return {kNothing};
    for (std::int64_t i = index_of(us); i >= 0; --i) {
        if (us_at(i + 1) <= us - kSearchUs) return {kNothing};
        if (staffed_[static_cast<std::size_t>(i)] != 0) return {us_at(i + 1)};
    }
    return {us_at(0), true};
}

std::int64_t Minutes::staffed_before(std::int64_t us) const {
    const std::int64_t index = index_of(us);
    const std::int64_t whole = minutes_before_[static_cast<std::size_t>(index)] * kUsPerMinute;
    return whole + (is_staffed(us) ? us - us_at(index) : 0);
}

std::int64_t Minutes::staffed_between(std::int64_t from_us, std::int64_t to_us) const {
    return from_us < to_us ? staffed_before(to_us) - staffed_before(from_us) : 0;
}

Expected Minutes::staffed_deadline(std::int64_t from_us, std::int64_t amount_us) const {
    if (amount_us <= 0) return {from_us};
    std::int64_t now = from_us;
    for (std::int64_t i = index_of(from_us); i < wall_.size(); ++i) {
        const std::int64_t end = us_at(i + 1);
        if (staffed_[static_cast<std::size_t>(i)] != 0) {
            if (end - now >= amount_us) return {now + amount_us};
            amount_us -= end - now;
        }
        now = end;
    }
    return {us_at(wall_.size()), true};
}

std::int64_t Minutes::later_day_at(std::int64_t us, int days, std::int64_t minute) const {
    const std::int64_t date = floor_divide(wall_minute(us), kDay) + days;
    return us_at(wall_.first_showing(date * kDay + minute));
}

std::int64_t Minutes::wall_minute(std::int64_t us) const {
    return wall_.shows[static_cast<std::size_t>(index_of(us))];
}

}  // namespace oracle
