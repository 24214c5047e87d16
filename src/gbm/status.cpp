#include "gbm/status.h"

#include <fmt/format.h>

#include "base/check.h"
#include "base/json.h"

namespace gbm {
namespace {

namespace json = base::json;

struct CodeRow {
    std::string_view code;
    Status status;
};

// What GBM answers otherwise than the kind of the error says.
constexpr CodeRow kByCode[] = {
    {"conversation_unknown", {403, "PERMISSION_DENIED"}},
    {"message_id_conflict", {409, "ALREADY_EXISTS"}},
    {"event_id_exists", {409, "ALREADY_EXISTS"}},
    {"place_taken", {409, "ALREADY_EXISTS"}},
    {"resource_changed", {409, "ABORTED"}},
    {"texts_changed", {409, "ABORTED"}},
    {"publishing_changed", {409, "ABORTED"}},
    {"dialogflow_unsupported", {501, "UNIMPLEMENTED"}},
};

std::string upper_case(std::string_view code) {
    std::string out(code);
    for (char& c : out)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
}

std::string encode(Status status, std::string_view message, std::string_view reason, json::object metadata) {
    json::object detail{{"@type", "type.googleapis.com/google.rpc.ErrorInfo"},
                        {"reason", json::string_view(reason.data(), reason.size())},
                        {"domain", "balcao"}};
    if (!metadata.empty()) detail["metadata"] = std::move(metadata);
    json::object error{{"code", status.http},
                       {"message", json::string_view(message.data(), message.size())},
                       {"status", json::string_view(status.word.data(), status.word.size())}};
    error["details"] = json::array{std::move(detail)};
    json::object body;
    body["error"] = std::move(error);
    return json::serialize(body);
}

// The rules that spoke for the decision, the first one first.
std::string deciding_rules(const domain::Verdict& verdict) {
    std::string rules;
    for (const auto& finding : verdict.findings) {
        if (finding.decision != verdict.decision) continue;
        if (!rules.empty()) rules.push_back(',');
        rules += finding.rule;
    }
    return rules;
}

}  // namespace

Status status_of(const base::Error& error) {
    for (const CodeRow& row : kByCode) {
        if (row.code == error.code) return row.status;
    }
    using base::ErrorKind;
    switch (error.kind) {
        case ErrorKind::invalid:
        case ErrorKind::too_large:
            return {400, "INVALID_ARGUMENT"};
        case ErrorKind::unauthorized:
            return {401, "UNAUTHENTICATED"};
        case ErrorKind::forbidden:
            return {403, "PERMISSION_DENIED"};
        case ErrorKind::not_found:
            return {404, "NOT_FOUND"};
        case ErrorKind::conflict:
            return {400, "FAILED_PRECONDITION"};
        case ErrorKind::too_many:
            return {429, "RESOURCE_EXHAUSTED"};
        case ErrorKind::unavailable:
            return {503, "UNAVAILABLE"};
        case ErrorKind::internal:
            return {500, "INTERNAL"};
    }
    CHECK(false);
}

std::string encode_error(const base::Error& error) {
    const bool is_ours = error.kind == base::ErrorKind::internal;  // details stay in the log
    return encode(status_of(error), is_ours ? "Internal error encountered." : error.message,
                  upper_case(error.code), {});
}

Status status_of(const domain::Verdict& verdict) {
    if (verdict.decision == domain::Decision::delay) return {429, "RESOURCE_EXHAUSTED"};
    return {403, "PERMISSION_DENIED"};
}

std::string encode_refusal(const domain::Verdict& verdict) {
    const std::string rules = deciding_rules(verdict);
    json::object metadata{{"rule", rules.substr(0, rules.find(','))},
                          {"rules", rules},
                          {"decision", std::string(base::name_of(verdict.decision))},
                          {"policyVersion", std::to_string(verdict.policy_version)}};
    if (verdict.retry_at) metadata["retryAt"] = base::format_rfc3339(*verdict.retry_at);
    return encode(status_of(verdict),
                  fmt::format("The message was not sent: {} ({}).", verdict.reason_code, rules),
                  verdict.reason_code, std::move(metadata));
}

}  // namespace gbm
