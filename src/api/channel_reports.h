// POST /api/channel-reports: what the program behind a channel tells of a conversation, signed with the
// client token of its agent (behaviours.md SEC-01, SEC-02).
#pragma once
#include "api/call.h"

namespace api {

constexpr base::Duration kReportSkew = std::chrono::seconds(300);  // behaviours.md SEC-02

// What a program signs: the timestamp header as it stands, a dot, the exact bytes of the body.
std::string sign_report(std::string_view client_token, std::string_view timestamp, std::string_view body);

void post_channel_report(Context& context, Call call);

}  // namespace api
