// The conversations of the demo as people write them down: who says what, and how long after the line before.
// One function per shop; timetable.h turns the minutes into times, history.h plays them through the rules.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "domain/event.h"

namespace server {

enum class Step : std::uint8_t {
    nothing,
    asks,             // the consumer writes
    manager,          // the shop's manager writes
    clerk,            // the other person of the shop writes
    bot,              // the brand's agent answers by itself
    looks,            // somebody of the shop reads and does not answer
    done,             // closed by whoever wrote last
    no_reply_needed,  // the same
    reopens,          // the manager opens it again
};

struct Line {
    int minutes_after_previous = 0;
    Step step = Step::nothing;
    std::string_view text = {};
};

enum class When : std::uint8_t { while_open, any_time };

// When the first line was written, in local time of the shop. An earlier day is taken when this one does not
// work out (a Sunday, or the last line would lie in the future).
struct Start {
    int days_ago = 0;
    int hour = 0;
    int minute = 0;
    When when = When::while_open;
    // Above 0: the consumer waits. What they wrote after the last answer begins this many minutes before now.
    int waiting_minutes = 0;
};

constexpr Start on_day(int days_ago, int hour, int minute) {
    return {days_ago, hour, minute};
}
constexpr Start off_hours(int days_ago, int hour, int minute) {
    return {days_ago, hour, minute, When::any_time};
}
constexpr Start waiting(int minutes) {
    return {0, 0, 0, When::any_time, minutes};
}
constexpr Start waiting_after(Start start, int minutes) {
    start.waiting_minutes = minutes;
    return start;
}

constexpr std::size_t kLinesMax = 14;

struct Script {
    std::string_view consumer_name;  // empty: not told
    std::string_view locale;
    domain::EntryPoint entry_point;
    Start start;
    Line lines[kLinesMax];  // the unused ones at the end are Step::nothing
};

std::span<const Line> lines_of(const Script& script);

constexpr int kDay = 1440;
constexpr int kHour = 60;

std::span<const Script> portuguese_scripts();
std::span<const Script> vietnamese_scripts();
std::span<const Script> french_scripts();

}  // namespace server
