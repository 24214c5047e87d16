#include "domain/metrics/life.h"

#include <algorithm>

#include "domain/conversation.h"
#include "domain/survey/survey.h"

namespace domain::metrics {
namespace {

constexpr base::Duration kAttributed = std::chrono::hours(72);  // behaviours.md §4, opt-out rate

Author author_of(const Event& event) {
    switch (event.actor.kind) {
        case ActorKind::consumer:
            return Author::consumer;
        case ActorKind::staff:
            return Author::human;
        case ActorKind::bot:
            return Author::bot;
        case ActorKind::automatic:
            return Author::automatic;
    }
    return Author::automatic;
}

}  // namespace

Fate Question::fate_at(base::Timestamp at) const {
    if (!is_open_at(at)) return ended;
    return due_at <= at ? Fate::overdue : Fate::running;
}

void Walk::read(const Event& event) {
    if (const auto* body = std::get_if<MessageSent>(&event.body)) return said(event, *body);
    if (const auto* body = std::get_if<ConversationClosed>(&event.body)) return closed(event, body->reason);
    switch (event.kind()) {
        case EventKind::conversation_started:
        case EventKind::conversation_reopened:
            return opened(event);
        case EventKind::clock_breached:
            return life_.breaches.push_back({event.seq, event.at, "BREACH_24H"});
        case EventKind::message_refused:
            if (event.actor.kind == ActorKind::automatic) return;
            return life_.denials.push_back(
                {event.seq, event.at, std::get<MessageRefused>(event.body).verdict.reason_code});
        case EventKind::contact_changed: {
            const auto& body = std::get<ContactChanged>(event.body);
            // Counted once, where it was said.
            if (body.state != Contact::opted_out || body.reason_code == "OPT_OUT_INHERITED") return;
            const bool is_after = last_contact_ && event.at - last_contact_->at <= kAttributed;
            return life_.opt_outs.push_back({event.seq, event.at, is_after ? last_contact_->seq : 0});
        }
        case EventKind::clock_changed:
            return changed(event, std::get<ClockChanged>(event.body));
        case EventKind::message_sent:
        case EventKind::receipt_given:
        case EventKind::conversation_closed:
        case EventKind::presence_shown:
        case EventKind::clock_reminded:
        case EventKind::window_closing:
        case EventKind::follow_up_changed:
        case EventKind::send_planned:
        case EventKind::send_dropped:
        case EventKind::consent_changed:
        case EventKind::note_added:
        case EventKind::assigned:
        case EventKind::content_erased:
        case EventKind::erasure_asked:
        case EventKind::export_changed:
        case EventKind::legal_hold_changed:
        case EventKind::message_edited:
        case EventKind::message_deleted:
        case EventKind::block_changed:
        case EventKind::channel_reported:
        case EventKind::conversation_moved:
        case EventKind::picture_changed:
            return;
        case EventKind::handover_changed:
        case EventKind::survey_changed:
        case EventKind::survey_answered:
            return asked(event);
        case EventKind::outage_credited:
            return credited(std::get<OutageCredited>(event.body));
    }
}

void Walk::said(const Event& event, const MessageSent& body) {
    const Author author = author_of(event);
    if (!event.is_imported)
        life_.said.push_back({event.seq, event.at, author, body.reason ? body.reason->code : ""});
    if (body.reason) last_contact_ = Noted{event.seq, event.at, body.reason->code};
    if (author == Author::consumer) {
        opened(event);
        if (body.not_counted == NotCounted::opt_out_word) return;
        heard(event, body);
    }
    if (author == Author::automatic && body.auto_text != AutoText::follow_up) return;
    last_message_at_ = std::max(last_message_at_.value_or(event.at), event.at);
    if ((author == Author::human || author == Author::bot) && is_answer(body)) answered(event, body);
}

// behaviours.md §4: an episode begins with the first message ever, or after 7 silent days.
void Walk::heard(const Event& event, const MessageSent& body) {
    const bool is_first = episode_ == 0 || !last_message_at_ || event.at - *last_message_at_ >= kEpisodeGap;
    if (body.solved == Solved::yes) end_question(Fate::no_reply_needed, event.at);  // AVA-16
    if (!body.not_counted && body.solved != Solved::yes && !is_waiting()) {
        life_.questions.push_back({.seq = event.seq,
                                   .asked_at = event.at,
                                   .due_at = event.at + kAnswerLimit,
                                   .is_first = is_first,
                                   .is_imported = event.is_imported});
    }
    if (!is_first) return;
    ++episode_;
    if (event.is_imported) return;
    life_.episodes.push_back({event.seq, event.at, episode_, {}});
    if (is_waiting()) life_.episodes.back().question = life_.questions.size() - 1;
}

// Bots, people and surveys.
void Walk::asked(const Event& event) {
    if (const auto* body = std::get_if<SurveyChanged>(&event.body))
        return life_.surveys.push_back({event.seq, event.at, body->reason_code});
    if (const auto* body = std::get_if<HandoverChanged>(&event.body)) {
        if (body->step == HandoverStep::requested) return life_.handovers.push_back({event.seq, event.at});
        return life_.double_failures.push_back({event.seq, event.at, body->reason_code});
    }
    const auto is_up = survey::thumb(std::get<SurveyAnswered>(event.body));
    if (!is_up) return;
    Thumb thumb{event.seq, event.at, *is_up};
    const auto first =
        std::ranges::find(life_.questions.rbegin(), life_.questions.rend(), true, &Question::is_first);
    const bool is_answered = first != life_.questions.rend() && first->ended_at &&
                             (first->ended == Fate::in_time || first->ended == Fate::late);
    if (is_answered) thumb.first_response = *first->ended_at - first->asked_at;
    life_.thumbs.push_back(thumb);
}

void Walk::answered(const Event& event, const MessageSent& body) {
    if (event.actor.kind == ActorKind::staff && !life_.handovers.empty() &&
        !life_.handovers.back().answered_at)
        life_.handovers.back().answered_at = event.at;
    if (!is_waiting()) return;
    auto& question = life_.questions.back();
    if (!question.any_answer_at) question.any_answer_at = event.at;
    if (event.actor.kind != ActorKind::staff && !(body.bot && body.bot->is_answer)) return;  // CLK-06
    end_question(event.at < question.due_at ? Fate::in_time : Fate::late, event.at);
}

void Walk::closed(const Event& event, CloseReason reason) {
    if (reason == CloseReason::spam) end_question(Fate::spam, event.at);
    if (reason == CloseReason::erased) end_question(Fate::voided, event.at);
    if (reason == CloseReason::no_reply_needed) end_question(Fate::no_reply_needed, event.at);
    if (!is_open()) return;
    life_.open.back().to = event.at;
    life_.open.back().closed_seq = event.seq;
}

// CLK-16: what is in time with the credit was never late.
void Walk::credited(const OutageCredited& body) {
    if (!is_waiting()) return;
    life_.questions.back().due_at = body.due_at;
    if (body.is_breach_taken_back && !life_.breaches.empty()) life_.breaches.pop_back();
}

// CLK-13, CLK-14, CLK-17: there never was an answer, or there is no question any more.
void Walk::changed(const Event& event, const ClockChanged& body) {
    if (body.state == AnswerClock::voided) return end_question(Fate::voided, event.at);
    if (!body.due_at) return;
    const bool is_question = !life_.questions.empty() && life_.questions.back().ended_at &&
                             life_.questions.back().due_at == *body.due_at;
    // Else it ran for who had asked for a person by the button.
    auto* handover = life_.handovers.empty() ? nullptr : &life_.handovers.back();
    if (handover != nullptr) {
        const auto from = is_question ? life_.questions.back().asked_at : handover->at;
        if (handover->answered_at && *handover->answered_at >= from) handover->answered_at.reset();
    }
    if (!is_question) return;
    auto& question = life_.questions.back();
    question.ended = Fate::running;
    question.ended_at.reset();
    question.any_answer_at.reset();
}

void Walk::opened(const Event& event) {
    if (!is_open()) life_.open.push_back({event.seq, event.at, std::nullopt, 0});
}

void Walk::end_question(Fate fate, base::Timestamp at) {
    if (!is_waiting()) return;
    life_.questions.back().ended = fate;
    life_.questions.back().ended_at = at;
}

}  // namespace domain::metrics
