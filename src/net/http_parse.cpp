#include "net/http_parse.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <string>

#include "base/check.h"
#include "base/text.h"
#include "net/gunzip.h"
#include "net/trusted_proxies.h"

namespace net {
namespace {

namespace http = boost::beast::http;
using boost::beast::string_view;
using boost::system::error_code;

// The least that still has to come while a chunked body is not done: "0", CRLF, CRLF. With fewer bytes
// Beast 1.81 (basic_parser::parse_chunk_header) can trip over its own assertion, which would end the program.
constexpr std::size_t kChunkedRestMin = 5;

// A chunk's size line and the trailers; nobody honest comes near it.
constexpr std::size_t kChunkLineBytesMax = 8 * 1024;

constexpr Refusal kMalformed{400, "request_malformed", "the request is not valid HTTP/1.1"};
constexpr Refusal kBodyMalformed{400, "body_malformed", "the body is not encoded as its headers say"};
constexpr Refusal kBodyTooLarge{413, "body_too_large", "the body is too large"};
constexpr Refusal kHeadTooLarge{431, "head_too_large", "the request line and headers are too large"};
constexpr Refusal kHostMalformed{400, "host_malformed", "exactly one valid Host header is needed"};
constexpr Refusal kTransferEncoding{501, "transfer_encoding_unsupported", "only chunked is supported"};
constexpr Refusal kContentEncoding{415, "content_encoding_unsupported", "only gzip is supported"};
constexpr Refusal kExpectation{417, "expectation_failed", "only 100-continue is supported"};
constexpr Refusal kVersion{505, "http_version_unsupported", "only HTTP/1.0 and HTTP/1.1 are supported"};

Refusal refusal_of(const error_code& error, bool has_head) {
    if (error == http::error::bad_version) return kVersion;
    if (error == http::error::body_limit) return kBodyTooLarge;
    if (error == http::error::header_limit) return kHeadTooLarge;
    return has_head ? kBodyMalformed : kMalformed;
}

bool is_token_character(char c) {
    constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kOthers.find(c) != kOthers.npos;
}

// Obsolete line folding is legal for a parser to unfold, but proxies disagree on it.
bool has_folded_line(std::string_view head) {
    for (auto at = head.find('\n'); at + 1 < head.size(); at = head.find('\n', at + 1))
        if (head[at + 1] == ' ' || head[at + 1] == '\t') return true;
    return false;
}

}  // namespace

// Beast drives the syntax; this writes what it finds straight into a Request, without Beast's containers.
class RequestParser::Machine final : public http::basic_parser<true> {
 public:
    Machine(Request& request, const ParseLimits& limits)
        : request_(request), limits_(limits), headers_max_(limits.headers_max) {
        header_limit(static_cast<std::uint32_t>(limits.head_bytes_max));
        body_limit(limits.body_bytes_max);
        eager(true);
    }
    bool is_http_1_0() const { return version_ == 10; }
    bool has_large_body() const { return has_large_body_; }

 private:
    void on_request_impl(http::verb, string_view method, string_view target, int version,
                         error_code&) override {
        version_ = version;
        request_.method.assign(method.data(), method.size());
        request_.path.assign(target.data(), target.size());
        request_.headers.reserve(16);
        // Before the length is known: Beast compares it at the end of the head.
        const std::string_view path = std::string_view(request_.path).substr(0, request_.path.find('?'));
        has_large_body_ =
            limits_.takes_large_body != nullptr && limits_.takes_large_body(request_.method, path);
        if (has_large_body_) body_limit(limits_.large_body_bytes_max);
    }
    void on_response_impl(int, string_view, int, error_code&) override { CHECK(false); }
    void on_field_impl(http::field, string_view name, string_view value, error_code& error) override {
        if (is_header_done_) return;  // trailers are dropped: they must not pass for headers
        if (request_.headers.size() == headers_max_)
            error = http::error::header_limit;
        else
            request_.headers.push_back({std::string(name), std::string(value)});
    }
    void on_header_impl(error_code&) override { is_header_done_ = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
        // Believed only up to a page or two: the length is a claim, memory is real.
        if (length)
            request_.body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(*length, 16 * 1024)));
    }
    std::size_t on_body_impl(string_view piece, error_code&) override {
        request_.body.append(piece.data(), piece.size());
        return piece.size();
    }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, string_view piece, error_code&) override {
        request_.body.append(piece.data(), piece.size());
        return piece.size();
    }
    void on_finish_impl(error_code&) override {}

    Request& request_;
    const ParseLimits& limits_;
    const std::size_t headers_max_;
    bool has_large_body_ = false;
    bool is_header_done_ = false;
    int version_ = 11;
};

RequestParser::RequestParser(const ParseLimits& limits) : limits_(limits) {}
RequestParser::~RequestParser() = default;

void RequestParser::restart() {
    machine_.reset();
    request_ = Request{};
    refusal_.reset();
    searched_ = 0;
    has_head_ = is_done_ = has_large_body_ = expects_continue_ = keeps_alive_ = is_http_1_0_ = is_gzip_ =
        false;
}

