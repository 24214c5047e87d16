// People change or take back what they said (behaviours.md CNV-08..10, CLK-13, CLK-17). The words in the
// log's rows are changed by the use case (app/edit_message.h), together with these events.
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/outcome.h"
#include "domain/policy/gather.h"
#include "domain/read_message.h"

namespace domain {

constexpr base::Duration kEditLimit = std::chrono::minutes(15);  // behaviours.md CNV-08, CNV-09: 900 s

struct EditOutcome {
    Outcome outcome;                      // nothing: it says so already
    std::optional<Verdict> refusal = {};  // the gate's; nothing else happened then
    bool is_changed() const { return !refusal && !outcome.events.empty(); }
};

// `message` is the message_sent event as it stands in the log. Errors: message_unknown (not theirs to see),
// not_your_message (forbidden), message_removed, message_erased, message_not_editable (more than text, or
// with a reason), too_late_to_edit, already_answered (conflict); those of check_text.
base::Result<EditOutcome> edit_as_staff(const Conversation& current, const Event& message, const Actor& actor,
                                        const std::string& text, base::Timestamp now,
                                        const policy::Surroundings& around);
// At any time; read as every message of a consumer is. No clock moves. Errors: message_unknown,
// message_removed, message_erased.
base::Result<EditOutcome> edit_as_consumer(const Conversation& current, const Event& message,
                                           const MessageReading& reading, base::Timestamp now);

// Taken back twice is taken back once, and what is erased is gone: no events. Errors: message_unknown,
// not_your_message, too_late_to_delete.
base::Result<Outcome> delete_as_staff(const Conversation& current, const Event& message, const Actor& actor,
                                      base::Timestamp now);
base::Result<Outcome> delete_as_consumer(const Conversation& current, const Event& message,
                                         base::Timestamp now);

// The clock goes on as it was when it stopped (CLK-13, CLK-14), in an open conversation. Empty: there is none
// to.
std::vector<Event> resume_clock(const Conversation& current, std::string_view reason_code,
                                base::Timestamp now);
// Whether the message is one of the answers that stopped the clock.
bool is_counted_answer(const Conversation& current, const Event& message);

}  // namespace domain
