#include "domain/time/later_changes.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace domain::time {
namespace {

// In any eleven years in a row each date falls on each weekday at least once, in some shorter stretches too;
// a rule is only believed when it was seen on all of its seven dates. A country may have begun with it
// lately.
constexpr int kYearsSeenMax = 11;
constexpr int kYearsSeenMin = 7;
constexpr int kLastYear = 2037;
constexpr int kLastYearTold = 2085;

// "The first Sunday on or after 25 March, when the clock shows 02:00".
struct YearlyRule {
    int first_day = 0;  // after 1 March: leap days are before it
    int weekday = 0;
    std::chrono::seconds wall{};  // after the local midnight, by the clock before the change
    int before_s = 0;
    int after_s = 0;
};

int first_of_march(int year) {
    return day_number({.year = year, .month = 3, .day = 1});
}

// What the wall shows at the moment of the change, if nobody turned the clock.
struct Shown {
    int year;
    int day;  // after 1 March
    int weekday;
    std::chrono::seconds wall;
};

Shown shown_before(const ClockChange& change) {
    const auto wall = change.at + std::chrono::seconds(change.before_s);
    const auto midnight = std::chrono::floor<std::chrono::days>(wall);
    const int day = static_cast<int>(midnight.time_since_epoch().count());
    const int year = date_of(day).year;
    return {year, day - first_of_march(year), weekday_of(day),
            std::chrono::duration_cast<std::chrono::seconds>(wall - midnight)};
}

// What `changes` (one a year) have in common; nothing when it is not a weekday within seven dates.
std::optional<YearlyRule> rule_of(std::span<const ClockChange> changes) {
    const Shown first = shown_before(changes.front());
    YearlyRule rule{.first_day = first.day,
                    .weekday = first.weekday,
                    .wall = first.wall,
                    .before_s = changes.front().before_s,
                    .after_s = changes.front().after_s};
    int last_day = rule.first_day;
    for (const ClockChange& change : changes) {
        const Shown shown = shown_before(change);
        const bool is_alike = shown.weekday == rule.weekday && shown.wall == rule.wall &&
                              change.before_s == rule.before_s && change.after_s == rule.after_s;
        if (!is_alike) return std::nullopt;
        rule.first_day = std::min(rule.first_day, shown.day);
        last_day = std::max(last_day, shown.day);
    }
    if (rule.first_day < 0 || last_day - rule.first_day != 6) return std::nullopt;
    return rule;
}

ClockChange change_in(int year, const YearlyRule& rule) {
    int day = first_of_march(year) + rule.first_day;
    while (weekday_of(day) != rule.weekday)
        ++day;
    const auto wall = base::Timestamp(std::chrono::days(day)) + rule.wall;
    return {wall - std::chrono::seconds(rule.before_s), rule.before_s, rule.after_s};
}

// The two changes of a year, as the last `years` years had them.
std::optional<std::array<YearlyRule, 2>> rules_of(std::span<const ClockChange> changes, int years) {
    const auto wanted = 2 * static_cast<std::size_t>(years);
    if (changes.size() < wanted) return std::nullopt;
    std::array<std::vector<ClockChange>, 2> halves;
    for (std::size_t i = 0; i < wanted; ++i) {
        const ClockChange& change = changes[changes.size() - wanted + i];
        if (shown_before(change).year != kLastYear - years + 1 + static_cast<int>(i / 2)) return std::nullopt;
        halves[i % 2].push_back(change);
    }
    const auto first = rule_of(halves[0]);
    const auto second = rule_of(halves[1]);
    if (!first || !second) return std::nullopt;
    return std::array{*first, *second};
}

}  // namespace

void append_later_changes(std::vector<ClockChange>& changes) {
    std::optional<std::array<YearlyRule, 2>> rules;
    for (int years = kYearsSeenMax; years >= kYearsSeenMin && !rules; --years)
        rules = rules_of(changes, years);
    if (!rules) return;
    for (int year = kLastYear + 1; year <= kLastYearTold; ++year) {
        for (const YearlyRule& rule : *rules)
            changes.push_back(change_in(year, rule));
    }
}

}  // namespace domain::time
