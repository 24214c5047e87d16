#include "domain/health/episodes.h"

#include <ranges>

#include "domain/conversation.h"

namespace domain::health {
namespace {

// What apply() takes for last_business_at.
bool is_word_of_business(const Event& event, const MessageSent& message) {
    if (event.actor.kind == ActorKind::consumer) return false;
    return !message.auto_text || *message.auto_text == AutoText::follow_up;
}

}  // namespace

bool is_question(const Event& event) {
    const auto* message = std::get_if<MessageSent>(&event.body);
    return message != nullptr && event.actor.kind == ActorKind::consumer && !message->not_counted &&
           message->solved != Solved::yes;
}

bool is_answer(const Event& event) {
    const auto* message = std::get_if<MessageSent>(&event.body);
    if (message == nullptr || message->auto_text || !domain::is_answer(*message)) return false;
    const bool is_bot_answer = message->bot && message->bot->is_answer;  // CLK-06
    return event.actor.kind == ActorKind::staff || is_bot_answer;
}

std::optional<bool> EpisodeStart::look_at(std::span<const Event> earlier) {
    for (const Event& event : earlier | std::views::reverse) {
        if (event.kind() == EventKind::conversation_started) return true;
        const auto* message = std::get_if<MessageSent>(&event.body);
        if (message == nullptr) continue;
        const bool is_thanks =
            message->not_counted == NotCounted::thanks_only || message->solved == Solved::yes;
        if (!is_word_of_business(event, *message) && !is_question(event) && !is_thanks) continue;
        if (is_newest_next_ && at_ - event.at >= kEpisodeGap) return true;
        is_newest_next_ = false;
        if (event.actor.kind != ActorKind::consumer) continue;
        if (is_question(event)) return false;
        at_ = event.at;
        is_newest_next_ = true;
    }
    return std::nullopt;
}

}  // namespace domain::health
