#include "time/bench.h"

#include <fmt/format.h>

#include <chrono>

#include "domain/time/answers.h"
#include "domain/time/quiet.h"

namespace oracle {
namespace {

using namespace domain::time;

// A shop with a lunch break, a late Friday, ten special days and a fortnight off.
Hours shop_hours() {
    Hours hours{.zone = "Europe/Paris", .weekly = {}, .special = {}, .closures = {}};
    for (int day = 0; day < 6; ++day) {
        hours.weekly.push_back({.day = day, .start = 540, .end = 720});
        hours.weekly.push_back({.day = day, .start = 780, .end = day == 4 ? 60 : 1140});
    }
    for (int i = 0; i < 10; ++i)
        hours.special.push_back({.date = 20'500 + 31 * i, .ranges = {}});
    hours.closures.push_back({base::parse_rfc3339("2026-08-03T00:00:00Z").value(),
                              base::parse_rfc3339("2026-08-17T00:00:00Z").value()});
    return hours;
}

void measure(const char* what, int rounds, const auto& ask) {
    const base::Timestamp begin = base::parse_rfc3339("2026-01-01T00:00:00Z").value();
    std::int64_t used = 0;
    const auto run = [&](int count) {
        std::uint64_t where = 1;
        for (int i = 0; i < count; ++i) {
            where = where * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
            used += ask(begin + std::chrono::seconds((where >> 33U) % 31'536'000));
        }
    };
    run(rounds / 10);
    const auto begun = std::chrono::steady_clock::now();
    run(rounds);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    fmt::print("{{\"what\":\"{}\",\"answers_per_s\":{:.0f},\"ns_each\":{:.1f},\"checksum\":{}}}\n", what,
               rounds / took.count(), took.count() / rounds * 1e9, used);
}

}  // namespace

int run_bench() {
    const Hours hours = shop_hours();
    const Timetable shop = Timetable::make(hours).value();
    const auto quiet = QuietHours::make(allowed_daily(540, 1260),
                                        std::vector<std::string>{"America/New_York", "America/Chicago"})
                           .value();
    const auto us = [](const std::optional<base::Timestamp>& at) { return at ? base::to_us(*at) & 0xFF : 0; };
    measure("staffed", 4'000'000, [&](base::Timestamp at) { return std::int64_t{shop.is_staffed(at)}; });
    measure("next_open", 1'000'000, [&](base::Timestamp at) { return us(next_open(shop, at)); });
    measure("next_close", 500'000, [&](base::Timestamp at) { return us(next_close(shop, at)); });
    measure("staffed_seconds, a week", 500'000, [&](base::Timestamp at) {
        return staffed_between(shop, at, at + std::chrono::hours(168)).count() & 0xFF;
    });
    measure("add_staffed_seconds, an hour", 500'000,
            [&](base::Timestamp at) { return us(staffed_deadline(shop, at, std::chrono::hours(1))); });
    measure("next_day_at", 2'000'000,
            [&](base::Timestamp at) { return base::to_us(next_day_at(shop.zone(), at, 570)) & 0xFF; });
    measure("quiet, two zones", 2'000'000,
            [&](base::Timestamp at) { return std::int64_t{quiet.is_quiet(at)}; });
    measure("timetable from hours", 20'000,
            [&](base::Timestamp) { return std::int64_t{Timetable::make(hours)->has_hours()}; });
    return 0;
}

}  // namespace oracle
