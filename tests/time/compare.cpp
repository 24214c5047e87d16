#include "time/compare.h"

#include <fmt/format.h>

#include <array>

namespace oracle {
namespace {

using domain::time::Timetable;

constexpr std::array kAskNames = {"staffed",         "next_open",           "next_close",  "closed_since",
                                  "staffed_seconds", "add_staffed_seconds", "next_day_at", "wall"};

base::Timestamp at(std::int64_t us) {
    return base::from_us(us);
}
std::int64_t told(const std::optional<base::Timestamp>& answer) {
    return answer ? base::to_us(*answer) : kNothing;
}

bool differs(const Wall& wall, const domain::time::Zone& zone, const Plan& plan, const Question& question) {
    const Timetable timetable(hours_of(zone.name(), plan), zone);
    const Minutes minutes(wall, plan);
    return !agrees(ask_oracle(minutes, question), ask_engine(timetable, question), question.ask);
}

// Leaves out one thing after the other as long as the difference stays.
template <class Thing>
void shrink(std::vector<Thing>& things, const auto& still_differs) {
    for (std::size_t i = things.size(); i-- > 0;) {
        const Thing thing = things[i];
        things.erase(things.begin() + static_cast<std::ptrdiff_t>(i));
        if (!still_differs()) things.insert(things.begin() + static_cast<std::ptrdiff_t>(i), thing);
    }
}

std::string clock(std::int64_t minute) {
    return domain::time::format_clock(static_cast<int>(minute));
}
std::string range_json(const Range& range) {
    return fmt::format(R"("start":"{}","end":"{}")", clock(range.start), clock(range.end));
}
std::string time_json(std::int64_t us) {
    return "\"" + domain::time::format_utc(at(us)) + "\"";
}

template <class Thing>
std::string list_json(const std::vector<Thing>& things, const auto& write) {
    std::string text = "[";
    for (const Thing& thing : things)
        text += (text.size() > 1 ? "," : "") + write(thing);
    return text + "]";
}

std::string plan_json(const std::string& zone, const Plan& plan) {
    constexpr std::array days = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const auto weekly = [&](const Weekly& item) {
        return fmt::format(R"({{"day":"{}",{}}})", days[static_cast<std::size_t>(item.day)],
                           range_json(item.range));
    };
    const auto range = [](const Range& item) { return "{" + range_json(item) + "}"; };
    const auto special = [&](const Special& item) {
        const auto date = domain::time::format_date(static_cast<int>(item.date));
        if (item.ranges.empty()) return fmt::format(R"({{"date":"{}","closed":true}})", date);
        return fmt::format(R"({{"date":"{}","ranges":{}}})", date, list_json(item.ranges, range));
    };
    const auto pause = [](const Pause& item) {
        return fmt::format(R"({{"from":{},"to":{}}})", time_json(item.from * kUsPerMinute),
                           time_json(item.to * kUsPerMinute));
    };
    return fmt::format(R"("zone":"{}","weekly":{},"special":{},"closures":{})", zone,
                       list_json(plan.weekly, weekly), list_json(plan.special, special),
                       list_json(plan.pauses, pause));
}

std::string question_json(const Question& question) {
    std::string text = fmt::format(R"({{"q":"{}",)", kAskNames[static_cast<std::size_t>(question.ask)]);
    if (question.ask == Ask::staffed_between)
        return text +
               fmt::format(R"("from":{},"to":{}}})", time_json(question.at_us), time_json(question.to_us));
    text += fmt::format(R"("t":{})", time_json(question.at_us));
    if (question.ask == Ask::staffed_deadline)
        text += fmt::format(R"(,"seconds":{:.6f})", static_cast<double>(question.amount) / 1e6);
    if (question.ask == Ask::later_day_at)
        text += fmt::format(R"(,"at":"{}","days":{})", clock(question.amount), question.days);
    return text + "}";
}

std::string answer_text(std::int64_t value, Ask ask) {
    if (value == kNothing) return "nothing";
    if (ask == Ask::staffed) return value == 1 ? "true" : "false";
    if (ask == Ask::staffed_between) return fmt::format("{:.6f} s", static_cast<double>(value) / 1e6);
    if (ask == Ask::wall) return domain::time::format_utc(at(value * kUsPerMinute)) + " on the wall";
    return domain::time::format_utc(at(value));
}

}  // namespace

domain::time::Hours hours_of(const std::string& zone, const Plan& plan) {
    domain::time::Hours hours{.zone = zone, .weekly = {}, .special = {}, .closures = {}};
    for (const Weekly& weekly : plan.weekly) {
        hours.weekly.push_back({.day = weekly.day,
                                .start = static_cast<int>(weekly.range.start),
                                .end = static_cast<int>(weekly.range.end)});
    }
    for (const Special& special : plan.special) {
        auto& day = hours.special.emplace_back(
            domain::time::SpecialDay{.date = static_cast<int>(special.date), .ranges = {}});
        for (const Range& range : special.ranges)
            day.ranges.push_back({static_cast<int>(range.start), static_cast<int>(range.end)});
    }
    for (const Pause& pause : plan.pauses)
        hours.closures.push_back({at(pause.from * kUsPerMinute), at(pause.to * kUsPerMinute)});
    return hours;
}

std::int64_t ask_engine(const Timetable& timetable, const Question& question) {
    using namespace domain::time;
    const base::Timestamp now = at(question.at_us);
    switch (question.ask) {
        case Ask::staffed:
            return timetable.is_staffed(now) ? 1 : 0;
        case Ask::next_open:
            return told(next_open(timetable, now));
        case Ask::next_close:
            return told(next_close(timetable, now));
        case Ask::closed_since:
            return told(closed_since(timetable, now));
        case Ask::staffed_between:
            return staffed_between(timetable, now, at(question.to_us)).count();
        case Ask::staffed_deadline:
            return told(staffed_deadline(timetable, now, base::Duration(question.amount)));
        case Ask::later_day_at:
            return base::to_us(
                later_day_at(timetable.zone(), now, question.days, static_cast<int>(question.amount)));
        case Ask::wall:
            break;
    }
    const LocalTime local = timetable.zone().local(now);
    return std::int64_t{day_number(local)} * kDay + local.minute;
}

Expected ask_oracle(const Minutes& minutes, const Question& question) {
    const std::int64_t now = question.at_us;
    switch (question.ask) {
        case Ask::staffed:
            return {minutes.is_staffed(now) ? 1 : 0};
        case Ask::next_open:
            return minutes.next_open(now);
        case Ask::next_close:
            return minutes.next_close(now);
        case Ask::closed_since:
            return minutes.closed_since(now);
        case Ask::staffed_between:
            return {minutes.staffed_between(now, question.to_us)};
        case Ask::staffed_deadline:
            return minutes.staffed_deadline(now, question.amount);
        case Ask::later_day_at:
            return {minutes.later_day_at(now, question.days, question.amount)};
        case Ask::wall:
            break;
    }
    return {minutes.wall_minute(now)};
}

bool agrees(const Expected& expected, std::int64_t got, Ask ask) {
    if (!expected.is_bound) return expected.value == got;
    if (got == kNothing) return true;
    return ask == Ask::closed_since ? got <= expected.value : got >= expected.value;
}

std::string describe_difference(const Wall& wall, const domain::time::Zone& zone, Plan plan,
                                const Question& question) {
    const auto still_differs = [&] { return differs(wall, zone, plan, question); };
    shrink(plan.weekly, still_differs);
    shrink(plan.pauses, still_differs);
    shrink(plan.special, still_differs);
    for (Special& special : plan.special)
        shrink(special.ranges, still_differs);
    const Expected expected = ask_oracle(Minutes(wall, plan), question);
    const std::int64_t got = ask_engine(Timetable(hours_of(zone.name(), plan), zone), question);
    return fmt::format("{{{},\"queries\":[{}]}}\n  expected {}{}\n  got      {}\n",
                       plan_json(zone.name(), plan), question_json(question),
                       expected.is_bound ? "at least/most " : "", answer_text(expected.value, question.ask),
                       answer_text(got, question.ask));
}

}  // namespace oracle
