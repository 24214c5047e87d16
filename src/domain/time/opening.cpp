#include "domain/time/opening.h"

#include <algorithm>

namespace domain::time {
namespace {

constexpr int kMinutesPerDay = 1440;
constexpr int kOpeningSearchDays = 60;  // behaviours.md §3.5 item 4
// Weekly hours that leave no minute out for this long never do.
constexpr int kClosingSearchDays = 9;

struct Span {
    base::Timestamp start;
    base::Timestamp end;
};

// The spans that start on one local date.
void append_spans(std::vector<Span>& spans, std::span<const HoursRange> weekly, const Zone& zone, int day) {
    const int weekday = date_of(day).weekday;
    for (const HoursRange& range : weekly) {
        if (range.day != weekday) continue;
        const int end = range.end > range.start ? range.end : range.end + kMinutesPerDay;
        const Span span{zone.start_at(day, range.start), zone.end_at(day, end)};
        if (span.start < span.end) spans.push_back(span);  // one wholly inside a gap is empty
    }
}

std::vector<Span> spans_between(std::span<const HoursRange> weekly, const Zone& zone, int first_day,
                                int last_day) {
    std::vector<Span> spans;
    for (int day = first_day; day <= last_day; ++day)
        append_spans(spans, weekly, zone, day);
    std::ranges::sort(spans, {}, &Span::start);
    return spans;
}

// The end of the unbroken opening around `now`, or nothing when closed.
std::optional<base::Timestamp> unbroken_end(const std::vector<Span>& spans, base::Timestamp now) {
    std::optional<base::Timestamp> end;
    for (const Span& span : spans) {
        if (span.start <= now && now < span.end) end = std::max(end.value_or(span.end), span.end);
        if (end && span.start <= *end) end = std::max(*end, span.end);
    }
    return end;
}

Turn turn_at(const Zone& zone, base::Timestamp at, int today) {
    const LocalTime local = zone.local(at);
    return Turn{.at = at, .local = local, .days_ahead = day_number(local) - today};
}

std::optional<Turn> next_opening(std::span<const HoursRange> weekly, const Zone& zone, base::Timestamp now,
                                 int today) {
    for (int day = today; day <= today + kOpeningSearchDays; ++day) {
        // A start can move into the next date only by a gap at midnight, and then it is still the earliest of
        // its day.
        for (const Span& span : spans_between(weekly, zone, day, day)) {
            if (span.start > now) return turn_at(zone, span.start, today);
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<HoursRange> ranges_of(std::span<const HoursRange> weekly, int weekday) {
    std::vector<HoursRange> found;
    std::ranges::copy_if(weekly, std::back_inserter(found),
                         [weekday](const HoursRange& range) { return range.day == weekday; });
    std::ranges::sort(found, {}, &HoursRange::start);
    return found;
}

base::Result<OpenState> open_state(std::span<const HoursRange> weekly, std::string_view zone_name,
                                   base::Timestamp now) {
    const Zone zone = TRY(Zone::find(zone_name));
    OpenState state;
    state.now = zone.local(now);
    state.has_hours = !weekly.empty();
    state.today = ranges_of(weekly, state.now.weekday);
    const int today = day_number(state.now);
    const auto spans = spans_between(weekly, zone, today - 1, today + kClosingSearchDays);
    if (const auto end = unbroken_end(spans, now)) {
        state.is_open = true;
        const bool is_for_ever = *end - now > std::chrono::days(kClosingSearchDays - 1);
        if (!is_for_ever) state.closes = turn_at(zone, *end, today);
    } else {
        state.opens = next_opening(weekly, zone, now, today);
    }
    return state;
}

}  // namespace domain::time
