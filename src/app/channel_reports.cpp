#include "app/channel_reports.h"

#include "app/opt_out.h"
#include "app/run.h"

namespace app {
namespace {

base::Result<Reported> replayed(const domain::Event& earlier, const domain::ChannelReport& report) {
    const auto& body = std::get<domain::ChannelReported>(earlier.body);
    if (body.kind == report.kind && body.channel == report.channel && body.message_id == report.message_id)
        return Reported{earlier.seq, body.reason_code, true};
    return base::fail(base::ErrorKind::conflict, "report_id_conflict",
                      "this report id was used before for another report");
}

base::Result<Reported> take_in_lane(storage::LaneTransaction& lane, const domain::Agent& agent,
                                    domain::ConversationId id, const domain::ChannelReport& report) {
    const auto* current = TRY(lane.find_conversation(agent.brand, id));
    if (current == nullptr || current->agent != agent.id)
        return base::fail(base::ErrorKind::not_found, "conversation_unknown",
                          "there is no such conversation");
    const auto key = domain::report_key(report.report_id);
    if (const auto earlier = TRY(lane.find_by_client_key(agent.brand, id, key)))
        return replayed(*earlier, report);
    const auto message = TRY(lane.find_by_client_key(agent.brand, id, report.message_id));
    const auto contact = current->contact;
    auto outcome = TRY(domain::take_report(*current, report, message ? &*message : nullptr, lane.now()));
    Reported reported{0, std::get<domain::ChannelReported>(outcome.events.front().body).reason_code, false};
    reported.seq = TRY(lane.append(agent.brand, std::move(outcome)));
    const auto* after = TRY(lane.find_conversation(agent.brand, id));
    if (after->contact != contact) TRY(spread_contact(lane, agent.brand, *after));
    return reported;
}

}  // namespace

void take_report(App& app, domain::Agent agent, domain::ConversationId id, domain::ChannelReport report,
                 Done<Reported> done) {
    if (auto checked = domain::check_report(report); !checked) return done(std::unexpected(checked.error()));
    const auto brand = agent.brand;
    auto work = [agent = std::move(agent), id, report = std::move(report)](storage::LaneTransaction& lane) {
        return take_in_lane(lane, agent, id, report);
    };
    run_in_lane<Reported>(app, brand, std::move(work), std::move(done));
}

}  // namespace app
