#include "domain/pictures.h"

#include <algorithm>

namespace domain {
namespace {

using privacy::Direction;
using privacy::Kind;

bool is_document(Kind kind) {
    return kind == Kind::id || kind == Kind::passport || kind == Kind::cccd;
}

bool speaks_of_document(const privacy::Scanner& scanner, const Event& event) {
    const auto* body = std::get_if<MessageSent>(&event.body);
    if (body == nullptr || body->auto_text || body->text.empty()) return false;
    if (event.actor.kind == ActorKind::consumer) return scanner.names_document(body->text);
    return std::ranges::any_of(scanner.scan(body->text, Direction::business).asks, is_document);
}

base::Result<const MessageSent*> message_with_picture(const Event& message) {
    const auto* body = std::get_if<MessageSent>(&message.body);
    if (body != nullptr && (body->removed || message.is_erased))
        return base::fail(base::ErrorKind::conflict, "message_removed", "this message was taken back");
    if (body == nullptr || !body->picture)
        return base::fail(base::ErrorKind::not_found, "message_unknown", "there is no such picture");
    return body;
}

Event changed(const Conversation& current, const Event& message, const Actor& actor, PictureStep step,
              base::Timestamp now) {
    const auto& body = std::get<MessageSent>(message.body);
    const char* code = step == PictureStep::shown ? "PICTURE_SHOWN" : "PICTURE_HIDDEN";
    return {0, current.id, now, actor, PictureChanged{body.message_id, message.seq, step, code}};
}

}  // namespace

bool is_document_expected(const privacy::Scanner& scanner, std::span<const Event> recent,
                          std::string_view words, base::Timestamp now) {
    if (scanner.names_document(words)) return true;
    return std::ranges::any_of(recent, [&](const Event& event) {
        return now - event.at <= kDocumentPicture && speaks_of_document(scanner, event);
    });
}

base::Result<Outcome> show_picture(const Conversation& current, const Event& message, const Actor& actor,
                                   base::Timestamp now) {
    const auto* body = TRY(message_with_picture(message));
    if (!body->picture->guard)
        return base::fail(base::ErrorKind::conflict, "picture_not_guarded", "this picture is not hidden");
    Outcome outcome;
    outcome.events.push_back(changed(current, message, actor, PictureStep::shown, now));
    return outcome;
}

base::Result<Outcome> hide_picture(const Conversation& current, const Event& message, const Actor& actor,
                                   base::Timestamp now) {
    const auto* body = TRY(message_with_picture(message));
    Outcome outcome;
    if (body->picture->guard) return outcome;
    outcome.events.push_back(changed(current, message, actor, PictureStep::hidden, now));
    return outcome;
}

bool set_guard(Event& message, PictureGuard guard) {
    auto* body = std::get_if<MessageSent>(&message.body);
    if (body == nullptr || !body->picture) return false;
    body->picture->guard = guard;
    return true;
}

}  // namespace domain
