#include "domain/time/answers.h"

#include <algorithm>

namespace domain::time {
namespace {

constexpr base::Duration kFirstPiece = std::chrono::hours(48);
constexpr base::Duration kPieceMax = std::chrono::hours(32 * 24);

// Calls `visit` with the stretches of [from, to), earliest first, until it says false. A stretch may come in
// touching parts. Looks at little first: most questions are answered by the next days.
template <class Visit>
void walk(const Timetable& timetable, base::Timestamp from, base::Timestamp to, Visit visit) {
    base::Duration piece = kFirstPiece;
    while (from < to) {
        const base::Timestamp end = std::min(from + piece, to);
        for (const Span& span : timetable.stretches(from, end)) {
            if (!visit(span)) return;
        }
        from = end;
        piece = std::min(piece * 4, kPieceMax);
    }
}

}  // namespace

std::optional<base::Timestamp> next_open(const Timetable& timetable, base::Timestamp at) {
    if (timetable.is_staffed(at)) return at;
    std::optional<base::Timestamp> found;
    walk(timetable, at, at + kOpeningSearch, [&](const Span& span) {
        found = span.from;
        return false;
    });
    return found;
}

std::optional<base::Timestamp> next_close(const Timetable& timetable, base::Timestamp at) {
    const base::Timestamp horizon = at + kOpeningSearch;
    base::Timestamp end = at;
    walk(timetable, at, horizon, [&](const Span& span) {
        if (span.from > end) return false;
        end = span.to;
        return true;
    });
    if (end == at || end == horizon) return std::nullopt;
    return end;
}

std::optional<base::Timestamp> closed_since(const Timetable& timetable, base::Timestamp at) {
    if (timetable.is_staffed(at)) return std::nullopt;
    for (base::Duration back = kFirstPiece;; back *= 4) {
        const auto stretches = timetable.stretches(at - std::min(back, kOpeningSearch), at);
        if (!stretches.empty()) return stretches.back().to;
        if (back >= kOpeningSearch) return std::nullopt;
    }
}

base::Duration staffed_between(const Timetable& timetable, base::Timestamp from, base::Timestamp to) {
    base::Duration total{};
    walk(timetable, from, to, [&](const Span& span) {
        total += span.to - span.from;
        return true;
    });
    return total;
}

std::optional<base::Timestamp> staffed_deadline(const Timetable& timetable, base::Timestamp from,
                                                base::Duration staffed) {
    if (staffed <= base::Duration::zero()) return from;
    std::optional<base::Timestamp> due;
    walk(timetable, from, from + kDeadlineSearch, [&](const Span& span) {
        const base::Duration length = span.to - span.from;
        if (length >= staffed) due = span.from + staffed;
        staffed -= length;
        return !due;
    });
    return due;
}

base::Timestamp later_day_at(const Zone& zone, base::Timestamp at, int days, int minute) {
    return zone.start_at(zone.day_of(at) + days, minute);
}

std::vector<Span> dead_intervals(const Timetable& timetable, base::Timestamp from, base::Timestamp to,
                                 base::Duration limit) {
    std::vector<Span> dead;
    base::Timestamp closed = from;
    const auto add_until = [&](base::Timestamp opens) {
        const base::Timestamp end = std::min(opens - limit, to);
        if (closed < end) dead.push_back({closed, end});
    };
    for (const Span& span : timetable.stretches(from, to + limit)) {
        add_until(span.from);
        closed = span.to;
    }
    add_until(to + limit);
    return dead;
}

std::vector<TurnedOpening> turned_openings(const Timetable& timetable, base::Timestamp from,
                                           base::Timestamp to) {
    std::vector<TurnedOpening> turned;
    const Zone& zone = timetable.zone();
    for (const ClockChange& change : zone.changes(from, to)) {
        const int today = zone.day_of(change.at);
        for (int day = today - 2; day <= today + 1; ++day) {
            for (const DayRange& range : timetable.ranges_on(day)) {
                const Span real{zone.start_at(day, range.start), zone.end_at(day, range.end)};
                const bool is_as_stated =
                    real.to - real.from == std::chrono::minutes(range.end - range.start);
                const TurnedOpening opening{day, range, real};
                if (!is_as_stated && std::ranges::find(turned, opening) == turned.end())
                    turned.push_back(opening);
            }
        }
    }
    return turned;
}

}  // namespace domain::time
