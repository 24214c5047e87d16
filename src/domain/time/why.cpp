#include "domain/time/why.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace domain::time {
namespace {

constexpr int kMinutesPerDay = 1440;
constexpr int kDaysToldMax = 10;
constexpr std::size_t kStretchesToldMax = 40;
constexpr std::array kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                  "Friday", "Saturday", "Sunday"};

std::string day_name(int day) {
    return fmt::format("{} {}", kWeekdays[static_cast<std::size_t>(weekday_of(day))], format_date(day));
}

void tell_local(Why& why, const Zone& zone, base::Timestamp at) {
    why.push_back({"local_time",
                   fmt::format("{} is {} in {}, a {}", format_utc(at), format_local(zone, at), zone.name(),
                               kWeekdays[static_cast<std::size_t>(zone.local(at).weekday)])});
}

void tell_changes(Why& why, const Zone& zone, base::Timestamp from, base::Timestamp until) {
    for (const ClockChange& change : zone.changes(from, until)) {
        const auto wall = [&](int offset) { return format_utc(change.at + std::chrono::seconds(offset)); };
        const std::string before = wall(change.before_s);
        const std::string after = wall(change.after_s);
        why.push_back({"clock_change",
                       fmt::format("at {} the clock is turned from {} to {}", format_utc(change.at),
                                   before.substr(0, before.size() - 1), after.substr(0, after.size() - 1))});
    }
}

std::string list_of(std::span<const DayRange> ranges) {
    std::string text;
    for (const DayRange& range : ranges) {
        if (!text.empty()) text += ", ";
        text += format_clock(range.start) + " to " + format_clock(range.end);
        if (range.end > kMinutesPerDay) text += " the next day";
    }
    return text.empty() ? "closed" : text;
}

// A time of day that the wall clock leaves out or shows twice.
void tell_boundary(Why& why, const Zone& zone, int day, int minute, bool is_start) {
    const base::Timestamp first = zone.start_at(day, minute);
    const base::Timestamp second = zone.end_at(day, minute);
    const base::Timestamp taken = is_start ? first : second;
    const std::string name =
        format_date(day + minute / kMinutesPerDay) + " " + format_clock(minute % kMinutesPerDay);
    const LocalTime shown = zone.local(taken);
    if (first != second) {
        why.push_back({"twice", fmt::format("{} happens twice; {} takes the {} one, {}", name,
                                            is_start ? "a start" : "an end", is_start ? "first" : "second",
                                            format_utc(taken))});
    } else if (day_number(shown) * kMinutesPerDay + shown.minute != day * kMinutesPerDay + minute) {
        why.push_back({"moved", fmt::format("{} does not exist; the first instant after it is {}", name,
                                            format_local(zone, taken))});
    }
}

void tell_day(Why& why, const Timetable& timetable, int day) {
    const auto ranges = timetable.ranges_on(day);
    why.push_back({timetable.is_special(day) ? "special_day" : "weekly",
                   fmt::format("{}{}: {}", day_name(day), timetable.is_special(day) ? " is special" : "",
                               list_of(ranges))});
    for (const DayRange& range : ranges) {
        tell_boundary(why, timetable.zone(), day, range.start, true);
        tell_boundary(why, timetable.zone(), day, range.end, false);
    }
}

// Ranges that began on the date before and end on this one belong to that date.
void tell_evening_before(Why& why, const Timetable& timetable, int day) {
    for (const DayRange& range : timetable.ranges_on(day - 1)) {
        if (range.end <= kMinutesPerDay) continue;
        why.push_back({"evening_before",
                       fmt::format("{} to {} began on {} and runs to its end", format_clock(range.start),
                                   format_clock(range.end), day_name(day - 1))});
        tell_boundary(why, timetable.zone(), day - 1, range.end, false);
    }
}

void tell_closures(Why& why, const Timetable& timetable, base::Timestamp from, base::Timestamp until) {
    for (const Closure& closure : timetable.closures()) {
        if (closure.to <= from || closure.from > until) continue;
        why.push_back({"closure", fmt::format("closed for a while from {} to {}", format_utc(closure.from),
                                              format_utc(closure.to))});
    }
}

void tell_days(Why& why, const Timetable& timetable, int first, int last) {
    for (int day = first; day <= std::min(last, first + kDaysToldMax - 1); ++day)
        tell_day(why, timetable, day);
    if (last - first >= kDaysToldMax) {
        why.push_back({"weekly", fmt::format("and so on until {}", day_name(last))});
        tell_day(why, timetable, last);
    }
}

