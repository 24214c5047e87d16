#include "domain/on_time.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/check.h"
#include "domain/erasure.h"
#include "domain/exports.h"
#include "domain/follow_up.h"
#include "domain/planned_send.h"
#include "domain/survey/survey.h"

namespace domain {
namespace {

// behaviours.md §3.1 answer_reminders (50 %, 75 %, 92 % of the answer limit), CLK-11.
struct Reminder {
    base::Duration after;
    std::string_view reason_code;
};
constexpr std::array kReminders{
    Reminder{std::chrono::hours(12), "REMINDER_1"},
    Reminder{std::chrono::hours(18), "REMINDER_2"},
    Reminder{std::chrono::minutes(22 * 60 + 5), "REMINDER_3"},
};

// behaviours.md §3.1 window_notice_s, WIN-05.
constexpr std::array<std::int64_t, 3> kWindowNoticeHours{72, 24, 1};

void add_clock(const Conversation& state, std::vector<Timer>& timers) {
    if (state.clock != AnswerClock::running || !state.clock_opened_at || !state.clock_due_at) return;
    const auto given = static_cast<std::size_t>(state.clock_reminders);
    if (given < kReminders.size()) {
        const auto& next = kReminders[given];
        timers.push_back({*state.clock_opened_at + next.after, TimerKind::clock_reminder, next.reason_code});
    }
    timers.push_back({*state.clock_due_at, TimerKind::clock_breach, "BREACH_24H"});
}

// Told of conversations in which there is still something to do before the window closes: the customer waits,
// or the business spoke last and may want to write once more.
void add_window(const Conversation& state, std::vector<Timer>& timers) {
    const auto given = static_cast<std::size_t>(state.window_notices);
    if (!state.last_user_at || state.work != Work::open || given >= kWindowNoticeHours.size()) return;
    const auto ends_at = *state.last_user_at + kContactWindow;
    timers.push_back({ends_at - std::chrono::hours(kWindowNoticeHours[given]), TimerKind::window_notice,
                      "WINDOW_CLOSING"});
}

void add_follow_up(const Conversation& state, std::vector<Timer>& timers) {
    if (const auto at = follow_up_not_before(state))
        timers.push_back({*at, TimerKind::follow_up, "NUDGE_DUE"});
}

// CNV-02: the business spoke last, nobody waits, and nothing has happened for 7 days.
void add_auto_close(const Conversation& state, std::vector<Timer>& timers) {
    if (state.work != Work::open || state.needs_reply() || !state.has_last_word) return;
    timers.push_back({state.last_activity_at + kAutoClose, TimerKind::auto_close, "AUTO_INACTIVE"});
}

void add_planned(const Conversation& state, std::vector<Timer>& timers) {
    for (const auto& one : state.planned)
        timers.push_back({one.at, TimerKind::planned_send, "SEND_PLANNED", one.message_id});
}

void add_survey(const Conversation& state, std::vector<Timer>& timers) {
    const Survey& survey = state.survey;
    if (survey.due_at) timers.push_back({*survey.due_at, TimerKind::survey_due, "SURVEY_SENT"});
    if (survey.step == SurveyStep::pending && survey.sent_at)
        timers.push_back({*survey.sent_at + survey::kLife, TimerKind::survey_expiry, "SURVEY_EXPIRED"});
}

// DAT-01, DAT-02, DAT-04.
void add_rights(const Conversation& state, std::vector<Timer>& timers) {
    const auto& rights = state.rights;
    if (const auto at = wished_erasure_at(state)) timers.push_back({*at, TimerKind::erasure, kErased});
    if (rights.export_by && !rights.is_export_late)
        timers.push_back({*rights.export_by - kExportAlarmBefore, TimerKind::export_late, "EXPORT_OPEN"});
    if (rights.hold) timers.push_back({rights.hold->until, TimerKind::hold_end, "LEGAL_HOLD_ENDED"});
}

// How many of them lie at or before `now`: the number of the last one.
template <class List, class At>
std::int64_t passed(const List& list, base::Timestamp now, At at) {
    return std::ranges::count_if(list, [&](const auto& item) { return at(item) <= now; });
}

void sort_by_time(std::vector<Timer>& timers) {
    std::ranges::sort(timers, [](const Timer& a, const Timer& b) {
        return std::tie(a.at, a.kind) < std::tie(b.at, b.kind);
    });
}

Event planned_send_now(const Conversation& state, const Timer& timer, base::Timestamp now,
                       const policy::Surroundings& around) {
    const auto planned = std::ranges::find(state.planned, timer.message_id, &PlannedSend::message_id);
    CHECK(planned != state.planned.end());
    return dispatch(state, *planned, now, around);
}

EventBody body_of(const Conversation& state, const Timer& timer, const Place& place, base::Timestamp now,
                  const policy::Surroundings& around) {
    const auto& in_force = around.in_force;
    switch (timer.kind) {
        case TimerKind::clock_reminder: {
            const auto number = passed(kReminders, now, [&](const Reminder& reminder) {
                return *state.clock_opened_at + reminder.after;
            });
            const auto& last = kReminders[static_cast<std::size_t>(number - 1)];
            return ClockReminded{std::string(last.reason_code), number, *state.clock_due_at};
        }
        case TimerKind::clock_breach:
            return ClockBreached{std::string(timer.reason_code), *state.clock_due_at};
        case TimerKind::window_notice: {
            const auto ends_at = *state.last_user_at + in_force.seconds(settings::Key::contact_window_s);
            const auto number = passed(kWindowNoticeHours, now, [&](std::int64_t hours) {
                return ends_at - std::chrono::hours(hours);
            });
            return WindowClosing{now > ends_at ? "WINDOW_EXPIRED" : std::string(timer.reason_code), number,
                                 ends_at};
        }
        case TimerKind::follow_up:
            return follow_up_now(plan_follow_up(state, place, now, in_force), now);
        case TimerKind::auto_close:
            return ConversationClosed{CloseReason::auto_inactive, std::string(timer.reason_code)};
        case TimerKind::survey_due:
            return survey::decide(state, fmt::format("survey-{}", state.last_seq), SurveyTrigger::server, now,
                                  around);
        case TimerKind::survey_expiry:
            return survey::expired(state);
        case TimerKind::export_late:
            return ExportChanged{ExportState::late, std::string(timer.reason_code), *state.rights.export_by};
        case TimerKind::hold_end:
            return LegalHoldChanged{HoldState::ended, std::string(timer.reason_code), timer.at, {}};
        case TimerKind::erasure:       // first_due leaves it out
        case TimerKind::planned_send:  // its event has another actor: planned_send_now
            break;
    }
    CHECK(false);
}

// The first thing to do at `now`, if any.
std::optional<Timer> first_due(const Conversation& state, base::Timestamp now) {
    auto timers = timers_of(state);
    std::erase_if(timers,
                  [&](const Timer& timer) { return timer.at > now || timer.kind == TimerKind::erasure; });
    const auto is = [](TimerKind kind) { return [kind](const Timer& timer) { return timer.kind == kind; }; };
    if (std::ranges::any_of(timers, is(TimerKind::clock_breach)))
        std::erase_if(timers, is(TimerKind::clock_reminder));
    if (timers.empty()) return std::nullopt;
    return timers.front();
}

}  // namespace

std::vector<Timer> timers_of(const Conversation& state) {
    std::vector<Timer> timers;
    add_clock(state, timers);
    add_window(state, timers);
    add_follow_up(state, timers);
    add_auto_close(state, timers);
    add_planned(state, timers);
    add_survey(state, timers);
    add_rights(state, timers);
    sort_by_time(timers);
    return timers;
}

std::vector<Timer> timers_of(const Conversation& state, const Place& place, base::Timestamp now,
                             const settings::Values& in_force) {
    auto timers = timers_of(state);
    std::erase_if(timers, [](const Timer& timer) { return timer.kind == TimerKind::follow_up; });
    if (may_follow_up(state)) {
        const auto plan = plan_follow_up(state, place, now, in_force);
        if (plan.becomes == FollowUp::suggested)
            timers.push_back({plan.at, TimerKind::follow_up, plan.reason_code});
    }
    sort_by_time(timers);
    return timers;
}

std::optional<base::Timestamp> next_timer_at(const Conversation& state) {
    const auto timers = timers_of(state);
    if (timers.empty()) return std::nullopt;
    return timers.front().at;
}

Outcome on_time(const Conversation& state, const Place& place, base::Timestamp now,
                const policy::Surroundings& around) {
    Outcome outcome;
    Conversation after = state;
    while (const auto due = first_due(after, now)) {
        Event event = due->kind == TimerKind::planned_send
                          ? planned_send_now(after, *due, now, around)
                          : Event{0, after.id, now, Actor{}, body_of(after, *due, place, now, around)};
        event.seq = after.last_seq + 1;
        domain::apply(after, event);
        event.seq = 0;  // given at commit
        outcome.events.push_back(std::move(event));
    }
    return outcome;
}

}  // namespace domain
