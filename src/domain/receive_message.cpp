#include "domain/receive_message.h"

#include <algorithm>

#include "domain/auto_texts/react.h"
#include "domain/message_text.h"
#include "domain/policy/rule.h"
#include "domain/survey/survey.h"

namespace domain {
namespace {

// CLK-18 holds directly after a word of the business, in the same episode, while nobody waits.
bool is_after_answer(const Conversation& current, base::Timestamp now) {
    return current.has_last_word && !current.needs_reply() && current.last_business_at &&
           now - *current.last_business_at < kEpisodeGap;
}

std::optional<NotCounted> not_counted(const MessageReading& reading, const Conversation* current,
                                      base::Timestamp now) {
    if (reading.opt_out.answer == consent::OptOutAnswer::stop && !reading.asks_something)
        return NotCounted::opt_out_word;
    if (reading.is_only_thanks && current != nullptr && is_after_answer(*current, now))
        return NotCounted::thanks_only;
    return std::nullopt;
}

// Shown before the first words, as the page has shown it; the gate judges it by the message it goes with.
std::optional<Event> welcome_before(const Outcome& outcome, const Event& message,
                                    const auto_texts::Shop& shop, const ReceiveMessage& command,
                                    base::Timestamp now) {
    Conversation facts;
    std::int64_t seq = 0;
    for (const Event* event : {&outcome.events.front(), &message}) {
        Event numbered = *event;
        numbered.seq = ++seq;
        apply(facts, numbered);
    }
    return auto_texts::automatic_event(AutoText::welcome, facts, command.message_id, shop, command.locale,
                                       now);
}

ConversationStarted started(const Location& location, const ReceiveMessage& command) {
    ConversationStarted body{location.id,
                             location.agent,
                             command.consumer,
                             command.consumer_name,
                             command.locale,
                             command.entry_point,
                             started_code(command.entry_point)};
    if (!command.context.text.empty()) body.context = command.context.text;
    if (command.context.is_refused) body.context_code = "CTX_REJECTED";
    return body;
}

Outcome begin(const Conversation* current, const Location& location, const ReceiveMessage& command,
              base::Timestamp now, base::Duration window) {
    const Actor consumer{ActorKind::consumer, base::to_string(command.consumer), command.consumer_name, {}};
    const auto event = [&](EventBody body) {
        return Event{0, command.conversation, now, consumer, std::move(body)};
    };
    Outcome outcome;
    if (current == nullptr) {
        outcome.events.push_back(event(started(location, command)));
    } else if (current->work == Work::closed) {
        const bool has_expired = current->last_user_at && now - *current->last_user_at > window;
        outcome.events.push_back(event(ConversationReopened{has_expired ? "RESTARTED" : "REOPENED"}));
    }
    if (current != nullptr && current->is_follow_up_ahead()) {
        outcome.events.push_back(
            event(FollowUpChanged{FollowUp::cancelled, "NUDGE_CANCELLED_REPLIED", std::nullopt}));
    }
    if (current != nullptr && current->survey.step == SurveyStep::pending)
        outcome.events.push_back(event(survey::cancelled(*current)));
    MessageSent sent{command.message_id, command.text, std::nullopt, std::nullopt};
    sent.solved = command.solved;
    sent.picture = command.picture;
    outcome.events.push_back(event(std::move(sent)));
    return outcome;
}

}  // namespace

Verdict redaction_verdict(const std::vector<Finding>& findings, const Conversation* current,
                          base::Timestamp now) {
    Verdict verdict;
    const auto strongest = std::ranges::max_element(findings, {}, &Finding::decision);
    verdict.decision = strongest->decision;
    verdict.reason_code = strongest->reason_code;
    verdict.findings = findings;
    verdict.policy_version = policy::kPolicyVersion;
    verdict.evaluated_at = now;
    if (current == nullptr) return verdict;
    verdict.last_user_at = current->last_user_at;
    verdict.user_messages = current->user_messages;
    return verdict;
}

base::Result<void> check_receive_message(const ReceiveMessage& command) {
    TRY(check_message_id(command.message_id));
    TRY(check_text(command.text, kConsumerTextCharsMax,
                   command.picture ? BlankText::allowed : BlankText::refused));
    TRY(check_text(command.consumer_name, kDisplayNameCharsMax, BlankText::allowed));
    if (is_locale(command.locale)) return {};
    return base::fail(base::ErrorKind::invalid, "locale_malformed", "a language looks like pt-BR");
}

Outcome receive_message(const Conversation* current, const Location& location, const ReceiveMessage& command,
                        base::Timestamp now) {
    return begin(current, location, command, now, kContactWindow);
}

Outcome receive_message(const Conversation* current, const auto_texts::Shop& shop,
                        const ReceiveMessage& command, const MessageReading& reading, base::Timestamp now) {
    Outcome outcome =
        begin(current, shop.location, command, now, shop.in_force.seconds(settings::Key::contact_window_s));
    auto& body = std::get<MessageSent>(outcome.events.back().body);
    body.text = reading.masked;
    if (!reading.findings.empty()) body.verdict = redaction_verdict(reading.findings, current, now);
    if (reading.is_document_picture && body.picture) body.picture->guard = PictureGuard::document;
    body.not_counted = not_counted(reading, current, now);
    if (current != nullptr || body.not_counted || !auto_texts::is_welcome_due(shop, now)) return outcome;
    if (auto welcome = welcome_before(outcome, outcome.events.back(), shop, command, now))
        outcome.events.insert(outcome.events.end() - 1, std::move(*welcome));
    return outcome;
}

void read_in_conversation(MessageReading& reading, const ReceiveMessage& command,
                          const Conversation& current) {
    if (reading.opt_out.answer != consent::OptOutAnswer::ask) return;
    consent::OptOutContext context;
    if (current.last_business_at)
        context.last_was_proactive =
            current.last_proactive_at && *current.last_proactive_at >= *current.last_business_at;
    reading.opt_out = consent::read_opt_out(command.text, current.locale, context);
}

}  // namespace domain
