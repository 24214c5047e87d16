// Between bots and people (behaviours.md §3.3, BOT-01 to BOT-04, CLK-07): who has a conversation, when a
// person is asked for or offered. Pure. Used by the gate, by auto_texts/react and by app/.
#pragma once
#include "domain/conversation.h"
#include "domain/location.h"
#include "domain/outcome.h"
#include "domain/settings/values.h"
#include "domain/time/timetable.h"

namespace domain::bots {

constexpr base::Duration kPersonIdle = std::chrono::hours(24);  // BOT-03
constexpr base::Duration kBotGap = std::chrono::hours(24);      // AVA-17
constexpr std::int64_t kFailuresMost = 2;                       // BOT-01

// Until when bots are silent because a person has the conversation; nothing: they are not (BOT-03).
std::optional<base::Timestamp> person_until(const Conversation& state, base::Timestamp now);
// The consumer may take the bot that writes now for a person (AVA-17).
bool is_new(const Conversation& state, base::Timestamp now);
// A bot has a part in this episode.
bool is_with_bot(const Conversation& state);

// The consumer asks for a person: nothing when they have, or one has the conversation.
std::optional<Event> request_person(const Conversation& state, base::Timestamp now);
// Two failures in a row (BOT-01).
bool is_offer_due(const Conversation& state, base::Timestamp now);
Event offer_person(const Conversation& state, base::Timestamp now);

// A person takes a conversation that bots have a part in: the line before their first words. Nothing when
// they have it already. `id` makes it theirs alone: of their message.
std::optional<Event> join(const Conversation& state, const Actor& person, std::string_view id, bool has_bot,
                          base::Timestamp now);

// BOT-04: a shop whose bots count as answers and that has told no hours of people is not for the public.
// HUMAN_REQUIRED; nothing when people are there. For what decides about publishing.
std::optional<std::string_view> lacks_people(const settings::Values& in_force,
                                             const time::Timetable* timetable);

}  // namespace domain::bots
