#include "gbm/status.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "gbm/preload.h"

namespace gbm {
namespace {

using base::ErrorKind;

TEST(GbmStatus, MapsEveryKindAndTheExceptions) {
    const struct {
        ErrorKind kind;
        std::string_view code;
        int http;
        std::string_view word;
    } rows[] = {
        {ErrorKind::invalid, "json_malformed", 400, "INVALID_ARGUMENT"},
        {ErrorKind::too_large, "body_too_large", 400, "INVALID_ARGUMENT"},
        {ErrorKind::unauthorized, "token_invalid", 401, "UNAUTHENTICATED"},
        {ErrorKind::forbidden, "access_token_scope_insufficient", 403, "PERMISSION_DENIED"},
        {ErrorKind::not_found, "message_unknown", 404, "NOT_FOUND"},
        {ErrorKind::not_found, "conversation_unknown", 403, "PERMISSION_DENIED"},
        {ErrorKind::conflict, "message_id_conflict", 409, "ALREADY_EXISTS"},
        {ErrorKind::conflict, "event_id_exists", 409, "ALREADY_EXISTS"},
        {ErrorKind::conflict, "close_unanswered", 400, "FAILED_PRECONDITION"},
        {ErrorKind::too_many, "slow_down", 429, "RESOURCE_EXHAUSTED"},
        {ErrorKind::unavailable, "lane_full", 503, "UNAVAILABLE"},
        {ErrorKind::internal, "storage_corrupt", 500, "INTERNAL"},
    };
    for (const auto& row : rows) {
        const base::Error error{row.kind, std::string(row.code), "why"};
        EXPECT_EQ(status_of(error).http, row.http) << row.code;
        const auto body = base::parse_json_object(encode_error(error));
        ASSERT_TRUE(body);
        EXPECT_EQ(body->at("error").at("code"), row.http);
        EXPECT_EQ(body->at("error").at("status"), base::json::string_view(row.word.data(), row.word.size()));
    }
}

TEST(GbmStatus, ShowsTheCodeButNoInternals) {
    EXPECT_EQ(
        encode_error({ErrorKind::not_found, "conversation_unknown", "no such conversation"}),
        R"({"error":{"code":403,"message":"no such conversation","status":"PERMISSION_DENIED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"CONVERSATION_UNKNOWN","domain":"balcao"}]}})");
    EXPECT_EQ(encode_error({ErrorKind::internal, "storage_corrupt", "page 7"}).find("page 7"),
              std::string::npos);
}

TEST(GbmStatus, RefusalNamesReasonAndRules) {
    domain::Verdict verdict;
    verdict.decision = domain::Decision::deny;
    verdict.reason_code = "WINDOW_EXPIRED";
    verdict.policy_version = 1;
    verdict.findings = {{"WIN-02", domain::Decision::allow, "IN_WINDOW"},
                        {"WIN-03", domain::Decision::deny, "WINDOW_EXPIRED"},
                        {"WIN-09", domain::Decision::deny, "OTHER"}};
    EXPECT_EQ(
        encode_refusal(verdict),
        R"({"error":{"code":403,"message":"The message was not sent: WINDOW_EXPIRED (WIN-03,WIN-09).","status":"PERMISSION_DENIED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"WINDOW_EXPIRED","domain":"balcao","metadata":{"rule":"WIN-03","rules":"WIN-03,WIN-09","decision":"deny","policyVersion":"1"}}]}})");
    verdict.retry_at = base::from_us(0);
    EXPECT_NE(encode_refusal(verdict).find(R"("retryAt":"1970-01-01T00:00:00.000Z")"), std::string::npos);
    EXPECT_EQ(status_of(verdict).http, 403);
    // What only has to wait is a matter of pace.
    verdict.decision = domain::Decision::delay;
    EXPECT_EQ(status_of(verdict).http, 429);
    EXPECT_NE(encode_refusal(verdict).find(R"("status":"RESOURCE_EXHAUSTED")"), std::string::npos);
}

// The repository's copy, found from wherever the test runs.
std::filesystem::path find_preload_file() {
    auto folder = std::filesystem::current_path();
    for (int i = 0; i < 8; ++i, folder = folder.parent_path()) {
        const auto file = folder / "clients" / "node" / "gbm-redirect.cjs";
        if (std::filesystem::exists(file)) return file;
    }
    return {};
}

TEST(GbmPreload, IsTheFileInTheRepository) {
    const auto path = find_preload_file();
    if (path.empty()) GTEST_SKIP() << "run inside the repository";
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(text, node_preload()) << "copy clients/node/gbm-redirect.cjs into src/gbm/preload.cpp";
}

}  // namespace
}  // namespace gbm
