#include "domain/bots/handover.h"

#include <fmt/format.h>

namespace domain::bots {

std::optional<base::Timestamp> person_until(const Conversation& state, base::Timestamp now) {
    const auto& at = state.handover.person_at;
    if (!at || now - *at >= kPersonIdle) return std::nullopt;
    return *at + kPersonIdle;
}

bool is_with_bot(const Conversation& state) {
    return state.handover.bot_at && state.handover.bot_episode == state.episode;
}

bool is_new(const Conversation& state, base::Timestamp now) {
    const auto& bot_at = state.handover.bot_at;
    return !is_with_bot(state) || now - *bot_at >= kBotGap ||
           (state.last_human_at && *state.last_human_at > *bot_at);
}

std::optional<Event> request_person(const Conversation& state, base::Timestamp now) {
    if (state.handover.asked_at || person_until(state, now)) return std::nullopt;
    const Actor consumer{ActorKind::consumer, base::to_string(state.consumer), state.consumer_name, {}};
    return Event{0, state.id, now, consumer, HandoverChanged{HandoverStep::requested, "HUMAN_REQUESTED"}};
}

bool is_offer_due(const Conversation& state, base::Timestamp now) {
    return state.handover.failures >= kFailuresMost && !state.handover.asked_at && !person_until(state, now);
}

Event offer_person(const Conversation& state, base::Timestamp now) {
    return Event{0, state.id, now, Actor{}, HandoverChanged{HandoverStep::offered, "BOT_FAILED_TWICE"}};
}

std::optional<Event> join(const Conversation& state, const Actor& person, std::string_view id, bool has_bot,
                          base::Timestamp now) {
    const bool is_shared = has_bot || state.handover.bot_at || state.handover.asked_at;
    if (!is_shared || person_until(state, now)) return std::nullopt;
    // No client may use '/' in an id (message_text.h), so this never meets one of theirs.
    return Event{0, state.id, now, person,
                 PresenceShown{fmt::format("joined/{}", id), Presence::representative_joined}};
}

std::optional<std::string_view> lacks_people(const settings::Values& in_force,
                                             const time::Timetable* timetable) {
    const bool has_hours = timetable != nullptr && timetable->has_hours();
    if (has_hours || in_force[settings::Key::auto_counts_as_answer] == 0) return std::nullopt;
    return "HUMAN_REQUIRED";
}

}  // namespace domain::bots
