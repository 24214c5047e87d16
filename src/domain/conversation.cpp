#include "domain/conversation.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "domain/answer_clock.h"

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
    state.context = body.context.value_or("");
    state.created_at = event.at;
    state.last_activity_at = event.at;
    state.episode_started_at = event.at;
}

void set_follow_up(Conversation& state, FollowUp follow_up, std::optional<base::Timestamp> at = {}) {
    state.follow_up = follow_up;
    state.follow_up_at = at;
}

// FUP-02, FUP-05: whatever ends the silence ends what was to break it.
void cancel_follow_up(Conversation& state) {
    if (state.is_follow_up_ahead()) set_follow_up(state, FollowUp::cancelled);
}

void begin_episode(Conversation& state, base::Timestamp at) {
    ++state.episode;
    state.episode_started_at = at;
    state.is_answered = false;
    state.handover.failures = 0;
    set_follow_up(state, FollowUp::none);
}

// What a consumer's message of any kind does: it waits to be seen, in an open conversation.
void show_to_staff(Conversation& state, const Event& event) {
    state.last_user_seq = event.seq;
    ++state.unread;
    state.work = Work::open;
    state.close_reason.reset();
    state.stopped_clock.reset();
    cancel_follow_up(state);
}

// behaviours.md §3.3: the oldest unanswered message rules; later ones move nothing.
void apply_consumer_message(Conversation& state, const Event& event, const MessageSent& body) {
    show_to_staff(state, event);
    if (body.not_counted == NotCounted::opt_out_word) return;
    policy::consumer_wrote(state.gate, body.text, body.removed ? body.removed->languages : 0);
    const auto last_message_at = std::max(state.last_user_at, state.last_business_at);
    if (last_message_at && event.at - *last_message_at >= kEpisodeGap) begin_episode(state, event.at);
    state.last_user_at = event.at;
    ++state.user_messages;
    state.window_notices = 0;
    state.proactive_unanswered = 0;
    if (body.not_counted == NotCounted::thanks_only) return;  // the business still has the last word
    state.has_last_word = false;
    state.survey.due_at.reset();
    if (body.solved == Solved::yes) return end_clock(state, AnswerClock::stopped);  // AVA-16
    if (body.solved == Solved::no) ++state.handover.failures;
    start_clock(state, event.at);
}

// What the server says by itself is neither an answer nor a word of the business (CLK-05); the follow-up is
// the business's, sent for it.
void apply_auto_text(Conversation& state, const Event& event, AutoText kind) {
    ++state.autos_in_row;
    state.last_auto_at = event.at;
    switch (kind) {
        case AutoText::welcome:
        case AutoText::return_greeting:
        case AutoText::closing_soon:
            state.greeted_episode = state.episode;
            break;
        case AutoText::away:
            state.greeted_episode = state.episode;
            state.last_away_at = event.at;
            break;
        case AutoText::follow_up:
            set_follow_up(state, FollowUp::sent);
            state.last_business_at = event.at;
            break;
        case AutoText::opt_out_confirmation:
        case AutoText::opt_out_question:
        case AutoText::opt_in_confirmation:
        case AutoText::person_coming:
        case AutoText::person_later:
        case AutoText::person_offer:
        case AutoText::starter_answer:
        case AutoText::shop_changed:
        case AutoText::document_notice:
            break;
        case AutoText::safety_notice:
            state.last_safety_notice_at = event.at;
            break;
    }
}

// A bot's answer stops the clock only where the shop counts it, which the gate has said (CLK-06).
void apply_bot_message(Conversation& state, const Event& event, const MessageSent& body) {
    auto& handover = state.handover;
    handover.bot_at = event.at;
    handover.bot_episode = state.episode;
    const BotPart part = body.bot.value_or(BotPart{});
    handover.failures = part.is_at_a_loss ? handover.failures + 1 : 0;
    if (part.is_answer) stop_clock_by_answer(state, event);
    if (body.survey_at && !state.needs_reply()) state.survey.due_at = body.survey_at;
}

// CLK-15: it says nothing, and somebody said that it is meant so.
bool is_low_value_answer(const Conversation& state, const MessageSent& body) {
    return state.needs_reply() && body.verdict &&
           std::ranges::count(body.verdict->findings, "LOW_VALUE_REPLY", &Finding::reason_code) > 0;
}

