#include "domain/erasure.h"

#include <algorithm>
#include <iterator>

#include "domain/planned_send.h"

namespace domain {
namespace {

// One for each kind of event, so that a new kind does not compile before somebody has thought about it.
void empty(ConversationStarted& body, ConsumerId consumer) {
    body.consumer = consumer;
    body.consumer_name.clear();
    body.context.reset();
}
void empty(MessageSent& body, ConsumerId) {
    body.text.clear();
    body.content.reset();
    body.footer.reset();
    body.picture.reset();
    if (body.edited) body.edited->text.clear();
    if (body.removed) body.removed->languages = 0;
    if (body.reason) body.reason->evidence = "{}";
}
void empty(MessageEdited& body, ConsumerId) {
    body.text.clear();
}
void empty(SendPlanned& body, ConsumerId) {
    body.text.clear();
    body.reason.evidence = "{}";
}
void empty(ConsentChanged& body, ConsumerId) {
    body.agreed_to.clear();
}
void empty(NoteAdded& body, ConsumerId) {
    body.text.clear();
}
void empty(SurveyAnswered& body, ConsumerId) {
    body.text.clear();  // which option it was stays, for the figures
}
void empty(LegalHoldChanged& body, ConsumerId) {
    body.reason.clear();
}
void empty(ContentErased& body, ConsumerId consumer) {
    body.consumer = consumer;
}
void empty(MessageRefused&, ConsumerId) {}
void empty(ReceiptGiven&, ConsumerId) {}
void empty(ConversationClosed&, ConsumerId) {}
void empty(ConversationReopened&, ConsumerId) {}
void empty(PresenceShown&, ConsumerId) {}
void empty(ClockReminded&, ConsumerId) {}
void empty(ClockBreached&, ConsumerId) {}
void empty(WindowClosing&, ConsumerId) {}
void empty(FollowUpChanged&, ConsumerId) {}
void empty(ContactChanged&, ConsumerId) {}
void empty(SendDropped&, ConsumerId) {}
void empty(Assigned&, ConsumerId) {}
void empty(HandoverChanged&, ConsumerId) {}
void empty(SurveyChanged&, ConsumerId) {}  // the shop's questions
void empty(ErasureAsked&, ConsumerId) {}
void empty(ExportChanged&, ConsumerId) {}
void empty(OutageCredited&, ConsumerId) {}
void empty(MessageDeleted&, ConsumerId) {}
void empty(ClockChanged&, ConsumerId) {}
void empty(BlockChanged&, ConsumerId) {}
void empty(ChannelReported&, ConsumerId) {}
void empty(ConversationMoved&, ConsumerId) {}
void empty(PictureChanged&, ConsumerId) {}

Actor nameless(ConsumerId consumer) {
    return {ActorKind::consumer, base::to_string(consumer), {}, {}};
}

}  // namespace

Event erased(Event event, ConsumerId consumer) {
    std::visit([&](auto& body) { empty(body, consumer); }, event.body);
    if (event.actor.kind == ActorKind::consumer) event.actor = nameless(consumer);
    event.is_erased = true;
    return event;
}

Outcome erase(const Conversation& current, ErasureCause cause, ConsumerId stand_in, base::Timestamp now) {
    const bool is_wish = cause == ErasureCause::wish;
    const auto consumer = is_wish ? stand_in : current.consumer;
    const std::string code(is_wish ? kErased : kRetentionErased);
    const Actor actor = is_wish ? nameless(consumer) : Actor{};
    Outcome outcome;
    outcome.events = drop_all_planned(current, code, now);
    if (current.work == Work::open) {
        const std::string closed = current.needs_reply() ? "CLOCK_VOID" : code;
        outcome.events.push_back(
            {0, current.id, now, actor, ConversationClosed{CloseReason::erased, closed}});
    }
    outcome.events.push_back({0, current.id, now, actor, ContentErased{code, consumer}});
    return outcome;
}

base::Result<void> check_not_held(const Conversation& current) {
    if (!current.rights.is_held()) return {};
    return base::fail(base::ErrorKind::conflict, "legal_hold",
                      "the law wants this kept until " + base::format_rfc3339(current.rights.hold->until));
}

base::Result<Outcome> ask_erasure_after_answer(const Conversation& current, const settings::Values& in_force,
                                               base::Timestamp now) {
    TRY(check_not_held(current));
    Outcome outcome;
    if (current.rights.erase_by) return outcome;
    const auto due_at = now + std::chrono::days(in_force[settings::Key::erase_sla_d]);
    outcome.events.push_back(
        {0, current.id, now, nameless(current.consumer), ErasureAsked{true, "ERASE_AFTER_ANSWER", due_at}});
    return outcome;
}

Outcome take_back_erasure(const Conversation& current, base::Timestamp now) {
    Outcome outcome;
    if (!current.rights.erase_by) return outcome;
    outcome.events.push_back({0, current.id, now, nameless(current.consumer),
                              ErasureAsked{false, "ERASURE_TAKEN_BACK", *current.rights.erase_by}});
    return outcome;
}

std::optional<base::Timestamp> wished_erasure_at(const Conversation& state) {
    const auto& rights = state.rights;
    if (!rights.erase_by || rights.is_held()) return std::nullopt;
    if (state.needs_reply()) return rights.erase_by;
    const auto answered_at = std::max(state.last_human_at.value_or(state.created_at), state.last_activity_at);
    return std::min(*rights.erase_by, answered_at + kErasedAfterAnswer);
}

std::optional<base::Timestamp> retention_ends_at(const Conversation& state,
                                                 const settings::Values& in_force) {
    const auto& rights = state.rights;
    if (rights.is_held() || state.last_seq <= rights.erased_up_to) return std::nullopt;
    const auto key =
        state.work == Work::open ? settings::Key::retention_open_d : settings::Key::retention_closed_d;
    // Counted from the last message of people and programs: what the server does by itself is no life.
    const auto said_at = std::max({state.last_user_at.value_or(state.created_at),
                                   state.last_business_at.value_or(state.created_at), state.created_at});
    return said_at + std::chrono::days(in_force[key]);
}

}  // namespace domain
