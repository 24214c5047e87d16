#include "api/gbm/caller.h"

#include "api/entry.h"
#include "base/text.h"
#include "gbm/status.h"

namespace api::gbm {
namespace {

using base::ErrorKind;

std::optional<std::string> find_token(const net::Request& request) {
    if (const std::string* header = request.find_header("Authorization")) {
        constexpr std::string_view kScheme = "Bearer ";
        const std::string_view value = *header;
        if (!base::equal_ignoring_case(value.substr(0, kScheme.size()), kScheme)) return std::nullopt;
        return std::string(base::trim(value.substr(kScheme.size())));
    }
    if (auto token = base::find_form_value(request.query, "access_token")) return token;
    return base::find_form_value(request.query, "oauth_token");
}

std::unexpected<base::Error> invalid_token() {
    return base::fail(ErrorKind::unauthorized, "token_invalid",
                      "Request had invalid authentication credentials.");
}

struct Known {
    app::ApiCaller caller;
    ::gbm::Scopes scopes;
};

base::Result<Known> read_access_token(const api::Context& context, std::string_view text,
                                      base::Timestamp now) {
    auto token = TRY(::gbm::verify_access_token(text, context.gbm.install_secret, now));
    // A key that was taken away takes its tokens with it.
    const auto directory = context.app.directory.get();
    const auto* key = directory->find_key_by_email(token.client_email, token.key_id);
    if (key == nullptr || key->brand != token.brand) return invalid_token();
    return Known{{token.brand, std::move(token.client_email)}, token.scopes};
}

base::Result<Known> read_bearer_assertion(const api::Context& context, const net::Request& request,
                                          std::string_view text, base::Timestamp now) {
    const auto assertion = ::gbm::parse_assertion(text);
    if (!assertion) return invalid_token();
    const auto directory = context.app.directory.get();
    const auto* key = directory->find_key_by_email(assertion->issuer, assertion->key_id);
    if (key == nullptr) return invalid_token();
    const auto scopes =
        TRY(::gbm::check_bearer_assertion(*assertion, key->public_pem, own_origins(context, request), now));
    return Known{{key->brand, key->client_email}, scopes};
}

}  // namespace

std::vector<std::string> own_origins(const api::Context& context, const net::Request& request) {
    std::vector<std::string> origins{request.scheme + "://" + request.host};
    if (!context.public_url.empty() && context.public_url != origins.front())
        origins.push_back(context.public_url);
    return origins;
}

base::Result<app::ApiCaller> find_caller(const api::Context& context, const net::Request& request,
                                         ::gbm::Scope needed) {
    const auto token = find_token(request);
    if (!token) {
        return base::fail(
            ErrorKind::unauthorized, "token_missing",
            "Request is missing required authentication credential. Expected OAuth 2 access token.");
    }
    const base::Timestamp now = context.app.clock.now();
    Known known = ::gbm::looks_like_assertion(*token)
                      ? TRY(read_bearer_assertion(context, request, *token, now))
                      : TRY(read_access_token(context, *token, now));
    if (!known.scopes.has(needed)) {
        return base::fail(ErrorKind::forbidden, "access_token_scope_insufficient",
                          "Request had insufficient authentication scopes.");
    }
    return std::move(known.caller);
}

base::Result<void> check_pace(const api::Context& context, const net::Request& request,
                              const app::ApiCaller& caller) {
    if (network_of(request).empty()) return {};  // this machine itself (decisions/0026)
    const auto wait = context.gbm.writes.take(caller.client_email, context.app.clock.now());
    if (!wait) return {};
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*wait).count();
    return std::unexpected(base::Error{ErrorKind::too_many, "rate_limited",
                                       "Quota exceeded: too many writes a second.",
                                       std::max<std::int64_t>(seconds, 1)});
}

net::Response gbm_response(int status, std::string body) {
    return net::Response{status,
                         {{"Content-Type", "application/json; charset=UTF-8"},
                          {"Cache-Control", "no-store"},
                          {"X-Content-Type-Options", "nosniff"}},
                         std::move(body),
                         {}};
}

net::Response gbm_error(const base::Error& error) {
    net::Response response = gbm_response(::gbm::status_of(error).http, ::gbm::encode_error(error));
    if (error.kind == ErrorKind::unauthorized) {
        response.headers.push_back(
            {"WWW-Authenticate", R"(Bearer realm="https://accounts.google.com/", error="invalid_token")"});
    }
    add_retry_after(response, error);
    return response;
}

net::Response unknown_path() {
    return gbm_error({ErrorKind::not_found, "method_unknown", "Method not found."});
}

}  // namespace api::gbm
