#include "domain/send_message.h"

#include "domain/message_text.h"
#include "domain/policy/rule.h"

namespace domain {

base::Result<void> check_send_message(const SendMessage& command) {
    TRY(check_message_id(command.message_id));
    TRY(check_text(command.text, kBusinessTextCharsMax,
                   command.content ? BlankText::allowed : BlankText::refused));
    return {};
}

SendOutcome send_message(const Conversation& current, const SendMessage& command, base::Timestamp now) {
    SendOutcome result;
    result.verdict = policy::evaluate(policy::facts_of(current, command.actor.kind, now));
    Event event{0, current.id, now, command.actor, {}};
    if (result.verdict.decision >= Decision::delay) {
        event.body = MessageRefused{command.message_id, result.verdict};
    } else {
        event.body = MessageSent{command.message_id, command.text, command.content, result.verdict};
    }
    result.outcome.events.push_back(std::move(event));
    return result;
}

}  // namespace domain
