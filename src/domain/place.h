// A shop's wall clock and opening hours as rules about time need them. Cheap to make; the timetable must
// outlive it.
#pragma once
#include "domain/location.h"
#include "domain/time/timetable.h"

namespace domain {

class Place {
 public:
    // `timetable` is nullptr when the shop has told no hours: then it counts as always staffed.
    Place(const Location& location, const time::Timetable* timetable);

    const time::Zone& zone() const { return zone_; }
    bool is_staffed(base::Timestamp at) const { return timetable_ == nullptr || timetable_->is_staffed(at); }
    // `at` itself when staffed, else the next opening; nothing: closed for 60 days to come.
    std::optional<base::Timestamp> next_staffed(base::Timestamp at) const;

 private:
    const time::Timetable* timetable_;
    time::Zone zone_;
};

}  // namespace domain
