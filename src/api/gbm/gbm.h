// The Google Business Messages face: token endpoints and the conversation methods, for programs with a
// service account key. Every function checks the bearer token itself and answers errors in Google's form.
#pragma once
#include <string>

#include "api/call.h"
#include "app/pace.h"

namespace net {
class HttpClient;
}

namespace api::gbm {

struct Context {
    std::string install_secret;   // signs access tokens; stays the same across restarts
    app::Pace writes;             // of each key (behaviours.md SEC-07)
    net::HttpClient& http;        // asks new webhooks for their handshake
    std::string own_origin = {};  // "http://127.0.0.1:8080", when no public_url is configured
    bool wants_handshake = true;  // config.h, as the next
    bool verifies_itself = true;
};

// POST /token, POST /oauth2/v4/token
void create_token(api::Context& context, Call call);
// POST /v1/conversations/{conversation}/messages?forceFallback=
void create_message(api::Context& context, Call call);
// POST /v1/conversations/{conversation}/events?eventId=
void create_event(api::Context& context, Call call);
// POST /v1/conversations/{conversation}/surveys?surveyId=
void create_survey(api::Context& context, Call call);
// PATCH /v1/conversations/{conversation}/messages/{message}/receipt
void update_receipt(api::Context& context, Call call);

// For paths under /v1/ that no route knows: 404 in Google's form.
net::Response unknown_path();

}  // namespace api::gbm
