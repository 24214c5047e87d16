#include "server/hours_reading.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "domain/time/zone.h"

namespace server {
namespace {

using base::json::object;
using base::json::value;

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
// Further than all times that are answered.
constexpr double kSecondsMax = 4e9;

std::unexpected<base::Error> malformed(std::string message) {
    return base::fail(base::ErrorKind::invalid, "hours_malformed", std::move(message));
}

std::string_view view(const value& text) {
    return {text.get_string().data(), text.get_string().size()};
}

// The objects of a list; no list where the field is absent or null.
base::Result<std::vector<const object*>> objects_in(const object& from, std::string_view name) {
    std::vector<const object*> found;
    const value* list = from.if_contains(name);
    if (list == nullptr || list->is_null()) return found;
    if (!list->is_array()) return malformed(std::string(name) + " is a list");
    for (const value& item : list->get_array()) {
        if (!item.is_object()) return malformed(std::string(name) + " is a list of objects");
        found.push_back(&item.get_object());
    }
    return found;
}

base::Result<std::string_view> text_in(const object& from, std::string_view name) {
    const value* text = from.if_contains(name);
    if (text == nullptr || !text->is_string())
        return malformed(std::string(name) + " is missing, or not text");
    return view(*text);
}

base::Result<domain::time::DayRange> read_range(const object& from) {
    return domain::time::DayRange{.start = TRY(domain::time::parse_clock(TRY(text_in(from, "start")))),
                                  .end = TRY(domain::time::parse_clock(TRY(text_in(from, "end"))))};
}

base::Result<domain::HoursRange> read_weekly(const object& from) {
    const std::string_view word = TRY(text_in(from, "day"));
    const auto day = std::ranges::find(kWeekdays, word);
    if (day == kWeekdays.end()) return malformed("day is mon, tue, wed, thu, fri, sat or sun");
    const auto range = TRY(read_range(from));
    return domain::HoursRange{
        .day = static_cast<int>(day - kWeekdays.begin()), .start = range.start, .end = range.end};
}

base::Result<domain::time::SpecialDay> read_special(const object& from) {
    domain::time::SpecialDay day{.date = TRY(domain::time::parse_date(TRY(text_in(from, "date")))),
                                 .ranges = {}};
    for (const object* range : TRY(objects_in(from, "ranges")))
        day.ranges.push_back(TRY(read_range(*range)));
    const value* closed = from.if_contains("closed");
    if (closed != nullptr && !closed->is_bool()) return malformed("closed is true or false");
    const bool is_closed = closed != nullptr && closed->get_bool();
    if (is_closed && !day.ranges.empty()) return malformed("a special day is closed or has ranges, not both");
    if (!is_closed && !from.contains("ranges"))
        return malformed("a special day has \"closed\":true or ranges");
    return day;
}

base::Result<domain::time::Closure> read_closure(const object& from) {
    return domain::time::Closure{.from = TRY(base::parse_rfc3339(TRY(text_in(from, "from")))),
                                 .to = TRY(base::parse_rfc3339(TRY(text_in(from, "to"))))};
}

std::unexpected<base::Error> field_missing(std::string_view name) {
    return base::fail(base::ErrorKind::invalid, "field_missing", std::string(name) + " is missing");
}

}  // namespace

base::Result<domain::time::Hours> read_hours(const object& asked) {
    domain::time::Hours hours;
    hours.zone = TRY(text_in(asked, "zone"));
    for (const object* range : TRY(objects_in(asked, "weekly")))
        hours.weekly.push_back(TRY(read_weekly(*range)));
    for (const object* day : TRY(objects_in(asked, "special")))
        hours.special.push_back(TRY(read_special(*day)));
    for (const object* closure : TRY(objects_in(asked, "closures")))
        hours.closures.push_back(TRY(read_closure(*closure)));
    return hours;
}

base::Result<std::string_view> read_text(const object& from, std::string_view name) {
    const value* text = from.if_contains(name);
    if (text == nullptr) return field_missing(name);
    if (!text->is_string())
        return base::fail(base::ErrorKind::invalid, "field_wrong", std::string(name) + " is text");
    return view(*text);
}

base::Result<base::Timestamp> read_time(const object& from, std::string_view name) {
    const base::Timestamp at = TRY(base::parse_rfc3339(TRY(read_text(from, name))));
    if (at < domain::time::kExactFrom || at >= domain::time::kExactUntil) {
        return base::fail(base::ErrorKind::invalid, "time_out_of_range",
                          std::string(name) + " is outside 1970 to 2085");
    }
    return at;
}

base::Result<base::Duration> read_seconds(const object& from, std::string_view name) {
    const value* number = from.if_contains(name);
    if (number == nullptr) return field_missing(name);
    boost::system::error_code error;
    const auto seconds = number->to_number<double>(error);
    if (error || !(std::abs(seconds) <= kSecondsMax)) {
        return base::fail(base::ErrorKind::invalid, "field_wrong",
                          std::string(name) + " is a number, at most 4000000000");
    }
    return base::Duration(std::llround(seconds * 1e6));
}

std::string_view weekday_word(int weekday) {
    return kWeekdays.at(static_cast<std::size_t>(weekday));
}

}  // namespace server
