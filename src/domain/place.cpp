#include "domain/place.h"

#include "base/check.h"
#include "domain/time/answers.h"

namespace domain {
namespace {

time::Zone zone_of(const Location& location, const time::Timetable* timetable) {
    if (timetable != nullptr) return timetable->zone();
    auto zone = time::Zone::find(location.zone);
    if (!zone) zone = time::Zone::find("UTC");
    CHECK(zone);
    return *zone;
}

}  // namespace

Place::Place(const Location& location, const time::Timetable* timetable)
    : timetable_(timetable), zone_(zone_of(location, timetable)) {}

std::optional<base::Timestamp> Place::next_staffed(base::Timestamp at) const {
    return timetable_ == nullptr ? at : time::next_open(*timetable_, at);
}

}  // namespace domain
