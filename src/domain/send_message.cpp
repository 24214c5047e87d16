#include "domain/send_message.h"

#include <algorithm>

#include "domain/bots/disclosure.h"
#include "domain/bots/handover.h"
#include "domain/consent/why_line.h"
#include "domain/message_text.h"
#include "domain/planned_send.h"
#include "domain/settings/values.h"
#include "domain/survey/survey.h"

namespace domain {

base::Result<void> check_send_message(const SendMessage& command) {
    TRY(check_message_id(command.message_id));
    TRY(check_text(command.text, kBusinessTextCharsMax,
                   command.content || command.has_picture() ? BlankText::allowed : BlankText::refused));
    if (command.reason &&
        (command.reason->code.empty() || command.reason->code.size() > kReasonCodeCharsMax ||
         command.reason->evidence.size() > kEvidenceBytesMax)) {
        return base::fail(base::ErrorKind::invalid, "reason_malformed",
                          "a reason has a code and its evidence");
    }
    if (command.is_plannable() && (!command.reason || command.content || command.has_picture())) {
        return base::fail(base::ErrorKind::invalid, "plan_needs_reason",
                          "only a text with a reason can go out later; an answer goes at once");
    }
    return {};
}

namespace {

bool has_said(const Verdict& verdict, std::string_view rule) {
    return std::ranges::find(verdict.findings, rule, &Finding::rule) != verdict.findings.end();
}

// AVA-17, REN-12.
std::optional<std::string> footer_of(const SendMessage& command, const Verdict& verdict,
                                     std::string_view locale) {
    std::string footer;
    if (has_said(verdict, "AVA-17")) footer = bots::disclosure_line(locale);
    if (command.reason) {
        if (!footer.empty()) footer += "\n";
        footer += consent::why_line(command.reason->code, locale);
    }
    return footer.empty() ? std::nullopt : std::optional(std::move(footer));
}

std::optional<BotPart> bot_part(const SendMessage& command, const Verdict& verdict) {
    const BotPart part{has_said(verdict, "CLK-06"), command.is_at_a_loss};
    return part == BotPart{} ? std::nullopt : std::optional(part);
}

// CLK-15: not meant as an answer, or the third of its kind in seven days.
std::optional<NoAnswer> no_answer(const Conversation& current, const SendMessage& command,
                                  const Verdict& verdict, base::Timestamp now) {
    const bool says_nothing = current.needs_reply() && std::ranges::count(verdict.findings, "LOW_VALUE_REPLY",
                                                                          &Finding::reason_code) > 0;
    if (!says_nothing) return std::nullopt;
    const auto recent = std::ranges::count_if(current.gate.low_value,
                                              [&](auto at) { return now - at < policy::kLowValueKept; });
    const bool is_counted =
        command.is_meant.value_or(false) && recent < static_cast<std::ptrdiff_t>(policy::kLowValueMost);
    return is_counted ? std::nullopt : std::optional(NoAnswer::low_value);
}

}  // namespace

Event decided_event(const Conversation& current, const SendMessage& command, Verdict verdict,
                    base::Timestamp now) {
    Event event{0, current.id, now, command.actor, {}};
    if (verdict.decision >= Decision::delay) {
        event.body = MessageRefused{command.message_id, std::move(verdict)};
    } else {
        auto footer = footer_of(command, verdict, current.locale);
        auto bot = bot_part(command, verdict);
        const auto answers_nothing = no_answer(current, command, verdict, now);
        event.body = MessageSent{.message_id = command.message_id,
                                 .text = command.text,
                                 .content = command.content,
                                 .verdict = std::move(verdict),
                                 .reason = command.reason,
                                 .footer = std::move(footer),
                                 .bot = bot,
                                 .no_answer = answers_nothing,
                                 .picture = command.picture};
    }
    return event;
}

SendOutcome send_message(const Conversation& current, const SendMessage& command, base::Timestamp now,
                         const policy::Surroundings& around) {
    if (command.is_plannable()) return plan_send(current, command, now, around);
    SendOutcome result;
    policy::OutgoingMessage message{.actor = command.actor.kind,
                                    .text = command.text,
                                    .is_at_a_loss = command.is_at_a_loss,
                                    .has_picture = command.has_picture(),
                                    .media_problem = command.media_problem};
    if (command.reason) message.reason = &*command.reason;
    result.verdict = policy::evaluate(policy::gather(current, message, now, around));
    Event event = decided_event(current, command, result.verdict, now);
    if (auto* sent = std::get_if<MessageSent>(&event.body); sent != nullptr && !command.reason) {
        sent->survey_at = survey::due_at(command.actor.kind, now, around);
        if (command.is_by_staff_here)
            if (auto joined = bots::join(current, command.actor, command.message_id, around.has_bot, now))
                result.outcome.events.push_back(std::move(*joined));
    }
    result.outcome.events.push_back(std::move(event));
    return result;
}

bool is_concurrent(const SendMessage& command, const Event& newest, base::Timestamp now) {
    return command.seen_seq && command.actor.kind == ActorKind::staff && newest.seq > *command.seen_seq &&
           newest.actor.id != command.actor.id && now - newest.at <= kConcurrentReply;
}

std::string double_clicked(const Conversation& current, const SendMessage& command, base::Timestamp now) {
    const auto& gate = current.gate;
    if (command.is_plannable() || command.has_picture() || command.actor.kind != ActorKind::staff ||
        gate.staff_in_a_row == 0 || !current.last_human_at)
        return {};
    const auto limit = settings::standard_values().seconds(settings::Key::double_click_s);
    if (now - *current.last_human_at >= limit) return {};
    return policy::text_hash(command.text) == gate.last_human_text ? gate.last_human_message : std::string();
}

}  // namespace domain