void tell_stretches(Why& why, const std::vector<Span>& stretches) {
    for (std::size_t i = 0; i < std::min(stretches.size(), kStretchesToldMax); ++i) {
        const auto length = std::chrono::floor<std::chrono::seconds>(stretches[i].to - stretches[i].from);
        why.push_back({"stretch", fmt::format("{} to {}: {} s", format_utc(stretches[i].from),
                                              format_utc(stretches[i].to), length.count())});
    }
    if (stretches.size() > kStretchesToldMax) {
        why.push_back({"stretch", fmt::format("and {} more", stretches.size() - kStretchesToldMax)});
    }
}

void tell_answer(Why& why, const Zone& zone, base::Timestamp at) {
    why.push_back(
        {"answer", fmt::format("{}, on the shop's clock {}", format_utc(at), format_local(zone, at))});
}

}  // namespace

Why why_staffed(const Timetable& timetable, base::Timestamp at) {
    Why why;
    const int today = timetable.zone().day_of(at);
    tell_local(why, timetable.zone(), at);
    tell_changes(why, timetable.zone(), at - std::chrono::hours(24), at + std::chrono::hours(24));
    tell_evening_before(why, timetable, today);
    tell_day(why, timetable, today);
    tell_closures(why, timetable, at, at);
    if (!timetable.is_staffed(at)) {
        why.push_back({"answer", "not staffed"});
    } else if (const auto end = next_close(timetable, at)) {
        why.push_back({"answer", fmt::format("staffed until {}", format_local(timetable.zone(), *end))});
    } else {
        why.push_back({"answer", "staffed, without an end in the next 60 days"});
    }
    return why;
}

Why why_next_open(const Timetable& timetable, base::Timestamp at) {
    if (timetable.is_staffed(at)) return why_staffed(timetable, at);
    Why why;
    const Zone& zone = timetable.zone();
    const int today = zone.day_of(at);
    const auto opens = next_open(timetable, at);
    const base::Timestamp until = opens.value_or(at + kOpeningSearch);
    tell_local(why, zone, at);
    tell_changes(why, zone, at, until);
    tell_evening_before(why, timetable, today);
    tell_days(why, timetable, today, zone.day_of(until));
    tell_closures(why, timetable, at, until);
    if (opens) {
        tell_answer(why, zone, *opens);
    } else {
        why.push_back({"horizon", "no opening in the next 60 × 24 hours"});
    }
    return why;
}

Why why_staffed_between(const Timetable& timetable, base::Timestamp from, base::Timestamp to) {
    Why why;
    tell_local(why, timetable.zone(), from);
    tell_local(why, timetable.zone(), to);
    tell_changes(why, timetable.zone(), from, to);
    tell_closures(why, timetable, from, to);
    tell_stretches(why, timetable.stretches(from, to));
    const auto total = std::chrono::floor<std::chrono::seconds>(staffed_between(timetable, from, to)).count();
    why.push_back({"answer", fmt::format("{} staffed seconds", total)});
    return why;
}

Why why_staffed_deadline(const Timetable& timetable, base::Timestamp from, base::Duration staffed) {
    Why why;
    tell_local(why, timetable.zone(), from);
    const auto due = staffed_deadline(timetable, from, staffed);
    const base::Timestamp until = due.value_or(from + kDeadlineSearch);
    tell_changes(why, timetable.zone(), from, until);
    tell_closures(why, timetable, from, until);
    tell_stretches(why, timetable.stretches(from, until));
    if (due) {
        tell_answer(why, timetable.zone(), *due);
    } else {
        why.push_back({"horizon", "not so much staffed time in the next 366 × 24 hours"});
    }
    return why;
}

Why why_later_day_at(const Zone& zone, base::Timestamp at, int days, int minute) {
    Why why;
    const int day = zone.day_of(at) + days;
    tell_local(why, zone, at);
    why.push_back(
        {"next_date", fmt::format("{} days after {} is {}", days, format_date(day - days), day_name(day))});
    const base::Timestamp answer = later_day_at(zone, at, days, minute);
    tell_changes(why, zone, at, std::max(at, answer) + std::chrono::seconds(1));
    tell_boundary(why, zone, day, minute, true);
    tell_answer(why, zone, answer);
    return why;
}

Why why_elapsed(const Zone& zone, base::Timestamp from, base::Duration elapsed) {
    Why why;
    tell_local(why, zone, from);
    why.push_back({"elapsed", fmt::format("{} seconds pass, whatever the wall clock shows",
                                          std::chrono::floor<std::chrono::seconds>(elapsed).count())});
    tell_changes(why, zone, std::min(from, from + elapsed), std::max(from, from + elapsed));
    tell_answer(why, zone, from + elapsed);
    return why;
}

}  // namespace domain::time
