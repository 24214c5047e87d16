// libFuzzer target: bytes as a connection would get them, through the request parser (with body decoding),
// the forwarded headers and the WebSocket frame reader. The first byte says in what pieces they arrive.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "base/text.h"
#include "net/http_parse.h"
#include "net/trusted_proxies.h"
#include "net/websocket_frames.h"

namespace {

constexpr net::ParseLimits kLimits{2048, 20, 4096};
constexpr std::size_t kMessageBytesMax = 1000;

// The first request, or nothing when it is refused or incomplete.
std::optional<net::Request> parse(std::string_view bytes, std::size_t piece) {
    net::RequestParser parser(kLimits);
    std::string waiting;
    while (!bytes.empty() && !parser.is_done() && parser.refusal() == nullptr) {
        waiting += bytes.substr(0, piece);
        bytes.remove_prefix(std::min(piece, bytes.size()));
        const auto used = parser.feed(waiting);
        CHECK(used <= waiting.size());
        waiting.erase(0, used);
    }
    if (parser.refusal() != nullptr || !parser.is_done()) return std::nullopt;
    return parser.take_request();
}

void check_request(net::Request& request) {
    CHECK(!request.method.empty() && request.path.starts_with('/'));
    CHECK(request.headers.size() <= kLimits.headers_max && request.body.size() <= kLimits.body_bytes_max);
    for (const auto& [name, value] : request.headers)
        CHECK(!name.empty() &&
              (name + value).find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    static_cast<void>(request.find_cookie("session"));
    static_cast<void>(request.wants_websocket());
    const auto peer = *net::parse_address("127.0.0.1");
    request.client_address = "127.0.0.1";
    net::apply_forwarded_headers(request, peer, {*net::parse_address_block("127.0.0.0/8")});
    CHECK(net::parse_address(request.client_address).has_value());
}

void read_frames(std::string_view bytes, std::size_t piece) {
    net::FrameReader reader(kMessageBytesMax);
    while (!bytes.empty()) {
        auto part = bytes.substr(0, piece);
        bytes.remove_prefix(part.size());
        for (auto event = reader.next(part); event.kind != net::FrameEvent::Kind::none;
             event = reader.next(part)) {
            CHECK(event.payload.size() <= kMessageBytesMax);
            if (event.kind == net::FrameEvent::Kind::text) CHECK(base::is_utf8(event.payload));
            if (event.kind == net::FrameEvent::Kind::failed || event.kind == net::FrameEvent::Kind::close)
                return;
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::size_t piece = data[0] == 0 ? size : data[0];
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    auto whole = parse(bytes, bytes.size());
    auto pieces = parse(bytes, piece);
    if (whole) check_request(*whole);
    if (pieces) check_request(*pieces);
    // What both accept they must understand in the same way, or a slow sender could smuggle.
    if (whole && pieces) {
        CHECK(whole->method == pieces->method && whole->path == pieces->path &&
              whole->query == pieces->query);
        CHECK(whole->body == pieces->body && whole->headers.size() == pieces->headers.size());
    }
    read_frames(bytes, piece);
    return 0;
}
