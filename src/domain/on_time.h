// What time alone does to a conversation (behaviours.md CLK-11, CLK-12, WIN-05, FUP, CNV-02, planned sends):
// which instants lie ahead of a state, and the events when they have come. Nothing is remembered beside the
// state, so nothing is lost by a restart and nothing happens twice.
#pragma once
#include <vector>

#include "domain/conversation.h"
#include "domain/outcome.h"
#include "domain/place.h"
#include "domain/policy/gather.h"
#include "domain/settings/values.h"

namespace domain {

// In the order in which those of one instant are taken.
enum class TimerKind : std::uint8_t {
    clock_reminder,
    clock_breach,
    window_notice,
    follow_up,
    auto_close,
    planned_send,
    survey_due,
    survey_expiry,
    erasure,  // not an event of its own: app/erasure.h takes the content out with it
    export_late,
    hold_end,
};
BOOST_DESCRIBE_ENUM(TimerKind, clock_reminder, clock_breach, window_notice, follow_up, auto_close,
                    planned_send, survey_due, survey_expiry, erasure, export_late, hold_end)

struct Timer {
    base::Timestamp at;
    TimerKind kind = TimerKind::clock_reminder;
    std::string_view reason_code;  // of the event it will cause; outlives everything
    std::string message_id = {};   // of a planned send
    bool operator==(const Timer&) const = default;
};

// The next one of each kind and every planned send, soonest first; past ones too, when nobody has acted on
// them yet. Of a follow-up this is the earliest instant it could have in any shop (decisions/0019): on_time,
// which knows the shop, then plans it, and so it moves forward.
std::vector<Timer> timers_of(const Conversation& state);
// The same for people, with the follow-up at the exact instant it would have in this shop.
std::vector<Timer> timers_of(const Conversation& state, const Place& place, base::Timestamp now,
                             const settings::Values& in_force = settings::standard_values());
std::optional<base::Timestamp> next_timer_at(const Conversation& state);

// All that is due at `now`. Of several reminders or notices that were slept through only the last is given,
// and no reminder once the answer is overdue. Each event leaves its timer behind it: applied, there is
// nothing more to do until next_timer_at. `around` is what the gate is told when a planned message
// is to go out. Where the shop has a shorter contact window, the notices still
// come at the instants of the longest and then say when it ended (docs/settings.md).
Outcome on_time(const Conversation& state, const Place& place, base::Timestamp now,
                const policy::Surroundings& around = {});

}  // namespace domain
