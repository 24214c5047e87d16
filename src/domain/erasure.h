// Forgetting what was said in a conversation (behaviours.md DAT-02, DAT-03): what is left of each event, the
// events that say so, and when it is time. Pure; app/erasure.h commits it, storage/erasure.h takes the
// content out of the log in the same transaction. What is kept (numbers, times, verdicts) is listed in
// docs/data.md.
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/outcome.h"
#include "domain/settings/values.h"

namespace domain {

constexpr base::Duration kErasedAfterAnswer = std::chrono::hours(24);  // so that they can read it
constexpr std::string_view kRetentionErased = "RETENTION_ERASED";      // behaviours.md DAT-03

// The event without what anybody said, and without the consumer's name. A state folded from such events and
// the content_erased behind them is the one folded before. `consumer` is who they are from now on.
Event erased(Event event, ConsumerId consumer);

enum class ErasureCause : std::uint8_t { wish, retention };
// Drops what is planned, ends an open question as void (CLK-17), closes the conversation, and says that the
// content is gone. `stand_in`: of a wish, who the conversation belongs to from now on: an id that nobody has.
Outcome erase(const Conversation& current, ErasureCause cause, ConsumerId stand_in, base::Timestamp now);

// The consumer wants the answer first. Errors: legal_hold (conflict). Asked already: no events.
base::Result<Outcome> ask_erasure_after_answer(const Conversation& current, const settings::Values& in_force,
                                               base::Timestamp now);
Outcome take_back_erasure(const Conversation& current, base::Timestamp now);
// Error: legal_hold (conflict).
base::Result<void> check_not_held(const Conversation& current);

// When the wish to be forgotten after the answer is due: a day after the answer, at the latest when they were
// promised. Nothing: not wished, or held.
std::optional<base::Timestamp> wished_erasure_at(const Conversation& state);
// When nothing has happened for so long that the content goes by itself. Nothing: there is none, or it is
// held.
std::optional<base::Timestamp> retention_ends_at(const Conversation& state, const settings::Values& in_force);

}  // namespace domain
