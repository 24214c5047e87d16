#include "domain/follow_up.h"

#include <algorithm>

#include "domain/time/answers.h"

namespace domain {
namespace {

constexpr int kEarliestMinute = 9 * 60 + 30;  // behaviours.md R29
constexpr int kLastDay = 4;                   // FUP-04: D+4
// behaviours.md §10 item 7: nobody is written to outside these hours, whatever the law there allows.
constexpr int kDayBegins = 7 * 60;
constexpr int kDayEnds = 22 * 60;

bool is_daytime(const Place& place, base::Timestamp at) {
    const int minute = place.zone().local(at).minute;
    return minute >= kDayBegins && minute < kDayEnds;
}

base::Timestamp next_morning(const Place& place, base::Timestamp at) {
    const auto local = place.zone().local(at);
    const int day = time::day_number(local) + (local.minute < kDayBegins ? 0 : 1);
    return place.zone().start_at(day, kDayBegins);
}

// The first staffed instant by day that is not before `from`; nothing: none on or before `last_day`.
std::optional<base::Timestamp> next_good(const Place& place, base::Timestamp from, int last_day) {
    for (auto at = place.next_staffed(from); at && place.zone().day_of(*at) <= last_day;
         at = place.next_staffed(next_morning(place, *at))) {
        if (is_daytime(place, *at)) return at;
    }
    return std::nullopt;
}

// FUP-01, FUP-07: the next day at 09:30 or at the hour of the first message, and 18 h after it. An hour at
// which the shop would not write (23:50, after closing) says nothing about when to write.
base::Timestamp wanted_at(const Conversation& state, const Place& place) {
    const auto& zone = place.zone();
    const int hour = zone.local(state.episode_started_at).minute;
    const auto same_hour = time::next_day_at(zone, state.episode_started_at, hour);
    auto at = std::max(time::next_day_at(zone, state.episode_started_at, kEarliestMinute),
                       follow_up_not_before(state).value_or(state.episode_started_at));
    if (place.is_staffed(same_hour) && is_daytime(place, same_hour)) at = std::max(at, same_hour);
    return at;
}

// nudge_mode: the first of its words is "off".
bool has_follow_ups(const settings::Values& in_force) {
    return in_force[settings::Key::nudge_mode] > 0 && in_force[settings::Key::nudge_max_per_episode] > 0;
}

std::unexpected<base::Error> already_sent() {
    return base::fail(base::ErrorKind::conflict, "followup_already_sent",
                      "the follow-up of this conversation was sent already");
}

}  // namespace

bool may_follow_up(const Conversation& state) {
    return state.work == Work::open && state.contact == Contact::allowed && !state.needs_reply() &&
           state.is_answered && state.has_last_word && state.last_user_at &&
           state.last_business_at >= state.last_user_at &&  // else they only said thank you
           (state.follow_up == FollowUp::none || state.follow_up == FollowUp::planned);
}

std::optional<base::Timestamp> follow_up_not_before(const Conversation& state) {
    if (!may_follow_up(state)) return std::nullopt;
    if (state.follow_up == FollowUp::planned) return state.follow_up_at;
    return std::max(state.episode_started_at, *state.last_user_at) + kFollowUpSilence;
}

FollowUpPlan plan_follow_up(const Conversation& state, const Place& place, base::Timestamp now,
                            const settings::Values& in_force) {
    const int first_day = place.zone().day_of(state.episode_started_at);
    const auto wanted = std::max(wanted_at(state, place), now);
    if (!has_follow_ups(in_force)) return {FollowUp::dropped, wanted, "NUDGE_NOT_APPLICABLE"};
    // FUP-02: they were back before it was due.
    if (place.zone().day_of(*state.last_user_at) > first_day)
        return {FollowUp::cancelled, wanted, "NUDGE_CANCELLED_REPLIED"};
    const auto at = next_good(place, wanted, first_day + kLastDay);
    if (!at) return {FollowUp::dropped, wanted, "NUDGE_DROPPED"};
    return {FollowUp::suggested, *at, "NUDGE_DUE"};
}

FollowUpChanged follow_up_now(const FollowUpPlan& plan, base::Timestamp now) {
    if (plan.becomes == FollowUp::suggested && plan.at > now)
        return {FollowUp::planned, "NUDGE_TOO_SOON", plan.at};
    return {plan.becomes, std::string(plan.reason_code), std::nullopt};
}

base::Result<void> check_follow_up(const Conversation& state) {
    if (state.follow_up == FollowUp::suggested) return {};
    if (state.follow_up == FollowUp::sent) return already_sent();
    if (state.needs_reply()) {
        return base::fail(base::ErrorKind::conflict, "answer_first",
                          "the customer is waiting: answer instead");
    }
    if (may_follow_up(state))
        return base::fail(base::ErrorKind::conflict, "nudge_too_soon", "it is too soon for a follow-up");
    return base::fail(base::ErrorKind::conflict, "nudge_not_applicable",
                      "there is nothing to follow up in this conversation");
}

base::Result<Outcome> dismiss_follow_up(const Conversation& state, const Actor& actor, base::Timestamp now) {
    Outcome outcome;
    if (state.follow_up == FollowUp::sent) return already_sent();
    if (state.follow_up != FollowUp::suggested && !may_follow_up(state)) return outcome;
    outcome.events.push_back(Event{0, state.id, now, actor,
                                   FollowUpChanged{FollowUp::cancelled, "NUDGE_DISMISSED", std::nullopt}});
    return outcome;
}

}  // namespace domain
