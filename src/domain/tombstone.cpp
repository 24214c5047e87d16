#include "domain/tombstone.h"

#include "domain/policy/language.h"

namespace domain {

Removed removed_from(const Event& message, ActorKind by, base::Timestamp at) {
    Removed removed{by, at, 0};
    const auto* body = std::get_if<MessageSent>(&message.body);
    const bool has_told = body != nullptr && message.actor.kind == ActorKind::consumer &&
                          body->not_counted != NotCounted::opt_out_word;
    if (has_told) removed.languages = policy::bit_of(policy::language_of(body->text));
    return removed;
}

bool is_about(const Event& event, std::string_view message_id) {
    if (const auto* sent = std::get_if<MessageSent>(&event.body)) return sent->message_id == message_id;
    if (const auto* edited = std::get_if<MessageEdited>(&event.body)) return edited->message_id == message_id;
    if (const auto* planned = std::get_if<SendPlanned>(&event.body)) return planned->message_id == message_id;
    return false;
}

bool erase_words(Event& event, const Removed& removed) {
    if (auto* sent = std::get_if<MessageSent>(&event.body)) {
        if (sent->removed) return false;
        sent->text.clear();
        sent->content.reset();
        sent->footer.reset();
        sent->picture.reset();
        sent->edited.reset();
        sent->removed = removed;
        return true;
    }
    auto* edited = std::get_if<MessageEdited>(&event.body);
    auto* planned = std::get_if<SendPlanned>(&event.body);
    std::string* text = edited != nullptr ? &edited->text : planned != nullptr ? &planned->text : nullptr;
    if (text == nullptr || text->empty()) return false;
    text->clear();
    return true;
}

std::string_view shown_text(const MessageSent& message) {
    return message.edited ? message.edited->text : message.text;
}

}  // namespace domain
