#include "api/channel_reports.h"

#include <charconv>

#include "app/channel_reports.h"
#include "base/crypto.h"
#include "base/log.h"

namespace api {
namespace {

struct ReportBody {
    std::string report_id;
    domain::ConversationId conversation;
    domain::ReportKind kind = domain::ReportKind::channel_named;
    std::optional<domain::Channel> channel;
    std::optional<std::string> message_id;
    std::optional<std::string> told_at;
};
BOOST_DESCRIBE_STRUCT(ReportBody, (), (report_id, conversation, kind, channel, message_id, told_at))

struct ReportedShape {
    std::int64_t seq = 0;
    std::string reason_code;
    bool is_replay = false;
};
BOOST_DESCRIBE_STRUCT(ReportedShape, (), (seq, reason_code, is_replay))

std::string_view header_of(const net::Request& request, std::string_view name) {
    const std::string* value = request.find_header(name);
    return value == nullptr ? std::string_view() : *value;
}

// SEC-02. Whole seconds since 1970.
bool is_fresh(std::string_view timestamp, base::Timestamp now) {
    std::int64_t seconds = 0;
    const auto* end = timestamp.data() + timestamp.size();
    const auto [at, error] = std::from_chars(timestamp.data(), end, seconds);
    if (error != std::errc{} || at != end || timestamp.empty()) return false;
    const auto here = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    const auto most = std::chrono::duration_cast<std::chrono::seconds>(kReportSkew).count();
    return seconds >= here - most && seconds <= here + most;
}

// Who reports; an unknown agent and a wrong signature are one error, found in the same time (SEC-01).
base::Result<domain::Agent> read_sender(const Context& context, const net::Request& request) {
    const auto directory = context.app.directory.get();
    const auto id = base::parse_id<domain::AgentId>(header_of(request, "X-Balcao-Agent"));
    const auto found =
        std::ranges::find_if(directory->agents(), [&](const auto& agent) { return id && agent.id == *id; });
    const bool is_known = found != directory->agents().end() && !found->client_token.empty();
    const auto timestamp = header_of(request, "X-Balcao-Timestamp");
    const auto wanted = sign_report(is_known ? found->client_token : "nobody", timestamp, request.body);
    const bool is_good = base::equal_in_constant_time(header_of(request, "X-Balcao-Signature"), wanted);
    if (!is_known || !is_good)
        return base::fail(base::ErrorKind::unauthorized, "bad_signature",
                          "the signature does not fit the agent, the timestamp and the body");
    if (!is_fresh(timestamp, context.app.clock.now()))
        return base::fail(base::ErrorKind::unauthorized, "stale_request",
                          "X-Balcao-Timestamp is more than 300 seconds from now");
    return *found;
}

// SEC-03: whatever clock they go by, ours counts.
void log_skew(const domain::Agent& agent, const std::optional<std::string>& told_at, base::Timestamp now) {
    if (!told_at) return;
    const auto at = base::parse_rfc3339(*told_at);
    if (at && std::chrono::abs(*at - now) <= kReportSkew) return;
    base::log(base::LogLevel::info, "clock_skew_logged",
              {{"agent", base::to_string(agent.id)}, {"is_readable", at.has_value() ? "yes" : "no"}});
}

}  // namespace

std::string sign_report(std::string_view client_token, std::string_view timestamp, std::string_view body) {
    std::string signed_bytes(timestamp);
    signed_bytes.push_back('.');
    signed_bytes.append(body);
    return base::base64_encode(base::hmac_sha512(client_token, signed_bytes));
}

void post_channel_report(Context& context, Call call) {
    auto sender = read_sender(context, call.request);
    if (!sender) return call.respond(error_response(sender.error()));
    auto body = read_body<ReportBody>(call);
    if (!body) return;
    log_skew(*sender, body->told_at, context.app.clock.now());
    domain::ChannelReport report{.report_id = std::move(body->report_id),
                                 .kind = body->kind,
                                 .channel = body->channel,
                                 .message_id = body->message_id.value_or(""),
                                 .told_at = body->told_at.value_or("")};
    auto done = [respond = std::move(call.respond)](base::Result<app::Reported> reported) mutable {
        if (!reported) return respond(error_response(reported.error()));
        respond(json_response(
            200, base::encode(ReportedShape{reported->seq, reported->reason_code, reported->is_replay})));
    };
    app::take_report(context.app, std::move(*sender), body->conversation, std::move(report), std::move(done));
}

}  // namespace api