// A person's answer stops the clock (behaviours.md CLK-03, CLK-05).
void apply_business_message(Conversation& state, const Event& event, const MessageSent& body) {
    policy::remember_sent(state.gate, event.at);
    state.last_business_at = event.at;
    state.has_last_word = true;
    ++state.business_messages;
    if (event.actor.kind != ActorKind::staff) return apply_bot_message(state, event, body);
    policy::remember_human(state.gate, body.message_id, body.text);
    if (state.needs_reply() && !is_answer(body)) return;
    if (is_low_value_answer(state, body)) policy::remember_low_value(state.gate, event.at);
    if (is_answer(body)) stop_clock_by_answer(state, event);
    state.last_human_at = event.at;
    state.is_answered = true;
    state.autos_in_row = 0;
    state.unread = 0;
    state.staff_read_seq = event.seq;
    state.handover.asked_at.reset();
    state.handover.failures = 0;
    if (state.handover.person_at) state.handover.person_at = event.at;
    if (body.survey_at) state.survey.due_at = body.survey_at;
    // Whoever writes once more of their own accord has followed up in their own way.
    cancel_follow_up(state);
}

// What a bot says while the consumer waits does not hide what they wait for.
void show_in_preview(Conversation& state, const Event& event, const MessageSent& body) {
    if (state.needs_reply() && event.actor.kind != ActorKind::consumer) return;
    state.preview = preview_of(body.text);
    state.preview_has_picture = body.picture.has_value();
    state.preview_actor = event.actor.kind;
    state.preview_seq = event.seq;
}

void forget_planned(Conversation& state, const std::string& message_id) {
    std::erase_if(state.planned, [&](const PlannedSend& one) { return one.message_id == message_id; });
}

void apply_body(Conversation& state, const Event& event, const MessageSent& body) {
    if (event.actor.kind == ActorKind::consumer) {
        apply_consumer_message(state, event, body);
    } else if (body.auto_text) {
        apply_auto_text(state, event, *body.auto_text);
    } else {
        apply_business_message(state, event, body);
    }
    if (body.reason) {
        policy::Contacted one;
        one.seq = event.seq;
        one.at = event.at;
        policy::remember_contact(state.gate, one, body.reason->code, body.reason->evidence, body.text);
        if (body.reason->code == kNextDayNudge) set_follow_up(state, FollowUp::sent);
        ++state.proactive_unanswered;
        state.last_proactive_at = event.at;
        forget_planned(state, body.message_id);
    }
    state.last_activity_at = event.at;
    show_in_preview(state, event, body);
}

void apply_body(Conversation&, const Event&, const MessageRefused&) {}
void apply_body(Conversation&, const Event&, const PictureChanged&) {}

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
    // Closed and running never exist together (§3.2).
    if (body.reason == CloseReason::spam || body.reason == CloseReason::erased) {
        end_clock(state, AnswerClock::voided);
    } else {
        stop_clock(state, event);
    }
    cancel_follow_up(state);
    // Whoever closes it is done with it: bots may answer what comes next.
    state.handover.asked_at.reset();
    state.handover.person_at.reset();
    state.handover.failures = 0;
    if (body.reason == CloseReason::spam) state.survey.due_at.reset();
}

void apply_body(Conversation& state, const Event& event, const ConversationReopened&) {
    state.work = Work::open;
    state.close_reason.reset();
    state.last_activity_at = event.at;
}

// BOT-03: a person who joins has it until they leave.
void apply_body(Conversation& state, const Event& event, const PresenceShown& body) {
    if (event.actor.kind != ActorKind::staff) return;
    if (body.presence == Presence::representative_joined) state.handover.person_at = event.at;
    if (body.presence == Presence::representative_left) state.handover.person_at.reset();
}

void apply_body(Conversation& state, const Event&, const WindowClosing& body) {
    state.window_notices = body.number;
}

void apply_body(Conversation& state, const Event&, const FollowUpChanged& body) {
    set_follow_up(state, body.state, body.planned_at);
}

void apply_body(Conversation& state, const Event&, const ContactChanged& body) {
    state.contact = body.state;
    state.gate.wrote_since_opt_out = false;
    if (body.state != Contact::allowed) cancel_follow_up(state);
}

void apply_body(Conversation& state, const Event& event, const SendPlanned& body) {
    forget_planned(state, body.message_id);
    state.planned.push_back({body.message_id, body.send_at, event.seq, event.at, event.actor, body.text,
                             body.reason, body.reason_code});
}

void apply_body(Conversation& state, const Event&, const SendDropped& body) {
    forget_planned(state, body.message_id);
}

void apply_body(Conversation& state, const Event& event, const ConsentChanged& body) {
    if (body.is_given) {
        state.agreed_to_offers_at = event.at;
    } else {
        state.agreed_to_offers_at.reset();
    }
    // Only agreeing again lifts an objection.
    state.rights.has_objected =
        !body.is_given && (state.rights.has_objected || body.reason_code == kObjected);
}

// CNV-16: a word among colleagues is no answer and no activity.
void apply_body(Conversation&, const Event&, const NoteAdded&) {}

// CLK-20: whoever answers, the answer is due when it was.
void apply_body(Conversation& state, const Event&, const Assigned& body) {
    state.assignee = body.assignee;
}

