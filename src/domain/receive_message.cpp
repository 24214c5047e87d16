#include "domain/receive_message.h"

#include "domain/message_text.h"

namespace domain {

base::Result<void> check_receive_message(const ReceiveMessage& command) {
    TRY(check_message_id(command.message_id));
    TRY(check_text(command.text, kConsumerTextCharsMax, BlankText::refused));
    TRY(check_text(command.consumer_name, kDisplayNameCharsMax, BlankText::allowed));
    if (is_locale(command.locale)) return {};
    return base::fail(base::ErrorKind::invalid, "locale_malformed", "a language looks like pt-BR");
}

Outcome receive_message(const Conversation* current, const Location& location, const ReceiveMessage& command,
                        base::Timestamp now) {
    const Actor consumer{ActorKind::consumer, base::to_string(command.consumer), command.consumer_name, {}};
    const auto event = [&](EventBody body) {
        return Event{0, command.conversation, now, consumer, std::move(body)};
    };
    Outcome outcome;
    if (current == nullptr) {
        outcome.events.push_back(
            event(ConversationStarted{location.id, location.agent, command.consumer, command.consumer_name,
                                      command.locale, command.entry_point}));
    } else if (current->work == Work::closed) {
        const bool has_expired = current->last_user_at && now - *current->last_user_at > kContactWindow;
        outcome.events.push_back(event(ConversationReopened{has_expired ? "RESTARTED" : "REOPENED"}));
    }
    outcome.events.push_back(
        event(MessageSent{command.message_id, command.text, std::nullopt, std::nullopt}));
    return outcome;
}

}  // namespace domain
