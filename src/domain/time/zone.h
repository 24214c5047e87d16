// A shop's time zone: instants to wall-clock time and back, with daylight-saving gaps and folds as
// behaviours.md §10.6 has them. The only file that knows the zone database (read once from the system, then
// only looked at).
#pragma once
#include <string_view>

#include "base/result.h"
#include "base/time.h"

namespace date {
class time_zone;
}

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

class Zone {
 public:
    // Error: hours_zone_unknown.
    static base::Result<Zone> find(std::string_view iana_name);

    LocalTime local(base::Timestamp at) const;
    // `minute` may be 1440 or more (the next day). A time inside a gap is the first instant after it; of a
    // time that happens twice, a start is the first and an end the second.
    base::Timestamp start_at(int day_number, int minute) const;
    base::Timestamp end_at(int day_number, int minute) const;

 private:
    explicit Zone(const date::time_zone* zone) : zone_(zone) {}
    base::Timestamp instant(int day_number, int minute, bool is_end) const;
    const date::time_zone* zone_;  // lives as long as the program
};

}  // namespace domain::time
