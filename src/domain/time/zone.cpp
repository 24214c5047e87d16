#include "domain/time/zone.h"

#include <date/tz.h>

#include <exception>
#include <string>

namespace domain::time {

int day_number(const LocalTime& local) {
    const auto date = date::year(local.year) / local.month / local.day;
    return static_cast<int>(date::local_days(date).time_since_epoch().count());
}

LocalTime date_of(int day_number) {
    const date::local_days days{date::days(day_number)};
    const date::year_month_day date(days);
    return LocalTime{.year = static_cast<int>(date.year()),
                     .month = static_cast<int>(static_cast<unsigned>(date.month())),
                     .day = static_cast<int>(static_cast<unsigned>(date.day())),
                     .weekday = static_cast<int>(date::weekday(days).iso_encoding()) - 1,
                     .minute = 0};
}

base::Result<Zone> Zone::find(std::string_view iana_name) {
    try {
        return Zone(date::locate_zone(std::string(iana_name)));
    } catch (const std::exception&) {  // a fence: the library has no other way to say "unknown"
        return base::fail(base::ErrorKind::invalid, "hours_zone_unknown",
                          "The time zone \"" + std::string(iana_name) +
                              "\" is not known. Use a name such as Europe/Paris.");
    }
}

LocalTime Zone::local(base::Timestamp at) const {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(at);
    const auto wall = zone_->to_local(seconds);
    const auto days = date::floor<date::days>(wall);
    LocalTime local = date_of(static_cast<int>(days.time_since_epoch().count()));
    local.minute = static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(wall - days).count());
    return local;
}

base::Timestamp Zone::start_at(int day_number, int minute) const {
    return instant(day_number, minute, false);
}

base::Timestamp Zone::end_at(int day_number, int minute) const {
    return instant(day_number, minute, true);
}

base::Timestamp Zone::instant(int day_number, int minute, bool is_end) const {
    const date::local_seconds wall = date::local_days{date::days(day_number)} + std::chrono::minutes(minute);
    const date::local_info info = zone_->get_info(wall);
    if (info.result == date::local_info::nonexistent) return info.first.end;
    const bool is_second = info.result == date::local_info::ambiguous && is_end;
    const auto offset = is_second ? info.second.offset : info.first.offset;
    return base::Timestamp(wall.time_since_epoch() - offset);
}

}  // namespace domain::time
