// The one follow-up of an episode on the day after it began (behaviours.md FUP-01..07, R29): when, and when
// not. It is suggested to the people of the shop; nothing goes out by itself.
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/outcome.h"
#include "domain/place.h"
#include "domain/settings/values.h"

namespace domain {

// FUP-01, FUP-07: so long after the episode began, and after the consumer last wrote.
constexpr base::Duration kFollowUpSilence = std::chrono::hours(18);

// Whether this state may still come to one (FUP-05, FUP-06).
bool may_follow_up(const Conversation& state);
// The earliest instant at which a shop with any hours in any zone could have something to do; nothing: never.
// The exact one needs the shop: plan_follow_up.
std::optional<base::Timestamp> follow_up_not_before(const Conversation& state);

struct FollowUpPlan {
    FollowUp becomes = FollowUp::none;  // at `at`: suggested, dropped or cancelled
    base::Timestamp at;                 // never before `now`
    std::string_view reason_code;
    bool operator==(const FollowUpPlan&) const = default;
};
// For a state that may_follow_up.
FollowUpPlan plan_follow_up(const Conversation& state, const Place& place, base::Timestamp now,
                            const settings::Values& in_force = settings::standard_values());

// What the plan makes of the conversation now: suggested, dropped, cancelled, or planned for later.
FollowUpChanged follow_up_now(const FollowUpPlan& plan, base::Timestamp now);

// Whether staff may send it now. Errors (conflict): followup_already_sent, answer_first, nudge_too_soon,
// nudge_not_applicable.
base::Result<void> check_follow_up(const Conversation& state);
// Staff do not want it. Error: followup_already_sent. Nothing ahead: no events.
base::Result<Outcome> dismiss_follow_up(const Conversation& state, const Actor& actor, base::Timestamp now);

}  // namespace domain
