#include "time/chance.h"

#include <algorithm>

namespace oracle {
namespace {

constexpr std::int64_t kWeek = 7 * kDay;

std::int64_t floor_modulo(std::int64_t number, std::int64_t by) {
    return (number % by + by) % by;
}

// Minutes of the wall clock's week (from Monday) that the change touches, or near them.
std::int64_t hot_minute(Random& random, const Spot& spot, std::int64_t period) {
    const std::int64_t low = std::min(spot.wall_before, spot.wall_after);
    const std::int64_t high = std::max(spot.wall_before, spot.wall_after);
    const std::int64_t near = std::min<std::int64_t>(high - low, kDay) + 90;
    std::int64_t wall = 0;
    switch (between(random, 0, 4)) {
        case 0:
            wall = low + between(random, -1, 1);
            break;
        case 1:
            wall = high + between(random, -1, 1);
            break;
        case 2:
            wall = between(random, low, high);
            break;
        case 3:
            wall = between(random, low - near, high + near);
            break;
        default:
            wall = (low / kDay + between(random, -1, 2)) * kDay;
            break;
    }
    return floor_modulo(wall + 3 * kDay, period);  // 1970-01-01 was a Thursday
}

std::int64_t random_minute(Random& random, const Spot& spot, std::int64_t period) {
    if (chance(random, 45)) return hot_minute(random, spot, period);
    const std::int64_t minute = between(random, 0, period - 1);
    return chance(random, 50) ? minute / 30 * 30 : minute;
}

// A range from `from` to `to` (minutes of anything that starts at a midnight), cut to what can be written.
Range written(Random& random, std::int64_t from, std::int64_t to) {
    const std::int64_t start = from % kDay;
    const std::int64_t longest = start == 0 ? kDay : kDay - 1;
    const std::int64_t end = start + std::min(to - from, longest);
    if (end < kDay) return {start, end};
    if (end == kDay) return {start, start != 0 && chance(random, 50) ? 0 : kDay};
    return {start, end - kDay};
}

void add_weekly(Random& random, const Spot& spot, Plan& plan) {
    const std::int64_t wanted = chance(random, 80) ? between(random, 0, 8) : between(random, 9, 28);
    std::vector<std::int64_t> edges;
    for (std::int64_t i = 0; i < 2 * wanted; ++i)
        edges.push_back(random_minute(random, spot, kWeek));
    std::ranges::sort(edges);
    // Every other time the last range runs from Sunday into Monday.
    if (!edges.empty() && chance(random, 50)) {
        edges.push_back(edges.front() + kWeek);
        edges.erase(edges.begin());
    }
    for (std::size_t i = 0; i + 1 < edges.size(); i += 2) {
        if (edges[i] == edges[i + 1] || edges[i] >= kWeek) continue;
        plan.weekly.push_back({static_cast<int>(edges[i] / kDay), written(random, edges[i], edges[i + 1])});
    }
    std::ranges::shuffle(plan.weekly, random);
}

// One range, often nearly a day long, that begins or ends where the clock is turned.
void add_one_hot(Random& random, const Spot& spot, Plan& plan) {
    const std::int64_t hot = hot_minute(random, spot, kWeek);
    const std::int64_t length =
        chance(random, 50) ? between(random, kDay - 90, kDay) : between(random, 1, kDay);
    const std::int64_t from = floor_modulo(chance(random, 70) ? hot - length : hot, kWeek);
    plan.weekly.push_back({static_cast<int>(from / kDay), written(random, from, from + length)});
}

void add_around_the_clock(Plan& plan) {
    for (int day = 0; day < 7; ++day)
        plan.weekly.push_back({day, {0, kDay}});
}

Special random_special(Random& random, const Spot& spot, std::int64_t date) {
    Special special{date, {}};
    if (chance(random, 40)) return special;
    std::vector<std::int64_t> edges;
    for (std::int64_t i = 0, wanted = 2 * between(random, 1, 4); i < wanted; ++i)
        edges.push_back(random_minute(random, spot, kDay));
    std::ranges::sort(edges);
    if (chance(random, 40)) edges.back() += kDay;  // into the next day
    for (std::size_t i = 0; i + 1 < edges.size(); i += 2) {
        if (edges[i] != edges[i + 1]) special.ranges.push_back(written(random, edges[i], edges[i + 1]));
    }
    return special;
}

// As long as the search for an opening, to the minute: does it look far enough, and no further?
Pause search_long(Random& random, const Spot& spot) {
    const std::int64_t near = spot.utc + between(random, -1, 1);
    const std::int64_t far = spot.utc + between(random, -1, 1);
    if (chance(random, 50)) return {near, far + 60 * kDay};
    return {far - 60 * kDay, near};
}

}  // namespace

std::int64_t between(Random& random, std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most - least + 1));
}

bool chance(Random& random, int percent) {
    return between(random, 0, 99) < percent;
}

Plan random_plan(Random& random, const Spot& spot) {
    Plan plan;
    if (chance(random, 8)) {
        add_around_the_clock(plan);
    } else if (chance(random, 25)) {
        add_one_hot(random, spot, plan);
    } else {
        add_weekly(random, spot, plan);
    }
    const std::int64_t date = spot.wall_before / kDay;
    for (std::int64_t i = 0, wanted = chance(random, 50) ? 0 : between(random, 1, 4); i < wanted; ++i) {
        // Far ones meet the end of the search.
        const std::int64_t day =
            date + (chance(random, 85) ? between(random, -3, 4) : between(random, 50, 63));
        if (std::ranges::find(plan.special, day, &Special::date) == plan.special.end())
            plan.special.push_back(random_special(random, spot, day));
    }
    for (std::int64_t i = 0, wanted = chance(random, 60) ? 0 : between(random, 1, 3); i < wanted; ++i) {
        const std::int64_t from =
            spot.utc + (chance(random, 50) ? between(random, -90, 90) : between(random, -4000, 4000));
        plan.pauses.push_back({from, from + between(random, 1, chance(random, 50) ? 60 : 3000)});
    }
    if (chance(random, 6)) plan.pauses.push_back(search_long(random, spot));
    return plan;
}

Question random_question(Random& random, const Spot& spot, std::int64_t first, std::int64_t last) {
    const auto instant = [&] {
        const std::int64_t near = chance(random, 25) ? 1 : chance(random, 50) ? 200 : 3000;
        const std::int64_t minute =
            chance(random, 60) ? spot.utc + between(random, -near, near) : between(random, first, last);
        std::int64_t us = std::clamp(minute, first + 1, last - 1) * kUsPerMinute;
        switch (between(random, 0, 5)) {
            case 0:
                us -= 1;
                break;
            case 1:
                us += 1;
                break;
            case 2:
                us += between(random, 0, kUsPerMinute - 1);
                break;
            default:
                break;
        }
        return us;
    };
    Question question{.ask = static_cast<Ask>(between(random, 0, kAsks - 1)),
                      .at_us = instant(),
                      .to_us = instant(),
                      .amount = 0,
                      .days = static_cast<int>(between(random, 0, 2))};
    if (question.ask == Ask::later_day_at) {
        question.amount = random_minute(random, spot, kDay);
    } else {
        question.amount =
            between(random, 0, chance(random, 50) ? 600 : 4000) * kUsPerMinute / between(random, 1, 7);
    }
    return question;
}

}  // namespace oracle
