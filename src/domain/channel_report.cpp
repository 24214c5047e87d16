#include "domain/channel_report.h"

#include <algorithm>
#include <iterator>

#include "base/check.h"
#include "domain/edit_message.h"
#include "domain/message_text.h"
#include "domain/planned_send.h"

namespace domain {
namespace {

std::string reason_code_of(ReportKind kind) {
    switch (kind) {
        case ReportKind::channel_named:
            return "CHANNEL_NAMED";
        case ReportKind::delivery_failed:
            return "DELIVERY_FAILED";
        case ReportKind::opted_out:
            return "CHANNEL_OPT_OUT";
        case ReportKind::content_unsupported:
            return "UNSUPPORTED_CONTENT";
    }
    CHECK(false);
}

// OPT-08 is OPT-01, said elsewhere.
void opt_out(const Conversation& current, base::Timestamp now, std::vector<Event>& events) {
    if (current.contact == Contact::opted_out) return;
    const Actor consumer{ActorKind::consumer, base::to_string(current.consumer), current.consumer_name, {}};
    events.push_back({0, current.id, now, consumer,
                      ContactChanged{Contact::opted_out, "CHANNEL_OPT_OUT", current.last_seq}});
    std::ranges::move(drop_all_planned(current, "OPTED_OUT", now), std::back_inserter(events));
}

}  // namespace

base::Result<void> check_report(const ChannelReport& report) {
    TRY(check_message_id(report.report_id));
    const bool is_delivery = report.kind == ReportKind::delivery_failed;
    const bool is_channel = report.kind == ReportKind::channel_named;
    if (is_delivery) TRY(check_message_id(report.message_id));
    if (is_channel == report.channel.has_value() && is_delivery == !report.message_id.empty() &&
        report.told_at.size() <= kToldAtBytesMax)
        return {};
    return base::fail(
        base::ErrorKind::invalid, "report_malformed",
        "channel_named has a channel, delivery_failed a message_id, and no other report has one");
}

base::Result<Outcome> take_report(const Conversation& current, const ChannelReport& report,
                                  const Event* message, base::Timestamp now) {
    ChannelReported body{.report_id = report.report_id,
                         .kind = report.kind,
                         .reason_code = reason_code_of(report.kind),
                         .channel = report.channel,
                         .message_id = report.message_id,
                         .told_at = report.told_at};
    if (report.kind == ReportKind::delivery_failed) {
        const bool is_ours = message != nullptr && message->kind() == EventKind::message_sent &&
                             message->actor.kind != ActorKind::consumer;
        if (!is_ours)
            return base::fail(base::ErrorKind::not_found, "message_unknown", "there is no such message");
        body.message_seq = message->seq;
        body.was_counted = is_counted_answer(current, *message);
    }
    const bool is_unanswered = body.was_counted && current.stopped_clock->answers == 1;
    const Actor program{ActorKind::bot, base::to_string(current.agent), {}, {}};
    Outcome outcome{{Event{0, current.id, now, program, std::move(body)}}};
    if (is_unanswered)
        std::ranges::move(resume_clock(current, "DELIVERY_FAILED", now), std::back_inserter(outcome.events));
    if (report.kind == ReportKind::opted_out) opt_out(current, now, outcome.events);
    return outcome;
}

}  // namespace domain
