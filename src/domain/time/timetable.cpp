#include "domain/time/timetable.h"

#include <algorithm>

namespace domain::time {
namespace {

constexpr int kMinutesPerDay = 1440;

DayRange unrolled(int start, int end) {
    return {start, end > start ? end : end + kMinutesPerDay};
}

// Ends before the next one begins; what touches becomes one.
template <class Stretch>
void merge(std::vector<Stretch>& stretches) {
    std::ranges::sort(stretches, {}, &Stretch::from);
    std::size_t kept = 0;
    for (const Stretch& stretch : stretches) {
        if (kept > 0 && stretch.from <= stretches[kept - 1].to) {
            stretches[kept - 1].to = std::max(stretches[kept - 1].to, stretch.to);
        } else {
            stretches[kept++] = stretch;
        }
    }
    stretches.resize(kept);
}

std::vector<Span> cut(const std::vector<Span>& open, const std::vector<Closure>& closures) {
    std::vector<Span> left;
    for (Span span : open) {
        for (const Closure& closure : closures) {
            if (closure.to <= span.from || closure.from >= span.to) continue;
            if (span.from < closure.from) left.push_back({span.from, closure.from});
            span.from = std::min(closure.to, span.to);
        }
        if (span.from < span.to) left.push_back(span);
    }
    return left;
}

}  // namespace

base::Result<Timetable> Timetable::make(const Hours& hours) {
    if (const auto refusal = check_hours(hours)) return std::unexpected(refusal->error);
    return Timetable(hours, TRY(Zone::find(hours.zone)));
}

Timetable::Timetable(const Hours& hours, Zone zone)
    : zone_(std::move(zone)), special_(hours.special), closures_(hours.closures) {
    for (const HoursRange& range : hours.weekly) {
        if (range.day >= 0 && range.day < 7)
            weekly_[static_cast<std::size_t>(range.day)].push_back(unrolled(range.start, range.end));
    }
    for (auto& ranges : weekly_)
        std::ranges::sort(ranges, {}, &DayRange::start);
    for (SpecialDay& day : special_) {
        for (DayRange& range : day.ranges)
            range = unrolled(range.start, range.end);
        std::ranges::sort(day.ranges, {}, &DayRange::start);
    }
    std::ranges::sort(special_, {}, &SpecialDay::date);
    merge(closures_);
}

bool Timetable::has_hours() const {
    const auto has_ranges = [](const auto& day) { return !day.empty(); };
    return std::ranges::any_of(weekly_, has_ranges) ||
           std::ranges::any_of(special_, has_ranges, &SpecialDay::ranges);
}

bool Timetable::is_special(int day_number) const {
    return std::ranges::binary_search(special_, day_number, {}, &SpecialDay::date);
}

std::span<const DayRange> Timetable::ranges_on(int day_number) const {
    if (!special_.empty()) {
        const auto found = std::ranges::lower_bound(special_, day_number, {}, &SpecialDay::date);
        if (found != special_.end() && found->date == day_number) return found->ranges;
    }
    return weekly_[static_cast<std::size_t>(weekday_of(day_number))];
}

const Closure* Timetable::closure_at(base::Timestamp at) const {
    const auto after = std::ranges::upper_bound(closures_, at, {}, &Closure::from);
    if (after == closures_.begin()) return nullptr;
    return at < (after - 1)->to ? &*(after - 1) : nullptr;
}

bool Timetable::is_staffed(base::Timestamp at) const {
    if (closure_at(at) != nullptr) return false;
    const int today = zone_.day_of(at);
    // When a fold crosses midnight, tomorrow's first minutes come before today's last (Casey, March 2010),
    // and a night that began the day before yesterday may still last (Goose Bay, October 2002).
    for (const int day : {today, today - 1, today + 1, today - 2}) {
        for (const DayRange& range : ranges_on(day)) {
            if (zone_.start_at(day, range.start) <= at && at < zone_.end_at(day, range.end)) return true;
        }
    }
    return false;
}

void Timetable::append_day(std::vector<Span>& spans, int day_number) const {
    for (const DayRange& range : ranges_on(day_number)) {
        const Span span{zone_.start_at(day_number, range.start), zone_.end_at(day_number, range.end)};
        if (span.from < span.to) spans.push_back(span);  // one wholly inside a gap is empty
    }
}

std::vector<Span> Timetable::stretches(base::Timestamp from, base::Timestamp to) const {
    std::vector<Span> spans;
    if (from >= to) return spans;
    const int last = zone_.day_of(to) + 1;
    for (int day = zone_.day_of(from) - 2; day <= last; ++day)
        append_day(spans, day);
    merge(spans);
    if (!closures_.empty()) spans = cut(spans, closures_);
    std::erase_if(spans, [&](const Span& span) { return span.to <= from || span.from >= to; });
    if (spans.empty()) return spans;
    spans.front().from = std::max(spans.front().from, from);
    spans.back().to = std::min(spans.back().to, to);
    return spans;
}

}  // namespace domain::time
