#include "domain/time/kept_hours.h"

#include <fmt/format.h>

#include <algorithm>

namespace domain::time {
namespace {

// Clocks that go back make 60 days of the calendar an hour or two longer.
constexpr base::Duration kTurnedBackMost = std::chrono::hours(3);
constexpr int kMinutesPerDay = 1440;

template <class Item>
Hours only(const Hours& hours, std::vector<Item> Hours::* list, Item item) {
    Hours one{.zone = hours.zone, .weekly = {}, .special = {}, .closures = {}};
    (one.*list).push_back(std::move(item));
    return one;
}

// The first of the list that would be refused alone; else it is the list as a whole.
template <class Item>
std::optional<HoursFault> fault_in(const Hours& hours, std::vector<Item> Hours::* list,
                                   std::string_view name) {
    Hours all{.zone = hours.zone, .weekly = {}, .special = {}, .closures = {}};
    all.*list = hours.*list;
    auto refusal = check_hours(all);
    if (!refusal) return std::nullopt;
    HoursFault fault{std::move(refusal->error), std::string(name), std::move(refusal->proposal)};
    // A list that is much too long is not searched.
    const std::size_t searched = std::min((hours.*list).size(), kSpecialDaysMax);
    for (std::size_t i = 0; i < searched; ++i) {
        auto alone = check_hours(only(hours, list, (hours.*list)[i]));
        if (!alone) continue;
        fault.error = std::move(alone->error);
        fault.field = fmt::format("{}[{}]", name, i);
        break;
    }
    return fault;
}

std::vector<HoursRange> around_the_clock() {
    std::vector<HoursRange> week;
    for (int day = 0; day < 7; ++day)
        week.push_back({.day = day, .start = 0, .end = kMinutesPerDay});
    return week;
}

std::optional<HoursFault> check_pauses(const KeptHours& kept) {
    for (const Closure& pause : kept.pauses) {
        const auto whole = pause_at(kept, pause.from);
        if (!whole || whole->to - pause.from <= kPauseMax + kTurnedBackMost) continue;
        const auto found = std::ranges::find(kept.hours.closures, pause);
        return HoursFault{
            {base::ErrorKind::invalid, "hours_pause_too_long", "a shop goes off the air for 60 days at most"},
            fmt::format("closures[{}]", found - kept.hours.closures.begin())};
    }
    return std::nullopt;
}

}  // namespace

std::optional<HoursFault> find_fault(const KeptHours& kept) {
    const Hours& hours = kept.hours;
    if (auto zone = Zone::find(hours.zone); !zone) return HoursFault{std::move(zone.error()), "zone"};
    if (auto fault = fault_in(hours, &Hours::weekly, "weekly")) return fault;
    if (auto fault = fault_in(hours, &Hours::special, "special")) return fault;
    if (auto fault = fault_in(hours, &Hours::closures, "closures")) return fault;
    const bool has_ranges =
        !hours.weekly.empty() ||
        std::ranges::any_of(hours.special, [](const SpecialDay& day) { return !day.ranges.empty(); });
    if (!has_ranges && (!hours.special.empty() || !hours.closures.empty())) {
        return HoursFault{{base::ErrorKind::invalid, "hours_weekly_missing",
                           "a shop without any hours counts as always there; say them, so that closed days "
                           "can be cut out"},
                          "weekly",
                          around_the_clock()};
    }
    return check_pauses(kept);
}

base::Result<std::optional<Timetable>> timetable_of(const Hours& hours) {
    if (hours.weekly.empty() && hours.special.empty() && hours.closures.empty()) return std::nullopt;
    return Timetable(hours, TRY(Zone::find(hours.zone)));
}

std::optional<Closure> pause_at(const KeptHours& kept, base::Timestamp at) {
    std::optional<Closure> found;
    // Each round takes in one more pause that touches what was found: at most all of them.
    for (bool has_grown = true; has_grown;) {
        has_grown = false;
        for (const Closure& pause : kept.pauses) {
            const base::Timestamp reached = found ? found->to : at;
            const bool is_around = pause.from <= reached && reached < pause.to;
            if (!is_around) continue;
            found = Closure{found ? std::min(found->from, pause.from) : pause.from, pause.to};
            has_grown = true;
        }
    }
    return found;
}

}  // namespace domain::time
