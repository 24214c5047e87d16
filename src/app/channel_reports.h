// What the programs behind channels tell (domain/channel_report.h), once their signature was found good.
#pragma once
#include "app/app.h"
#include "domain/channel_report.h"

namespace app {

struct Reported {
    std::int64_t seq = 0;
    std::string reason_code;
    bool is_replay = false;  // told before: nothing happened now
};

// For a conversation of this agent only. Errors: those of domain::check_report and take_report,
// conversation_unknown, report_id_conflict.
void take_report(App& app, domain::Agent agent, domain::ConversationId id, domain::ChannelReport report,
                 Done<Reported> done);

}  // namespace app
