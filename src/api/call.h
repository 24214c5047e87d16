// What an API function gets and answers with. One Context for the program, one Call per request.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/access.h"
#include "app/app.h"
#include "app/log_cursor.h"
#include "base/json.h"
#include "net/http.h"

namespace readers {
class Notify;
}

namespace api {

class Sessions;
class SignIn;
class Streams;
class ConsumerTokens;
class Operations;
class Pictures;
namespace pages {
class Assets;
class Catalogues;
}  // namespace pages
namespace gbm {
struct Context;
}

// References are owned by server/, which outlives every call.
struct Context {
    app::App& app;
    Sessions& sessions;
    SignIn& sign_in;
    Streams& streams;
    ConsumerTokens& consumer_tokens;
    Operations& operations;
    const pages::Assets& assets;
    const pages::Catalogues& catalogues;
    gbm::Context& gbm;
    readers::Notify& notify;
    Pictures& pictures;
    std::string
        public_url;  // "https://chat.example.org", no slash at the end; empty: taken from each request
};

// One request on its way to its API function; moved, answered once.
struct Call {
    net::Request request;
    std::vector<std::string> path_values;  // of the route's {names}, decoded, in order
    net::Responder respond;
    std::optional<domain::Staff> staff;          // set by the dispatcher for staff routes
    std::string session_token_hash;              // likewise
    std::optional<domain::ConsumerId> consumer;  // set when a valid consumer token came along
};

// {public_url or scheme://host of this request}, without a slash at the end.
std::string origin_of(const Context& context, const net::Request& request);

// The shop that the path names first. An id that is none is as unknown as any other.
domain::LocationId path_location(const Call& call);

net::Response json_response(int status, std::string body);
// Kind -> HTTP status stands here and nowhere else. The body is {"error":{"code","message"}}.
int status_of(base::ErrorKind kind);
net::Response error_response(const base::Error& error);
// When to come back, where that is known: the one place that says so.
void add_retry_after(net::Response& response, const base::Error& error);

template <class T>
void answer(net::Responder& respond, const base::Result<T>& result) {
    respond(result ? json_response(200, base::encode(*result)) : error_response(result.error()));
}

// Decodes the JSON body or answers 400; nullopt when it has answered.
template <class T>
std::optional<T> read_body(Call& call) {
    auto body = base::decode<T>(call.request.body.empty() ? "{}" : std::string_view(call.request.body));
    if (body) return std::move(*body);
    call.respond(error_response(body.error()));
    return std::nullopt;
}

// A number in the query string, or `otherwise` when absent. Errors: query_malformed.
base::Result<std::int64_t> query_number(const net::Request& request, std::string_view name,
                                        std::int64_t otherwise, std::int64_t least, std::int64_t most);

}  // namespace api
