// The token endpoint (RFC 7523, gbm-api.md §2.2). Its errors have OAuth's form, not Google's.
#include "api/gbm/caller.h"
#include "base/log.h"
#include "base/text.h"

namespace api::gbm {
namespace {

constexpr std::string_view kGrantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";

struct TokenAnswer {
    std::string access_token;
    std::int64_t expires_in = 0;
    std::string scope;
    std::string token_type = "Bearer";
};
BOOST_DESCRIBE_STRUCT(TokenAnswer, (), (access_token, expires_in, scope, token_type))

struct TokenRefusal {
    std::string error;
    std::string error_description;
};
BOOST_DESCRIBE_STRUCT(TokenRefusal, (), (error, error_description))

base::Result<TokenAnswer> grant(const api::Context& context, const net::Request& request) {
    const std::string form = request.body.empty() ? request.query : request.body;
    if (base::find_form_value(form, "grant_type") != kGrantType) {
        return base::fail(base::ErrorKind::invalid, "unsupported_grant_type",
                          "grant_type must be urn:ietf:params:oauth:grant-type:jwt-bearer");
    }
    const auto jwt = base::find_form_value(form, "assertion");
    if (!jwt) return base::fail(base::ErrorKind::invalid, "invalid_request", "assertion is missing");
    const auto assertion = TRY(::gbm::parse_assertion(*jwt));
    const auto directory = context.app.directory.get();
    const auto* key = directory->find_key_by_email(assertion.issuer, assertion.key_id);
    if (key == nullptr) {
        return base::fail(base::ErrorKind::invalid, "invalid_grant", "Invalid grant: account not found");
    }
    std::vector<std::string> audiences;
    for (const std::string& origin : own_origins(context, request)) {
        audiences.push_back(origin + "/token");
        audiences.push_back(origin + "/oauth2/v4/token");
    }
    const base::Timestamp now = context.app.clock.now();
    const auto scopes = TRY(::gbm::check_assertion(assertion, key->public_pem, audiences, now));
    const std::int64_t expires_at = base::to_us(now + ::gbm::kAccessTokenLife) / 1'000'000;
    const ::gbm::AccessToken token{key->brand, key->client_email, key->key_id, scopes, expires_at};
    return TokenAnswer{::gbm::mint_access_token(token, context.gbm.install_secret),
                       ::gbm::kAccessTokenLife.count(), ::gbm::to_string(scopes)};
}

}  // namespace

void create_token(api::Context& context, Call call) {
    const auto answer = grant(context, call.request);
    if (answer) return call.respond(gbm_response(200, base::encode(*answer)));
    base::log(base::LogLevel::info, "token_refused",
              {{"code", answer.error().code},
               {"why", answer.error().message},
               {"from", call.request.client_address}});
    call.respond(gbm_response(400, base::encode(TokenRefusal{answer.error().code, answer.error().message})));
}

}  // namespace api::gbm
