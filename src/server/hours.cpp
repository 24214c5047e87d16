#include "server/hours.h"

#include <array>

#include "domain/time/hours_json.h"
#include "domain/time/why.h"
#include "server/cli.h"
#include "server/hours_reading.h"
#include "server/json_lines.h"

namespace server {
namespace {

using base::json::array;
using base::json::object;
using base::json::value;
using domain::time::Timetable;
using domain::time::Why;

struct Answer {
    value answer;
    Why why = {};
};

enum class Detail : std::uint8_t { answer_only, with_why };

value told(const Timetable& timetable, std::optional<base::Timestamp> at) {
    if (!at) return nullptr;
    return object{{"utc", domain::time::format_utc(*at)},
                  {"local", domain::time::format_local(timetable.zone(), *at)}};
}

value utc_or_null(std::optional<base::Timestamp> at) {
    if (!at) return nullptr;
    return value(domain::time::format_utc(*at));
}

value seconds_of(base::Duration duration) {
    if (duration.count() % 1'000'000 == 0) return duration.count() / 1'000'000;
    return static_cast<double>(duration.count()) / 1e6;
}

base::Result<Answer> ask_staffed(const Timetable& timetable, const object& query, Detail detail) {
    const auto at = TRY(read_time(query, "t"));
    return Answer{timetable.is_staffed(at),
                  detail == Detail::with_why ? domain::time::why_staffed(timetable, at) : Why{}};
}

base::Result<Answer> ask_next_open(const Timetable& timetable, const object& query, Detail detail) {
    const auto at = TRY(read_time(query, "t"));
    return Answer{utc_or_null(domain::time::next_open(timetable, at)),
                  detail == Detail::with_why ? domain::time::why_next_open(timetable, at) : Why{}};
}

base::Result<Answer> ask_next_close(const Timetable& timetable, const object& query, Detail detail) {
    const auto at = TRY(read_time(query, "t"));
    return Answer{utc_or_null(domain::time::next_close(timetable, at)),
                  detail == Detail::with_why ? domain::time::why_staffed(timetable, at) : Why{}};
}

base::Result<Answer> ask_staffed_seconds(const Timetable& timetable, const object& query, Detail detail) {
    const auto from = TRY(read_time(query, "from"));
    const auto to = TRY(read_time(query, "to"));
    if (to < from) return base::fail(base::ErrorKind::invalid, "range_reversed", "to is before from");
    return Answer{
        seconds_of(domain::time::staffed_between(timetable, from, to)),
        detail == Detail::with_why ? domain::time::why_staffed_between(timetable, from, to) : Why{}};
}

base::Result<Answer> ask_next_day_at(const Timetable& timetable, const object& query, Detail detail) {
    const auto at = TRY(read_time(query, "t"));
    const int minute = TRY(domain::time::parse_clock(TRY(read_text(query, "at"))));
    return Answer{
        told(timetable, domain::time::next_day_at(timetable.zone(), at, minute)),
        detail == Detail::with_why ? domain::time::why_later_day_at(timetable.zone(), at, 1, minute) : Why{}};
}

base::Result<Answer> ask_add_seconds(const Timetable& timetable, const object& query, Detail detail) {
    const auto at = TRY(read_time(query, "t"));
    const auto elapsed = TRY(read_seconds(query, "seconds"));
    const base::Timestamp then = at + elapsed;
    if (then < domain::time::kExactFrom || then >= domain::time::kExactUntil)
        return base::fail(base::ErrorKind::invalid, "time_out_of_range",
                          "the answer is outside 1970 to 2085");
    return Answer{told(timetable, then), detail == Detail::with_why
                                             ? domain::time::why_elapsed(timetable.zone(), at, elapsed)
                                             : Why{}};
}

base::Result<Answer> ask_add_staffed(const Timetable& timetable, const object& query, Detail detail) {
    const auto at = TRY(read_time(query, "t"));
    const auto staffed = TRY(read_seconds(query, "seconds"));
    return Answer{
        told(timetable, domain::time::staffed_deadline(timetable, at, staffed)),
        detail == Detail::with_why ? domain::time::why_staffed_deadline(timetable, at, staffed) : Why{}};
}

struct Question {
    std::string_view name;
    base::Result<Answer> (*ask)(const Timetable&, const object&, Detail);
};
constexpr std::array kQuestions = {
    Question{"staffed", ask_staffed},
    Question{"next_open", ask_next_open},
    Question{"next_close", ask_next_close},
    Question{"staffed_seconds", ask_staffed_seconds},
    Question{"next_day_at", ask_next_day_at},
    Question{"add_seconds", ask_add_seconds},
    Question{"add_staffed_seconds", ask_add_staffed},
};

base::Result<Answer> answer_query(const Timetable& timetable, const value& query, Detail detail) {
    if (!query.is_object())
        return base::fail(base::ErrorKind::invalid, "query_malformed", "a query is an object with q");
    const std::string_view name = TRY(read_text(query.get_object(), "q"));
    for (const Question& question : kQuestions) {
        if (question.name == name) return question.ask(timetable, query.get_object(), detail);
    }
    return base::fail(base::ErrorKind::invalid, "query_unknown", "q is no known question");
}

object error_object(const base::Error& error) {
    return {{"error", object{{"code", error.code}, {"message", error.message}}}};
}

// One reason code for all hours that may not be saved (rule AVA-10); what is wrong stands beside it.
object refused(const base::Error& error, const std::vector<domain::HoursRange>& proposal = {}) {
    object told{{"code", "HOURS_INVALID"}, {"detail", error.code}, {"message", error.message}};
    if (!proposal.empty()) told["proposal"] = domain::time::weekly_json(proposal);
    return {{"error", std::move(told)}};
}

value steps_of(const Why& why) {
    array steps;
    for (const auto& step : why)
        steps.push_back(object{{"code", step.code}, {"text", step.text}});
    return steps;
}

base::Result<object> answer_line(const object& asked, Detail detail) {
    const auto hours = domain::time::read_hours(asked);
    if (!hours) return refused(hours.error().error);
    if (const auto refusal = domain::time::check_hours(*hours))
        return refused(refusal->error, refusal->proposal);
    const Timetable timetable(*hours, TRY(domain::time::Zone::find(hours->zone)));
    const value* queries = asked.if_contains("queries");
    if (queries != nullptr && !queries->is_array())
        return base::fail(base::ErrorKind::invalid, "query_malformed", "queries is a list");
    array answers;
    array whys;
    for (const value& query : queries != nullptr ? queries->get_array() : array()) {
        const auto answer = answer_query(timetable, query, detail);
        answers.push_back(answer ? answer->answer : value(error_object(answer.error())));
        whys.push_back(answer ? steps_of(answer->why) : value(array()));
    }
    object told{{"answers", std::move(answers)}};
    if (detail == Detail::with_why) told["why"] = std::move(whys);
    return told;
}

}  // namespace

base::Result<object> answer_hours(const object& asked) {
    return answer_line(asked, Detail::answer_only);
}

base::Result<object> answer_hours_with_why(const object& asked) {
    return answer_line(asked, Detail::with_why);
}

int run_hours(const CommandOptions& options) {
    return run_json_lines(options.wants_why ? answer_hours_with_why : answer_hours);
}

}  // namespace server
