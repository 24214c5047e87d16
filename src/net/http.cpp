#include "net/http.h"

#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "net/http_write.h"

namespace net {
namespace {

bool has_token(const std::string* list, std::string_view token) {
    if (list == nullptr) return false;
    for (const auto part : base::split(*list, ','))
        if (base::equal_ignoring_case(base::trim(part), token)) return true;
    return false;
}

}  // namespace

const std::string* Request::find_header(std::string_view name) const {
    for (const auto& header : headers)
        if (header.name.size() == name.size() && base::equal_ignoring_case(header.name, name))
            return &header.value;
    return nullptr;
}

std::optional<std::string> Request::find_cookie(std::string_view name) const {
    for (const auto& header : headers) {
        if (!base::equal_ignoring_case(header.name, "cookie")) continue;
        for (const auto pair : base::split(header.value, ';')) {
            const auto trimmed = base::trim(pair);
            const auto equals = trimmed.find('=');
            if (equals != trimmed.npos && trimmed.substr(0, equals) == name)
                return std::string(trimmed.substr(equals + 1));
        }
    }
    return std::nullopt;
}

bool Request::wants_websocket() const {
    if (method != "GET" || !has_token(find_header("upgrade"), "websocket")) return false;
    if (!has_token(find_header("connection"), "upgrade")) return false;
    const auto* version = find_header("sec-websocket-version");
    const auto* key = find_header("sec-websocket-key");
    return version != nullptr && *version == "13" && key != nullptr && key->size() == 24 &&
           key->ends_with("==");
}

Responder::~Responder() {
    if (exchange_) exchange_->respond(error_response(500, "internal", "the request was not answered"));
}

void Responder::operator()(Response response) {
    CHECK(exchange_ != nullptr);
    std::exchange(exchange_, nullptr)->respond(std::move(response));
}

void Responder::accept_websocket(std::unique_ptr<SocketListener> listener) {
    CHECK(exchange_ != nullptr);
    std::exchange(exchange_, nullptr)->accept_websocket(std::move(listener));
}

}  // namespace net
