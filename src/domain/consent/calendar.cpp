#include "domain/consent/calendar.h"

#include <algorithm>
#include <chrono>

namespace domain::consent {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

int day_number_of(year_month_day date) {
    return static_cast<int>(sys_days(date).time_since_epoch().count());
}

struct MonthDay {
    unsigned month = 1;
    unsigned day = 1;
};

// Code du travail, L3133-1; Alsace-Moselle has two more.
constexpr MonthDay kFrenchFixed[] = {{1, 1}, {5, 1}, {5, 8}, {7, 14}, {8, 15}, {11, 1}, {11, 11}, {12, 25}};
constexpr int kFrenchAfterEaster[] = {1, 39, 50};  // Easter Monday, Ascension, Whit Monday

}  // namespace

base::Timestamp months_later(base::Timestamp from, int months) {
    const auto day = std::chrono::floor<std::chrono::days>(from);
    year_month_day date = year_month_day(day) + std::chrono::months(months);
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    return sys_days(date) + (from - day);
}

// The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
int easter_sunday(int year) {
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return day_number_of(std::chrono::year(year) / (f / 31) / (f % 31 + 1));
}

std::vector<int> public_holidays(std::string_view country, int year) {
    std::vector<int> days;
    if (country != "FR") return days;
    for (const auto& [month, day] : kFrenchFixed)
        days.push_back(
            day_number_of(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day)));
    for (const int after : kFrenchAfterEaster)
        days.push_back(easter_sunday(year) + after);
    std::ranges::sort(days);
    return days;
}

}  // namespace domain::consent
