#include "domain/planned_send.h"

#include <algorithm>

#include "base/id.h"
#include "domain/message_text.h"

namespace domain {
namespace {

constexpr int kMovesMost = 4;  // a cap that ends in quiet time, which ends on a holiday, ...

// Instants travel as milliseconds in the log; never earlier than they were.
base::Timestamp whole_ms(base::Timestamp at) {
    return std::chrono::ceil<std::chrono::milliseconds>(at);
}

struct Settled {
    Verdict verdict;        // of the last look
    base::Timestamp at;     // when it may go, unless the verdict denies
    std::string waits_for;  // the code of the first rule that moved it; empty: nothing did
};

// Looks again at each instant it is moved to until nothing moves it any more.
Settled settle(const Conversation& current, const SendMessage& command, base::Timestamp now,
               policy::Surroundings around, policy::Checkpoint checkpoint) {
    around.jitter = jitter_of(command.message_id);
    policy::OutgoingMessage message{.actor = command.actor.kind,
                                    .text = command.text,
                                    .reason = &*command.reason,
                                    .checkpoint = checkpoint};
    Settled settled{.verdict = {}, .at = now, .waits_for = {}};
    if (command.send_at) settled.at = std::max(now, whole_ms(*command.send_at));
    for (int i = 0;; ++i) {
        if (settled.at > now) message.planned_at = settled.at;
        settled.verdict = policy::evaluate(policy::gather(current, message, now, around));
        const auto& retry_at = settled.verdict.retry_at;
        const bool is_moved = settled.verdict.decision == Decision::delay && command.may_wait && retry_at &&
                              *retry_at > settled.at;
        if (!is_moved || i == kMovesMost) return settled;
        if (settled.waits_for.empty()) settled.waits_for = settled.verdict.reason_code;
        settled.at = whole_ms(*retry_at);
    }
}

Event planned(const Conversation& current, const SendMessage& command, Settled settled, base::Timestamp now) {
    if (settled.waits_for.empty()) settled.waits_for = "SEND_PLANNED";
    return {0, current.id, now, command.actor,
            SendPlanned{command.message_id, command.text, *command.reason, settled.at,
                        std::move(settled.waits_for), std::move(settled.verdict)}};
}

}  // namespace

base::Duration jitter_of(std::string_view message_id) {
    const auto spread = static_cast<std::uint64_t>(kPlanJitter.count());
    return base::Duration(static_cast<std::int64_t>(base::stable_hash(message_id) % spread));
}

SendOutcome plan_send(const Conversation& current, const SendMessage& command, base::Timestamp now,
                      const policy::Surroundings& around) {
    auto settled = settle(current, command, now, around, policy::Checkpoint::enqueue);
    SendOutcome result{settled.verdict, {}};
    const bool is_held = settled.verdict.decision < Decision::delay && settled.at > now;
    result.outcome.events.push_back(is_held
                                        ? planned(current, command, std::move(settled), now)
                                        : decided_event(current, command, std::move(settled.verdict), now));
    return result;
}

base::Result<std::optional<Event>> find_planned(const Conversation& current, const SendMessage& command) {
    const auto found = std::ranges::find(current.planned, command.message_id, &PlannedSend::message_id);
    if (found == current.planned.end()) return std::nullopt;
    if (found->text == command.text && command.reason == found->reason &&
        found->actor.id == command.actor.id) {
        return Event{
            found->seq, current.id, found->planned_at, found->actor,
            SendPlanned{found->message_id, found->text, found->reason, found->at, found->reason_code, {}}};
    }
    return conflicting_id();
}

base::Result<void> check_plan(const Conversation& current, const SendMessage& command) {
    if (!command.is_plannable() || current.planned.size() < kPlannedMost) return {};
    return base::fail(base::ErrorKind::conflict, "plan_full",
                      "as many messages as may be are planned for this customer; take one back");
}

Event dispatch(const Conversation& current, const PlannedSend& planned_send, base::Timestamp now,
               const policy::Surroundings& around) {
    SendMessage command{.actor = planned_send.actor,
                        .message_id = planned_send.message_id,
                        .text = planned_send.text,
                        .content = std::nullopt,
                        .reason = planned_send.reason,
                        .send_at = std::nullopt,
                        .may_wait = true};
    auto settled = settle(current, command, now, around, policy::Checkpoint::dispatch);
    if (settled.verdict.decision >= Decision::delay) {
        return {0, current.id, now, Actor{},
                SendDropped{command.message_id, "DROPPED_AT_DISPATCH", std::move(settled.verdict)}};
    }
    if (settled.at > now) return planned(current, command, std::move(settled), now);
    return decided_event(current, command, std::move(settled.verdict), now);
}

base::Result<Outcome> cancel_planned(const Conversation& current, std::string_view message_id,
                                     const Actor& actor, base::Timestamp now) {
    if (std::ranges::find(current.planned, message_id, &PlannedSend::message_id) == current.planned.end())
        return base::fail(base::ErrorKind::not_found, "planned_unknown", "no such message is planned");
    return Outcome{
        {Event{0, current.id, now, actor, SendDropped{std::string(message_id), "SEND_CANCELLED", {}}}}};
}

Event drop_planned(const Conversation& current, std::string_view message_id, std::string_view reason_code,
                   base::Timestamp now) {
    return {0, current.id, now, Actor{}, SendDropped{std::string(message_id), std::string(reason_code), {}}};
}

std::vector<Event> drop_all_planned(const Conversation& current, std::string_view reason_code,
                                    base::Timestamp now) {
    std::vector<Event> events;
    for (const auto& one : current.planned)
        events.push_back(drop_planned(current, one.message_id, reason_code, now));
    return events;
}

}  // namespace domain
