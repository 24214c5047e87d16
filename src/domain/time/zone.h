// A shop's time zone: instants to wall-clock time and back, with daylight-saving gaps and folds as
// behaviours.md §10.6 has them. The only file that knows the zone database (read once from the system, then
// only looked at). A Zone is cheap to copy; finding one costs some 10 µs, so keep it.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace domain::time {

// What the clock and the calendar on the wall of the shop show.
struct LocalTime {
    int year = 1970;
    int month = 1;    // 1..12
    int day = 1;      // 1..31
    int weekday = 3;  // 0 Monday .. 6 Sunday
    int minute = 0;   // after midnight, 0..1439
    bool operator==(const LocalTime&) const = default;
};

// Days since 1970-01-01 of a local date: the difference of two of them is a number of calendar days.
int day_number(const LocalTime& local);
LocalTime date_of(int day_number);  // its midnight
int weekday_of(int day_number);     // 0 Monday .. 6 Sunday

// The wall clock is turned: by daylight saving, or because a government decided so.
struct ClockChange {
    base::Timestamp at;
    int before_s = 0;  // seconds east of UTC
    int after_s = 0;
    bool operator==(const ClockChange&) const = default;
};

// Zones answer exactly from 1970 to the end of 2085 (Gaza's list of fasting months
// ends a year later); outside, the nearest known offset goes on.
constexpr base::Timestamp kExactFrom = std::chrono::sys_days(std::chrono::year(1970) / 1 / 1);
constexpr base::Timestamp kExactUntil = std::chrono::sys_days(std::chrono::year(2086) / 1 / 1);

class Zone {
 public:
    // Error: hours_zone_unknown.
    static base::Result<Zone> find(std::string_view iana_name);

    const std::string& name() const;
    LocalTime local(base::Timestamp at) const;
    int offset_s(base::Timestamp at) const;  // seconds east of UTC
    int day_of(base::Timestamp at) const;    // day_number of the local date
    // `minute` may be 1440 or more (the next day). A time inside a gap is the first instant after it; of a
    // time that happens twice, a start is the first and an end the second.
    base::Timestamp start_at(int day_number, int minute) const;
    base::Timestamp end_at(int day_number, int minute) const;
    // The changes in [from, until), earliest first.
    std::vector<ClockChange> changes(base::Timestamp from, base::Timestamp until) const;

 private:
    struct Table;
    explicit Zone(std::shared_ptr<const Table> table) : table_(std::move(table)) {}
    std::shared_ptr<const Table> table_;
};

// "2026-03-29T19:00:00+02:00", with a fraction only when there is one.
std::string format_local(const Zone& zone, base::Timestamp at);
// "2026-03-29T17:00:00Z", with a fraction only when there is one.
std::string format_utc(base::Timestamp at);

}  // namespace domain::time
