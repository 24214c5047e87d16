#include <algorithm>

#include "api/consumer_tokens.h"
#include "api/gbm/gbm.h"
#include "api/routes.h"
#include "api/sessions.h"
#include "base/crypto.h"
#include "base/text.h"

namespace api {
namespace {

// The decoded {values} when `path` has the shape of `pattern`. A trailing slash is no difference (gbm-api.md
// §1.3).
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
    if (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    std::vector<std::string> values;
    for (;;) {
        const auto wanted = pattern.substr(0, pattern.find('/', 1));
        const auto given = path.substr(0, path.find('/', 1));
        if (wanted.starts_with("/{")) {
            // "/{agent}:requestLaunch": what stands behind the last colon is a verb (gbm-api.md §1.3).
            const auto verb = wanted.substr(wanted.find('}') + 1);
            if (!given.ends_with(verb)) return std::nullopt;
            auto value = base::percent_decode(
                given.substr(given.empty() ? 0 : 1, given.size() - verb.size() - (given.empty() ? 0 : 1)));
            if (!value || value->empty() || !base::is_utf8(*value)) return std::nullopt;
            values.push_back(std::move(*value));
        } else if (wanted != given) {
            return std::nullopt;
        }
        pattern.remove_prefix(wanted.size());
        path.remove_prefix(given.size());
        if (pattern.empty() || path.empty()) break;
    }
    if (!pattern.empty() || !path.empty()) return std::nullopt;
    return values;
}

// HEAD is GET without the body, which net/ leaves out. Java sends PATCH as POST with an override (gbm-api.md
// §1.4).
std::string_view effective_method(const net::Request& request) {
    if (request.method == "HEAD") return "GET";
    const std::string* override = request.find_header("X-HTTP-Method-Override");
    return request.method == "POST" && override != nullptr ? std::string_view(*override) : request.method;
}

bool is_read(std::string_view method) {
    return method == "GET" || method == "HEAD";
}

// Fills in the staff member of the session, or says why not.
base::Result<void> check_staff(Context& context, Call& call) {
    const auto token = call.request.find_cookie(kSessionCookie);
    const auto session = token ? context.sessions.find(*token, context.app.clock.now()) : std::nullopt;
    const auto directory = context.app.directory.get();
    const auto* record = session ? directory->find_staff(session->staff) : nullptr;
    if (record == nullptr) return base::fail(base::ErrorKind::unauthorized, "signed_out", "sign in first");
    if (!is_read(call.request.method)) {
        const std::string* csrf = call.request.find_header("X-CSRF-Token");
        if (csrf == nullptr || !base::equal_in_constant_time(*csrf, session->csrf_token)) {
            return base::fail(base::ErrorKind::forbidden, "csrf_token_wrong",
                              "the X-CSRF-Token header does not match this session");
        }
    }
    call.staff = record->staff;
    call.session_token_hash = session->token_hash;
    return {};
}

void read_consumer(Context& context, Call& call) {
    const auto token = call.request.find_cookie(kConsumerCookie);
    if (!token) return;
    // A forged or expired cookie is as good as none: the consumer gets a new one.
    if (const auto consumer = context.consumer_tokens.read(*token, context.app.clock.now()))
        call.consumer = *consumer;
}

void run(Context& context, const Route& route, Call call) {
    switch (route.permission) {
        case Permission::anyone:
            read_consumer(context, call);
            break;
        case Permission::program:
            break;
        case Permission::staff:
            if (auto checked = check_staff(context, call); !checked) {
                return call.respond(error_response(checked.error()));
            }
    }
    route.run(context, std::move(call));
}

base::Error unroutable(const net::Request& request) {
    const bool is_known = std::ranges::any_of(
        routes(), [&](const Route& route) { return match(route.path, request.path).has_value(); });
    if (is_known) return {base::ErrorKind::invalid, "method_not_allowed", "this address has other methods"};
    return {base::ErrorKind::not_found, "route_unknown", "there is nothing at this address"};
}

net::Response unroutable_response(const net::Request& request) {
    // A program written for GBM asks for a method that we do not have: it reads Google's errors.
    if (request.path.starts_with("/v1/")) return gbm::unknown_path();
    const base::Error error = unroutable(request);
    net::Response response = error_response(error);
    if (error.code == "method_not_allowed") response.status = 405;
    return response;
}

}  // namespace

void dispatch(Context& context, net::Request request, net::Responder respond) {
    const std::string_view method = effective_method(request);
    for (const Route& route : routes()) {
        if (route.method != method) continue;
        auto values = match(route.path, request.path);
        if (!values) continue;
        return run(context, route,
                   Call{std::move(request), std::move(*values), std::move(respond), {}, {}, {}});
    }
    respond(unroutable_response(request));
}

}  // namespace api
