#include "domain/time/zone.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <limits>

#include "domain/time/later_changes.h"

namespace domain::time {
namespace {

constexpr std::int64_t kUsPerSecond = 1'000'000;
constexpr std::int64_t kSecondsPerDay = 86'400;
// Far outside every real time, with room to add an offset.
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max() / 4;

std::int64_t seconds_of(base::Timestamp at) {
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}
base::Timestamp at_second(std::int64_t seconds) {
    return base::from_us(seconds * kUsPerSecond);
}

std::int64_t floor_days(std::int64_t seconds) {
    return seconds >= 0 ? seconds / kSecondsPerDay : -((kSecondsPerDay - 1 - seconds) / kSecondsPerDay);
}

std::string format_wall(base::Timestamp wall) {
    std::string text = base::format_rfc3339(wall);
    text.resize(19);  // without fraction and Z
    const auto us = base::to_us(wall) % kUsPerSecond;
    if (us == 0) return text;
    if (us % 1000 == 0) return text + fmt::format(".{:03}", us / 1000);
    return text + fmt::format(".{:06}", us);
}

}  // namespace

// Stretches of one offset, earliest first, as parallel lists for quick search.
struct Zone::Table {
    std::string name;
    std::vector<std::int64_t> starts;       // UTC seconds; the first is before all time
    std::vector<std::int64_t> offsets;      // seconds east of UTC
    std::vector<std::int64_t> local_end;    // the latest wall clock that this stretch or an earlier one shows
    std::vector<std::int64_t> local_start;  // the earliest one that this stretch or a later one shows

    std::size_t stretch_at(std::int64_t utc) const {
        return static_cast<std::size_t>(std::ranges::upper_bound(starts, utc) - starts.begin()) - 1;
    }
    std::int64_t end_of(std::size_t stretch) const {
        return stretch + 1 < starts.size() ? starts[stretch + 1] : kNever;
    }
    void close() {
        local_end.resize(starts.size());
        local_start.resize(starts.size());
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::int64_t end = end_of(i) + offsets[i];
            local_end[i] = i == 0 ? end : std::max(local_end[i - 1], end);
        }
        for (std::size_t i = starts.size(); i-- > 0;) {
            const std::int64_t start = starts[i] + offsets[i];
            local_start[i] = i + 1 == starts.size() ? start : std::min(local_start[i + 1], start);
        }
    }
};

int day_number(const LocalTime& local) {
    const auto date = date::year(local.year) / local.month / local.day;
    return static_cast<int>(date::local_days(date).time_since_epoch().count());
}

LocalTime date_of(int day_number) {
    const date::year_month_day date{date::local_days{date::days(day_number)}};
    return LocalTime{.year = static_cast<int>(date.year()),
                     .month = static_cast<int>(static_cast<unsigned>(date.month())),
                     .day = static_cast<int>(static_cast<unsigned>(date.day())),
                     .weekday = weekday_of(day_number),
                     .minute = 0};
}

int weekday_of(int day_number) {
    const int since_monday = (day_number + 3) % 7;  // 1970-01-01 was a Thursday
    return since_monday < 0 ? since_monday + 7 : since_monday;
}

base::Result<Zone> Zone::find(std::string_view iana_name) {
    const auto unknown = [&] {
        return base::fail(base::ErrorKind::invalid, "hours_zone_unknown",
                          "The time zone \"" + std::string(iana_name) +
                              "\" is not known. Use a name such as Europe/Paris.");
    };
    if (iana_name == "localtime") return unknown();  // the machine's own, which is nobody's shop
    std::vector<ClockChange> changes;
    int first_offset = 0;
    try {
        const auto* zone = date::locate_zone(std::string(iana_name));
        auto info =
            zone->get_info(date::sys_seconds(std::chrono::seconds(seconds_of(kExactFrom)) - date::days(2)));
        first_offset = static_cast<int>(info.offset.count());
        int offset = first_offset;
        while (info.end < date::sys_seconds(std::chrono::seconds(seconds_of(kExactUntil)))) {
            info = zone->get_info(info.end);
            const int next = static_cast<int>(info.offset.count());
            if (next == offset) continue;  // only its abbreviation changed
            changes.push_back({base::Timestamp(info.begin.time_since_epoch()), offset, next});
            offset = next;
        }
    } catch (const std::exception&) {  // a fence: the library has no other way to say "unknown"
        return unknown();
    }
    append_later_changes(changes);
    Table table{.name = std::string(iana_name),
                .starts = {-kNever},
                .offsets = {first_offset},
                .local_end = {},
                .local_start = {}};
    for (const ClockChange& change : changes) {
        table.starts.push_back(seconds_of(change.at));
        table.offsets.push_back(change.after_s);
    }
    table.close();
    return Zone(std::make_shared<const Table>(std::move(table)));
}

const std::string& Zone::name() const {
    return table_->name;
}

int Zone::offset_s(base::Timestamp at) const {
    return static_cast<int>(table_->offsets[table_->stretch_at(seconds_of(at))]);
}

LocalTime Zone::local(base::Timestamp at) const {
    const std::int64_t utc = seconds_of(at);
    const std::int64_t wall = utc + table_->offsets[table_->stretch_at(utc)];
    const std::int64_t day = floor_days(wall);
    LocalTime local = date_of(static_cast<int>(day));
    local.minute = static_cast<int>((wall - day * kSecondsPerDay) / 60);
    return local;
}

int Zone::day_of(base::Timestamp at) const {
    const std::int64_t utc = seconds_of(at);
    return static_cast<int>(floor_days(utc + table_->offsets[table_->stretch_at(utc)]));
}

base::Timestamp Zone::start_at(int day_number, int minute) const {
    const std::int64_t wall = day_number * kSecondsPerDay + minute * 60;
    // The first stretch that shows this time or, when it is in the gap before, a later one.
    const auto found = std::ranges::upper_bound(table_->local_end, wall);
    const auto stretch =
        static_cast<std::size_t>(std::min(found, table_->local_end.end() - 1) - table_->local_end.begin());
    return at_second(std::max(wall - table_->offsets[stretch], table_->starts[stretch]));
}

base::Timestamp Zone::end_at(int day_number, int minute) const {
    const std::int64_t wall = day_number * kSecondsPerDay + minute * 60;
    // The last stretch that shows this time or, when it is in the gap behind, an earlier one.
    const auto found = std::ranges::upper_bound(table_->local_start, wall);
    const auto stretch = static_cast<std::size_t>(found - table_->local_start.begin()) - 1;
    return at_second(std::min(wall - table_->offsets[stretch], table_->end_of(stretch)));
}

std::vector<ClockChange> Zone::changes(base::Timestamp from, base::Timestamp until) const {
    std::vector<ClockChange> found;
    for (std::size_t i = 1; i < table_->starts.size(); ++i) {
        const base::Timestamp at = at_second(table_->starts[i]);
        if (at < from || at >= until) continue;
        found.push_back({at, static_cast<int>(table_->offsets[i - 1]), static_cast<int>(table_->offsets[i])});
    }
    return found;
}

std::string format_local(const Zone& zone, base::Timestamp at) {
    const int offset = zone.offset_s(at);
    const int size = std::abs(offset);
    std::string text = format_wall(at + std::chrono::seconds(offset));
    text += fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', size / 3600, size / 60 % 60);
    if (size % 60 != 0) text += fmt::format(":{:02}", size % 60);  // Liberia until 1972
    return text;
}

std::string format_utc(base::Timestamp at) {
    return format_wall(at) + "Z";
}

}  // namespace domain::time
