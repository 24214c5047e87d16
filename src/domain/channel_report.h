// What the program behind a channel tells of a conversation (behaviours.md CLK-14, OPT-08, WIN-09, CNV-19).
// Whether it is who it says it is was checked before (SEC-01, api/channel_reports).
#pragma once
#include "base/result.h"
#include "domain/conversation.h"
#include "domain/outcome.h"

namespace domain {

struct ChannelReport {
    std::string report_id;  // of the program; the same again is one report
    ReportKind kind = ReportKind::channel_named;
    std::optional<Channel> channel = {};  // channel_named
    std::string message_id = {};          // delivery_failed
    std::string told_at = {};             // its own time, as text: kept, never used (SEC-03)
};

constexpr std::size_t kToldAtBytesMax = 40;

// Errors: report_malformed, message_id_malformed.
base::Result<void> check_report(const ChannelReport& report);

// `message`: the one that was not delivered, nullptr for other reports and when there is none. Errors:
// message_unknown (not_found): delivery_failed of something the business did not send.
base::Result<Outcome> take_report(const Conversation& current, const ChannelReport& report,
                                  const Event* message, base::Timestamp now);

}  // namespace domain