std::size_t RequestParser::feed(std::string_view bytes) {
    std::size_t used = 0;
    if (!has_head_ && !refusal_) used = feed_head(bytes);
    if (has_head_ && !is_done_ && !refusal_) used += feed_body(bytes.substr(used));
    return used;
}

// The head is parsed in one go once it is complete; until then only its end is searched for.
std::size_t RequestParser::feed_head(std::string_view bytes) {
    std::size_t blank = 0;  // RFC 9112 §2.2: some clients send an empty line after a body
    if (searched_ == 0 && bytes.starts_with("\r\n")) blank = 2;
    const auto head_start = bytes.substr(blank);
    if (head_start.empty() || (blank == 0 && bytes == "\r")) return blank;
    if (!is_token_character(head_start.front())) {  // such as a TLS hello: say so now, not after the timeout
        refuse(kMalformed);
        return blank;
    }
    const auto end = head_start.find("\r\n\r\n", searched_);
    const auto head_size = end == head_start.npos ? head_start.size() : end + 4;
    if (head_size > limits_.head_bytes_max) {
        refuse(kHeadTooLarge);
        return blank;
    }
    if (end == head_start.npos) {
        searched_ = head_start.size() < 3 ? 0 : head_start.size() - 3;
        return blank;
    }
    const auto head = head_start.substr(0, head_size);
    machine_ = std::make_unique<Machine>(request_, limits_);
    error_code error;
    const auto used = machine_->put({head.data(), head.size()}, error);
    if (error && error != http::error::need_more) {
        refuse(refusal_of(error, false));
        return blank;
    }
    if (!machine_->is_header_done() || used != head.size() || has_folded_line(head)) {
        refuse(kMalformed);
        return blank;
    }
    check_head();
    return blank + used;
}

void RequestParser::check_head() {
    has_head_ = true;
    has_large_body_ = machine_->has_large_body();
    is_http_1_0_ = machine_->is_http_1_0();
    keeps_alive_ = machine_->keep_alive();
    is_done_ = machine_->is_done();
    for (const auto& [name, value] : request_.headers) {
        if (base::equal_ignoring_case(name, "transfer-encoding")) {
            if (is_http_1_0_) return refuse(kMalformed);  // not defined there, so proxies differ
            if (!base::equal_ignoring_case(value, "chunked")) return refuse(kTransferEncoding);
        } else if (base::equal_ignoring_case(name, "content-encoding")) {
            if (base::equal_ignoring_case(value, "identity")) continue;
            if (is_gzip_ || !base::equal_ignoring_case(value, "gzip")) return refuse(kContentEncoding);
            is_gzip_ = true;
        } else if (base::equal_ignoring_case(name, "expect")) {
            if (!base::equal_ignoring_case(value, "100-continue")) return refuse(kExpectation);
            expects_continue_ = !is_http_1_0_ && !is_done_;
        }
    }
    if (!check_host()) return refuse(kHostMalformed);
    if (!check_target()) return refuse(kMalformed);
}

bool RequestParser::check_host() {
    std::size_t hosts = 0;
    for (const auto& header : request_.headers) {
        if (!base::equal_ignoring_case(header.name, "host")) continue;
        ++hosts;
        request_.host = header.value;
    }
    if (hosts == 0) return is_http_1_0_;
    return hosts == 1 && is_host_well_formed(request_.host);
}

// request_.path holds the whole target until here. Absolute form ("http://host/path") is for proxies, but
// legal.
bool RequestParser::check_target() {
    std::string& target = request_.path;
    if (std::ranges::any_of(target, [](char c) { return c <= 0x20 || c >= 0x7f || c == '#'; })) return false;
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        const auto slash = target.find('/', scheme.size());
        request_.host = target.substr(scheme.size(), slash - scheme.size());
        if (!is_host_well_formed(request_.host)) return false;
        target = slash == target.npos ? "/" : target.substr(slash);
        break;
    }
    if (!target.starts_with('/')) return false;
    if (const auto question = target.find('?'); question != target.npos) {
        request_.query = target.substr(question + 1);
        target.resize(question);
    }
    return true;
}

std::size_t RequestParser::feed_body(std::string_view bytes) {
    if (bytes.size() < (machine_->chunked() ? kChunkedRestMin : 1)) return 0;
    error_code error;
    const auto used = machine_->put({bytes.data(), bytes.size()}, error);
    is_done_ = machine_->is_done();
    if (error && error != http::error::need_more) {
        refuse(refusal_of(error, true));
    } else if (!is_done_ && bytes.size() - used > kChunkLineBytesMax) {
        refuse(kBodyMalformed);
    }
    return used;
}

std::optional<Request> RequestParser::take_request() {
    CHECK(is_done_ && !refusal_);
    if (is_gzip_ && !request_.body.empty()) {
        auto inflated = gunzip(request_.body, limits_.body_bytes_max);
        if (!inflated) {
            refuse(inflated.error().kind == base::ErrorKind::too_large ? kBodyTooLarge : kBodyMalformed);
            return std::nullopt;
        }
        request_.body = std::move(*inflated);
    }
    return std::move(request_);
}

}  // namespace net
