// Who calls a GBM method, and the two shapes of a refusal. Used only inside api/gbm/.
#pragma once
#include "api/gbm/gbm.h"
#include "gbm/token.h"

namespace api::gbm {

// The program behind the bearer token: an access token of ours, or an assertion it signed itself. From the
// Authorization header, else from the query (access_token, oauth_token).
// Errors: token_missing, token_invalid (both unauthorized), scope_insufficient (forbidden).
base::Result<app::ApiCaller> find_caller(const api::Context& context, const net::Request& request,
                                         ::gbm::Scope needed);

// One more write of this program, if it does not write too often (behaviours.md SEC-07). Error: rate_limited.
base::Result<void> check_pace(const api::Context& context, const net::Request& request,
                              const app::ApiCaller& caller);

// JSON with the media type GBM programs look for.
net::Response gbm_response(int status, std::string body);
// google.rpc.Status; 401 with the challenge that makes Java ask for a new token, 503 with Retry-After.
net::Response gbm_error(const base::Error& error);

// Our addresses as programs may name them: the configured one and the one of this request.
std::vector<std::string> own_origins(const api::Context& context, const net::Request& request);

}  // namespace api::gbm
