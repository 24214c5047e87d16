// Opening hours made ready for questions: the exact set of instants at which a shop is staffed (behaviours.md
// §3.5, §10 items 1 to 6). Pure and unchanging; keep one per shop, answers.h asks it.
#pragma once
#include <array>
#include <span>
#include <vector>

#include "domain/time/hours.h"
#include "domain/time/zone.h"

namespace domain::time {

// A stretch of time, half-open.
struct Span {
    base::Timestamp from;
    base::Timestamp to;
    bool operator==(const Span&) const = default;
};

class Timetable {
 public:
    // Error: what check_hours() refuses.
    static base::Result<Timetable> make(const Hours& hours);
    // For hours that were checked when they were saved; ranges that overlap all the same are a union.
    Timetable(const Hours& hours, Zone zone);

    const Zone& zone() const { return zone_; }
    bool has_hours() const;  // any range at all, weekly or special
    bool is_staffed(base::Timestamp at) const;
    // The staffed time in [from, to), earliest first, without touching or overlapping stretches.
    std::vector<Span> stretches(base::Timestamp from, base::Timestamp to) const;

    // For the working: the ranges that start on a local date, with ends above 1440 for the next day.
    std::span<const DayRange> ranges_on(int day_number) const;
    bool is_special(int day_number) const;
    const std::vector<Closure>& closures() const { return closures_; }  // merged, earliest first

 private:
    const Closure* closure_at(base::Timestamp at) const;
    void append_day(std::vector<Span>& spans, int day_number) const;

    Zone zone_;
    std::array<std::vector<DayRange>, 7> weekly_;  // earliest first
    std::vector<SpecialDay> special_;              // earliest first
    std::vector<Closure> closures_;
};

}  // namespace domain::time
