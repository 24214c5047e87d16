#include "domain/time/hours_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace domain::time {
namespace {

using base::json::array;
using base::json::object;
using base::json::value;

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::unexpected<base::Error> malformed(std::string message) {
    return base::fail(base::ErrorKind::invalid, "hours_malformed", std::move(message));
}

base::Result<std::string_view> text_in(const object& from, std::string_view name) {
    const value* text = from.if_contains(name);
    if (text == nullptr || !text->is_string())
        return malformed(std::string(name) + " is missing, or not text");
    return std::string_view(text->get_string().data(), text->get_string().size());
}

// False when it is absent.
base::Result<bool> flag_in(const object& from, std::string_view name) {
    const value* flag = from.if_contains(name);
    if (flag == nullptr) return false;
    if (!flag->is_bool()) return malformed(std::string(name) + " is true or false");
    return flag->get_bool();
}

base::Result<DayRange> read_range(const object& from) {
    return DayRange{.start = TRY(parse_clock(TRY(text_in(from, "start")))),
                    .end = TRY(parse_clock(TRY(text_in(from, "end"))))};
}

base::Result<HoursRange> read_weekly(const object& from) {
    const std::string_view word = TRY(text_in(from, "day"));
    const auto day = std::ranges::find(kWeekdays, word);
    if (day == kWeekdays.end()) return malformed("day is mon, tue, wed, thu, fri, sat or sun");
    const auto range = TRY(read_range(from));
    return HoursRange{
        .day = static_cast<int>(day - kWeekdays.begin()), .start = range.start, .end = range.end};
}

base::Result<SpecialDay> read_special(const object& from) {
    SpecialDay day{.date = TRY(parse_date(TRY(text_in(from, "date")))), .ranges = {}};
    const value* ranges = from.if_contains("ranges");
    if (ranges != nullptr && !ranges->is_null()) {
        if (!ranges->is_array()) return malformed("ranges is a list");
        for (const value& range : ranges->get_array()) {
            if (!range.is_object()) return malformed("ranges is a list of objects");
            day.ranges.push_back(TRY(read_range(range.get_object())));
        }
    }
    const bool is_closed = TRY(flag_in(from, "closed"));
    if (is_closed && !day.ranges.empty()) return malformed("a special day is closed or has ranges, not both");
    if (!is_closed && ranges == nullptr) return malformed("a special day has \"closed\":true or ranges");
    return day;
}

struct ReadClosure {
    Closure closure;
    bool is_pause = false;
};

base::Result<ReadClosure> read_closure(const object& from) {
    const Closure closure{.from = TRY(base::parse_rfc3339(TRY(text_in(from, "from")))),
                          .to = TRY(base::parse_rfc3339(TRY(text_in(from, "to"))))};
    return ReadClosure{closure, TRY(flag_in(from, "pauses_channel"))};
}

// Each object of the list goes through `read` and into `take`; a list that is absent or null is empty.
template <class Read, class Take>
std::optional<HoursFault> read_list(const object& from, std::string_view name, Read read, Take take) {
    const value* list = from.if_contains(name);
    if (list == nullptr || list->is_null()) return std::nullopt;
    if (!list->is_array())
        return HoursFault{malformed(std::string(name) + " is a list").error(), std::string(name)};
    std::size_t at = 0;
    for (const value& item : list->get_array()) {
        const std::string field = fmt::format("{}[{}]", name, at++);
        if (!item.is_object())
            return HoursFault{malformed(std::string(name) + " is a list of objects").error(), field};
        auto one = read(item.get_object());
        if (!one) return HoursFault{std::move(one.error()), field};
        take(std::move(*one));
    }
    return std::nullopt;
}

std::optional<HoursFault> read_into(const object& asked, KeptHours& kept) {
    Hours& hours = kept.hours;
    const auto zone = text_in(asked, "zone");
    if (!zone) return HoursFault{zone.error(), "zone"};
    hours.zone = *zone;
    if (auto fault = read_list(asked, "weekly", read_weekly,
                               [&](const HoursRange& range) { hours.weekly.push_back(range); }))
        return fault;
    if (auto fault = read_list(asked, "special", read_special,
                               [&](SpecialDay&& day) { hours.special.push_back(std::move(day)); }))
        return fault;
    return read_list(asked, "closures", read_closure, [&](const ReadClosure& read) {
        hours.closures.push_back(read.closure);
        if (read.is_pause) kept.pauses.push_back(read.closure);
    });
}

object range_json(int start, int end) {
    return {{"start", format_clock(start)}, {"end", format_clock(end)}};
}

}  // namespace

std::expected<KeptHours, HoursFault> read_kept_hours(const object& asked) {
    KeptHours kept;
    if (auto fault = read_into(asked, kept)) return std::unexpected(std::move(*fault));
    if (!asked.contains("confirmed_at")) return kept;
    const auto text = text_in(asked, "confirmed_at");
    const auto at = text ? base::parse_rfc3339(*text) : std::unexpected(text.error());
    if (!at) return std::unexpected(HoursFault{at.error(), "confirmed_at"});
    kept.confirmed_at = *at;
    return kept;
}

std::expected<Hours, HoursFault> read_hours(const object& asked) {
    KeptHours kept;
    if (auto fault = read_into(asked, kept)) return std::unexpected(std::move(*fault));
    return std::move(kept.hours);
}

array weekly_json(const std::vector<HoursRange>& weekly) {
    array ranges;
    for (const HoursRange& range : weekly) {
        object one{{"day", weekday_word(range.day)}};
        for (const auto& [name, time] : range_json(range.start, range.end))
            one[name] = time;
        ranges.push_back(std::move(one));
    }
    return ranges;
}

object hours_json(const KeptHours& kept) {
    array special;
    for (const SpecialDay& day : kept.hours.special) {
        object one{{"date", format_date(day.date)}};
        if (day.ranges.empty()) one["closed"] = true;
        array ranges;
        for (const DayRange& range : day.ranges)
            ranges.push_back(range_json(range.start, range.end));
        if (!ranges.empty()) one["ranges"] = std::move(ranges);
        special.push_back(std::move(one));
    }
    array closures;
    for (const Closure& closure : kept.hours.closures) {
        object one{{"from", format_utc(closure.from)}, {"to", format_utc(closure.to)}};
        if (std::ranges::find(kept.pauses, closure) != kept.pauses.end()) one["pauses_channel"] = true;
        closures.push_back(std::move(one));
    }
    return {{"zone", kept.hours.zone},
            {"weekly", weekly_json(kept.hours.weekly)},
            {"special", std::move(special)},
            {"closures", std::move(closures)}};
}

std::string_view weekday_word(int weekday) {
    return kWeekdays.at(static_cast<std::size_t>(weekday));
}

}  // namespace domain::time
