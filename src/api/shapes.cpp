#include "api/shapes.h"

#include "base/check.h"
#include "domain/tombstone.h"

namespace api {
namespace {

From from_of(domain::ActorKind kind) {
    switch (kind) {
        case domain::ActorKind::consumer:
            return From::you;
        case domain::ActorKind::staff:
            return From::person;
        case domain::ActorKind::bot:
            return From::bot;
        case domain::ActorKind::automatic:
            return From::automatic;
    }
    CHECK(false);
}

// Fills in what this kind of event shows to a consumer; false: nothing.
bool show(ConsumerEvent&, const domain::ConversationStarted&) {
    return false;
}
bool show(ConsumerEvent& out, const domain::MessageSent& body) {
    out.message_id = body.message_id;
    out.text = domain::shown_text(body);
    if (body.edited) out.edited_at = body.edited->at;
    if (body.removed) out.removed_at = body.removed->at;
    if (const auto& p = body.picture)
        out.picture = ConsumerPicture{p->id, p->type, p->width, p->height, p->bytes};
    // Part of the text, so that every page shows it, with or without a script.
    if (body.footer) *out.text += (out.text->empty() ? "" : "\n\n") + *body.footer;
    return true;
}
bool show(ConsumerEvent&, const domain::MessageRefused&) {
    return false;
}
bool show(ConsumerEvent& out, const domain::ReceiptGiven& body) {
    out.receipt = body;
    return out.from != From::you;
}
bool show(ConsumerEvent& out, const domain::ConversationClosed& body) {
    // Whether it was spam is the shop's business.
    out.reason_code = body.reason == domain::CloseReason::done ? body.reason_code : "CLOSED";
    out.name.reset();
    return true;
}
bool show(ConsumerEvent& out, const domain::ConversationReopened& body) {
    out.reason_code = body.reason_code;
    return true;
}
bool show(ConsumerEvent& out, const domain::PresenceShown& body) {
    out.presence = body.presence;
    return true;
}

// What time does, how contact is kept and what colleagues say are the shop's business; the consumer sees the
// texts that come of it. What a survey asks stands with the conversation, and what was changed or taken back
// they see in the message itself.
template <class Body>
concept ForStaffOnly =
    std::same_as<Body, domain::ClockReminded> || std::same_as<Body, domain::ClockBreached> ||
    std::same_as<Body, domain::WindowClosing> || std::same_as<Body, domain::FollowUpChanged> ||
    std::same_as<Body, domain::ContactChanged> || std::same_as<Body, domain::SendPlanned> ||
    std::same_as<Body, domain::SendDropped> || std::same_as<Body, domain::ConsentChanged> ||
    std::same_as<Body, domain::NoteAdded> || std::same_as<Body, domain::Assigned> ||
    std::same_as<Body, domain::HandoverChanged> || std::same_as<Body, domain::SurveyChanged> ||
    std::same_as<Body, domain::SurveyAnswered> || std::same_as<Body, domain::ContentErased> ||
    std::same_as<Body, domain::ErasureAsked> || std::same_as<Body, domain::ExportChanged> ||
    std::same_as<Body, domain::LegalHoldChanged> || std::same_as<Body, domain::OutageCredited> ||
    std::same_as<Body, domain::MessageEdited> || std::same_as<Body, domain::MessageDeleted> ||
    std::same_as<Body, domain::ClockChanged> || std::same_as<Body, domain::BlockChanged> ||
    std::same_as<Body, domain::ChannelReported> || std::same_as<Body, domain::ConversationMoved> ||
    std::same_as<Body, domain::PictureChanged>;
template <ForStaffOnly Body>
bool show(ConsumerEvent&, const Body&) {
    return false;
}

// A consumer learns first names only (ux.md §2.4: "introduces the person by first name").
std::string first_name(const domain::Actor& actor) {
    return actor.kind == domain::ActorKind::staff ? actor.name.substr(0, actor.name.find(' ')) : actor.name;
}

}  // namespace

StaffEvent staff_event(const domain::Event& event, domain::LocationId location) {
    StaffEvent out{event.seq, event.conversation, location, event.at, event.kind(), event.actor, {}, {}};
    if (event.is_erased) out.is_erased = true;
    std::string body;
    std::visit([&](const auto& b) { base::append_json(body, b); }, event.body);
    out.body = *base::parse_json(body);
    return out;
}

std::optional<ConsumerEvent> consumer_event(const domain::Event& event) {
    // What is left of an erased message says nothing to them.
    if (event.is_erased && event.kind() == domain::EventKind::message_sent) return std::nullopt;
    ConsumerEvent out{};
    out.seq = event.seq;
    out.at = event.at;
    out.kind = event.kind();
    out.from = from_of(event.actor.kind);
    if (out.from != From::you && !event.actor.name.empty()) out.name = first_name(event.actor);
    if (!std::visit([&](const auto& body) { return show(out, body); }, event.body)) return std::nullopt;
    return out;
}

bool changes_what_was_shown(const domain::Event& event) {
    // What only the snapshot says in a way that every page can show (shown_changes.h).
    const auto* sent = std::get_if<domain::MessageSent>(&event.body);
    if (sent != nullptr && sent->picture) return true;
    return event.kind() == domain::EventKind::message_edited ||
           event.kind() == domain::EventKind::message_deleted ||
           event.kind() == domain::EventKind::content_erased ||
           event.kind() == domain::EventKind::conversation_moved;
}

std::vector<ConsumerEvent> consumer_events(const std::vector<domain::Event>& events) {
    std::vector<ConsumerEvent> out;
    for (const auto& event : events) {
        if (auto shown = consumer_event(event)) out.push_back(std::move(*shown));
    }
    return out;
}

ConsumerThread consumer_thread(const std::optional<app::Thread>& thread) {
    if (!thread) return {};
    const domain::Conversation& c = thread->conversation;
    return ConsumerThread{thread->seq,
                          ConsumerConversation{c.id, c.work, c.episode, c.consumer_delivered_seq,
                                               c.consumer_read_seq, c.staff_read_seq},
                          consumer_events(thread->events), thread->has_earlier, std::nullopt};
}

StaffThread staff_thread(const app::Thread& thread) {
    StaffThread out{thread.seq, thread.conversation, {}, thread.has_earlier};
    for (const auto& event : thread.events) {
        out.events.push_back(staff_event(event, thread.conversation.location));
    }
    return out;
}

}  // namespace api
