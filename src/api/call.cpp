#include "api/call.h"

#include <charconv>

#include "base/check.h"
#include "base/text.h"

namespace api {
namespace {

struct ErrorWords {
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(ErrorWords, (), (code, message))

struct ErrorBody {
    ErrorWords error;
};
BOOST_DESCRIBE_STRUCT(ErrorBody, (), (error))

}  // namespace

std::string origin_of(const Context& context, const net::Request& request) {
    return context.public_url.empty() ? request.scheme + "://" + request.host : context.public_url;
}

domain::LocationId path_location(const Call& call) {
    return base::parse_id<domain::LocationId>(call.path_values[0]).value_or(domain::LocationId{});
}

net::Response json_response(int status, std::string body) {
    return net::Response{status,
                         {{"Content-Type", "application/json; charset=utf-8"},
                          {"Cache-Control", "no-store"},
                          {"X-Content-Type-Options", "nosniff"}},
                         std::move(body),
                         {}};
}

int status_of(base::ErrorKind kind) {
    using base::ErrorKind;
    switch (kind) {
        case ErrorKind::invalid:
            return 400;
        case ErrorKind::unauthorized:
            return 401;
        case ErrorKind::forbidden:
            return 403;
        case ErrorKind::not_found:
            return 404;
        case ErrorKind::conflict:
            return 409;
        case ErrorKind::too_large:
            return 413;
        case ErrorKind::too_many:
            return 429;
        case ErrorKind::unavailable:
            return 503;
        case ErrorKind::internal:
            return 500;
    }
    CHECK(false);
}

void add_retry_after(net::Response& response, const base::Error& error) {
    const std::int64_t wait = error.kind == base::ErrorKind::unavailable ? 1 : error.retry_after_s;
    if (wait > 0) response.headers.push_back({"Retry-After", std::to_string(wait)});
}

net::Response error_response(const base::Error& error) {
    const bool is_ours = error.kind == base::ErrorKind::internal;  // details stay in the log
    ErrorBody body{{error.code, is_ours ? "something went wrong on our side" : error.message}};
    net::Response response = json_response(status_of(error.kind), base::encode(body));
    add_retry_after(response, error);
    return response;
}

base::Result<std::int64_t> query_number(const net::Request& request, std::string_view name,
                                        std::int64_t otherwise, std::int64_t least, std::int64_t most) {
    const auto text = base::find_form_value(request.query, name);
    if (!text) return otherwise;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size() || number < least || number > most) {
        return base::fail(base::ErrorKind::invalid, "query_malformed",
                          fmt::format("`{}` must be a number from {} to {}", name, least, most));
    }
    return number;
}

}  // namespace api
