#include "domain/conversation.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace domain {
namespace {

std::string preview_of(std::string_view text) {
    std::string preview(base::cut_to_code_points(text, kPreviewCharsMax));
    std::ranges::replace_if(preview, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return preview;
}

void apply_body(Conversation& state, const Event& event, const ConversationStarted& body) {
    state = Conversation{};
    state.id = event.conversation;
    state.location = body.location;
    state.agent = body.agent;
    state.consumer = body.consumer;
    state.consumer_name = body.consumer_name;
    state.locale = body.locale;
    state.entry_point = body.entry_point;
    state.created_at = event.at;
    state.last_activity_at = event.at;
}

// behaviours.md §3.3: the oldest unanswered message rules; later ones move nothing.
void apply_consumer_message(Conversation& state, const Event& event) {
    const auto last_message_at = std::max(state.last_user_at, state.last_business_at);
    if (last_message_at && event.at - *last_message_at >= kEpisodeGap) ++state.episode;
    state.last_user_at = event.at;
    state.last_user_seq = event.seq;
    ++state.user_messages;
    ++state.unread;
    state.work = Work::open;
    state.close_reason.reset();
    if (state.clock == AnswerClock::running) return;
    state.clock = AnswerClock::running;
    state.clock_due_at = event.at + kAnswerLimit;
}

// Only a person's answer stops the clock (behaviours.md CLK-03, CLK-05, CLK-06 with its default).
void apply_business_message(Conversation& state, const Event& event) {
    state.last_business_at = event.at;
    ++state.business_messages;
    if (event.actor.kind != ActorKind::staff) return;
    state.unread = 0;
    state.staff_read_seq = event.seq;
    if (state.clock != AnswerClock::running) return;
    state.clock = AnswerClock::stopped;
    state.clock_due_at.reset();
}

// What a bot says while the consumer waits does not hide what they wait for.
void show_in_preview(Conversation& state, ActorKind author, std::string_view text) {
    if (state.needs_reply() && author != ActorKind::consumer) return;
    state.preview = preview_of(text);
    state.preview_actor = author;
}

void apply_body(Conversation& state, const Event& event, const MessageSent& body) {
    if (event.actor.kind == ActorKind::consumer) {
        apply_consumer_message(state, event);
    } else {
        apply_business_message(state, event);
    }
    state.last_activity_at = event.at;
    show_in_preview(state, event.actor.kind, body.text);
}

void apply_body(Conversation&, const Event&, const MessageRefused&) {}

void apply_body(Conversation& state, const Event& event, const ReceiptGiven& body) {
    if (event.actor.kind != ActorKind::consumer) {
        if (event.actor.kind != ActorKind::staff || body.kind != ReceiptKind::read) return;
        state.staff_read_seq = std::max(state.staff_read_seq, body.up_to_seq);
        if (state.staff_read_seq >= state.last_user_seq) state.unread = 0;
        return;
    }
    state.consumer_delivered_seq = std::max(state.consumer_delivered_seq, body.up_to_seq);
    if (body.kind == ReceiptKind::read)
        state.consumer_read_seq = std::max(state.consumer_read_seq, body.up_to_seq);
}

void apply_body(Conversation& state, const Event& event, const ConversationClosed& body) {
    state.work = Work::closed;
    state.close_reason = body.reason;
    state.unread = 0;
    state.last_activity_at = event.at;
    if (state.clock != AnswerClock::running) return;  // closed and running never exist together (§3.2)
    state.clock = AnswerClock::stopped;
    state.clock_due_at.reset();
}

void apply_body(Conversation& state, const Event& event, const ConversationReopened&) {
    state.work = Work::open;
    state.close_reason.reset();
    state.last_activity_at = event.at;
}

void apply_body(Conversation&, const Event&, const PresenceShown&) {}

}  // namespace

void apply(Conversation& state, const Event& event) {
    CHECK(event.seq > state.last_seq);
    CHECK(event.kind() == EventKind::conversation_started || state.id == event.conversation);
    std::visit([&](const auto& body) { apply_body(state, event, body); }, event.body);
    state.last_seq = event.seq;
}

std::int32_t bucket_of(BrandId brand, ConversationId conversation) {
    std::string key;
    key.append(reinterpret_cast<const char*>(brand.value.bytes.data()), brand.value.bytes.size());
    key.append(reinterpret_cast<const char*>(conversation.value.bytes.data()),
               conversation.value.bytes.size());
    return static_cast<std::int32_t>(base::stable_hash(key) % 4096);
}

}  // namespace domain
