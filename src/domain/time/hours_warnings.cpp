#include "domain/time/hours_warnings.h"

#include <algorithm>

namespace domain::time {
namespace {

// What is left of `spans` outside the pauses.
std::vector<Span> without_pauses(const std::vector<Span>& spans, std::vector<Closure> pauses) {
    std::ranges::sort(pauses, {}, &Closure::from);
    std::vector<Span> left;
    for (Span span : spans) {
        for (const Closure& pause : pauses) {
            if (pause.to <= span.from || pause.from >= span.to) continue;
            if (span.from < pause.from) left.push_back({span.from, pause.from});
            span.from = std::min(pause.to, span.to);
        }
        if (span.from < span.to) left.push_back(span);
    }
    return left;
}

}  // namespace

HoursWarnings hours_warnings(const KeptHours& kept, const Timetable* timetable, base::Timestamp now,
                             base::Duration answer_limit) {
    HoursWarnings warnings;
    if (timetable == nullptr) return warnings;
    warnings.dead =
        without_pauses(dead_intervals(*timetable, now, now + kLookAhead, answer_limit), kept.pauses);
    warnings.turned = turned_openings(*timetable, now, now + kClockChangeAhead);
    warnings.is_stale = now - kept.confirmed_at >= kHoursStaleAfter;
    return warnings;
}

}  // namespace domain::time