void apply_body(Conversation& state, const Event& event, const SurveyChanged& body) {
    Survey& survey = state.survey;
    survey.due_at.reset();
    if (body.step == SurveyStep::refused) return;
    survey.step = body.step;
    survey.questions = body.questions;
    if (body.step != SurveyStep::pending) return;
    survey.id = body.survey_id;
    survey.trigger = body.trigger;
    survey.sent_at = event.at;
    survey.answered = 0;
}

// WIN-06: neither a message nor a sign of life.
void apply_body(Conversation& state, const Event& event, const SurveyAnswered& body) {
    Survey& survey = state.survey;
    if (survey.step != SurveyStep::pending || survey.id != body.survey_id) return;
    ++survey.answered;
    if (body.question_kind == SurveyQuestionKind::required)
        survey.discontent_at = body.option == 0 ? std::nullopt : std::optional(event.at);
    if (survey.answered < std::ssize(survey.questions)) return;
    survey.step = SurveyStep::completed;
    survey.questions.clear();
}

// Whatever was read out of the content goes with it: this is the state that the tombstones make, too
// (erasure.h). Counters and times stay.
void apply_body(Conversation& state, const Event& event, const ContentErased& body) {
    state.consumer = body.consumer;
    state.consumer_name.clear();
    state.context.clear();
    state.preview.clear();
    state.preview_actor = ActorKind::consumer;
    state.preview_seq = 0;
    state.preview_has_picture = false;
    state.stopped_clock.reset();  // what is gone is not taken back any more
    state.agreed_to_offers_at.reset();
    state.gate = {};
    state.rights.erased_up_to = event.seq;
    state.rights.erase_by.reset();
    state.rights.export_by.reset();
    state.rights.is_export_late = false;
    state.rights.hold.reset();
    state.rights.is_forgotten = state.rights.is_forgotten || body.reason_code == kErased;
}

void apply_body(Conversation& state, const Event&, const ErasureAsked& body) {
    state.rights.erase_by.reset();
    if (body.is_wanted) state.rights.erase_by = body.due_at;
}

void apply_body(Conversation& state, const Event&, const ExportChanged& body) {
    state.rights.export_by.reset();
    if (body.state != ExportState::made) state.rights.export_by = body.due_at;
    state.rights.is_export_late = body.state == ExportState::late;
}

void apply_body(Conversation& state, const Event& event, const LegalHoldChanged& body) {
    if (body.state == HoldState::ended) return state.rights.hold.reset();
    const bool is_new = body.state == HoldState::proposed || !state.rights.hold;
    const std::string by = is_new ? event.actor.id : state.rights.hold->by;
    state.rights.hold = LegalHold{body.state, body.until, by, body.reason};
}

void apply_body(Conversation& state, const Event&, const MessageEdited& body) {
    if (state.preview_seq == body.message_seq) state.preview = preview_of(body.text);
    policy::forget_words(state.gate, body.message_id, body.message_seq, body.text);
}

// CNV-09, CNV-10: nothing that was kept of the words stays, so that the log without them makes the same
// state.
void apply_body(Conversation& state, const Event& event, const MessageDeleted& body) {
    if (state.preview_seq == body.message_seq) state.preview.clear();
    state.preview_has_picture = state.preview_has_picture && state.preview_seq != body.message_seq;
    policy::forget_words(state.gate, body.message_id, body.message_seq, {});
    if (!body.was_counted) return;
    if (event.actor.kind == ActorKind::staff) return take_answer_back(state);
    if (state.waiting > 0) --state.waiting;
}

void apply_body(Conversation& state, const Event&, const ClockChanged& body) {
    if (body.state == AnswerClock::voided) return void_clock(state);
    if (!state.stopped_clock) return;
    resume_clock(state, body.state);
    cancel_follow_up(state);
    state.survey.due_at.reset();  // nobody is asked how it was while they wait
}

void apply_body(Conversation& state, const Event& event, const BlockChanged& body) {
    auto& blocked_at =
        event.actor.kind == ActorKind::consumer ? state.blocked_by_consumer_at : state.blocked_by_store_at;
    blocked_at.reset();
    if (!body.is_blocked) return;
    blocked_at = event.at;
    cancel_follow_up(state);
    state.survey.due_at.reset();
}

void apply_body(Conversation& state, const Event&, const ChannelReported& body) {
    if (body.channel) state.channel = *body.channel;
    if (body.was_counted) take_answer_back(state);
}

}  // namespace

bool is_answer(const MessageSent& body) {
    return !body.no_answer && (!body.reason || body.reason->code == kLateAnswer);
}

void apply(Conversation& state, const Event& event) {
    CHECK(event.seq > state.last_seq);
    CHECK(event.kind() == EventKind::conversation_started || state.id == event.conversation);
    std::visit([&](const auto& body) { apply_body(state, event, body); }, event.body);
    state.last_seq = event.seq;
}

}  // namespace domain
