// A copy of what is kept of a consumer, asked for by them (behaviours.md DAT-01): mostly made at once; what
// is not made is remembered until it is, and the shop is told before it is late. Pure; called by app/exports.
#pragma once
#include "domain/conversation.h"
#include "domain/outcome.h"
#include "domain/settings/values.h"

namespace domain {

constexpr base::Duration kExportAlarmBefore = std::chrono::hours(24 * 5);  // DAT-01: day 10 of 15

// Asking again changes nothing: the first one counts.
Outcome ask_export(const Conversation& current, const Actor& actor, const settings::Values& in_force,
                   base::Timestamp now);
// It was handed over. Nothing was asked for: no events.
Outcome export_made(const Conversation& current, const Actor& actor, base::Timestamp now);

}  // namespace domain
