// A message of the business's own accord that goes out later: planned when it is handed in, held while a rule
// says "not now", decided again at its instant, in the same transaction that sends it (behaviours.md §3.0
// enqueue and dispatch, QHR-01, OPT-07). Pure; called by send_message and on_time.
#pragma once
#include "base/result.h"
#include "domain/send_message.h"

namespace domain {

constexpr std::size_t kPlannedMost = 5;  // of one conversation: more than a consumer may be sent in 30 days
constexpr base::Duration kPlanJitter = std::chrono::minutes(15);  // QHR-01: not everybody's at 09:00 sharp

// The same for one message at every try, and spread over the messages.
base::Duration jitter_of(std::string_view message_id);

// For a command that is_plannable: message_sent when it may go now, send_planned when at a later instant,
// message_refused when not. The gate judges it for the instant it would go at.
SendOutcome plan_send(const Conversation& current, const SendMessage& command, base::Timestamp now,
                      const policy::Surroundings& around);

// The same id is planned already: the event that planned it last, but for its verdict; another wish as to
// when changes nothing. Another text or reason under it: message_id_conflict.
base::Result<std::optional<Event>> find_planned(const Conversation& current, const SendMessage& command);
// One more has room. Error: plan_full (conflict).
base::Result<void> check_plan(const Conversation& current, const SendMessage& command);

// Its instant has come: message_sent, send_planned for a later one, or send_dropped with the verdict.
Event dispatch(const Conversation& current, const PlannedSend& planned, base::Timestamp now,
               const policy::Surroundings& around);

// Staff take it back. Error: planned_unknown (not_found).
base::Result<Outcome> cancel_planned(const Conversation& current, std::string_view message_id,
                                     const Actor& actor, base::Timestamp now);
// It will not go out, and nobody took it back.
Event drop_planned(const Conversation& current, std::string_view message_id, std::string_view reason_code,
                   base::Timestamp now);
// None of them will go out: contact has ended.
std::vector<Event> drop_all_planned(const Conversation& current, std::string_view reason_code,
                                    base::Timestamp now);

}  // namespace domain
