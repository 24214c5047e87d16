// What people are told about the hours they keep, however well-formed these are: rules AVA-12, AVA-18,
// AVA-19. Pure; shown with the hours by api/staff_hours.cpp.
#pragma once
#include "domain/time/answers.h"
#include "domain/time/kept_hours.h"

namespace domain::time {

constexpr base::Duration kClockChangeAhead = std::chrono::hours(7 * 24);  // AVA-19

struct HoursWarnings {
    // AVA-18: who writes then is answered by nobody within the limit, in the coming 8 weeks. Not while the
    // shop is off the air.
    std::vector<Span> dead;
    std::vector<TurnedOpening> turned;  // AVA-19
    bool is_stale = false;              // AVA-12
};

// `timetable` is that of kept.hours, nullptr when it has none.
HoursWarnings hours_warnings(const KeptHours& kept, const Timetable* timetable, base::Timestamp now,
                             base::Duration answer_limit);

}  // namespace domain::time
