// Bytes -> Request. Pure: no socket, no clock; fed by the connection, by tests and by the fuzzer. Stricter
// than the grammar where two parsers could disagree (RFC 9112 §11.2, request smuggling).
#pragma once
#include <memory>
#include <optional>
#include <string_view>

#include "net/http.h"

namespace net {

// Whether a request may have a large body, by method and path (without the query).
using TakesLargeBody = bool (*)(std::string_view method, std::string_view path);

struct ParseLimits {
    std::size_t head_bytes_max = 16 * 1024;
    std::size_t headers_max = 100;
    std::size_t body_bytes_max = 1024 * 1024;
    std::size_t large_body_bytes_max = 0;
    TakesLargeBody takes_large_body = nullptr;  // nullptr: no request may
};

// Why a request is answered by net/ itself. The texts are literals.
struct Refusal {
    int status = 0;
    std::string_view code;
    std::string_view message;
};

class RequestParser {
 public:
    explicit RequestParser(const ParseLimits& limits);
    ~RequestParser();

    void restart();  // for the next request of the connection
    // Takes bytes and says how many it used. The rest must come again, first, with more behind it. Uses
    // nothing behind the end of the request, and nothing after an error.
    std::size_t feed(std::string_view bytes);

    const Refusal* refusal() const { return refusal_ ? &*refusal_ : nullptr; }
    bool has_head() const { return has_head_; }
    bool is_done() const { return is_done_; }
    bool has_large_body() const { return has_large_body_; }  // may have one; with has_head()
    bool expects_continue() const { return expects_continue_; }
    bool keeps_alive() const { return keeps_alive_; }
    bool is_http_1_0() const { return is_http_1_0_; }

    // Only when is_done(). Un-gzips the body, which may still refuse.
    std::optional<Request> take_request();

 private:
    class Machine;  // on Beast's parser

    std::size_t feed_head(std::string_view bytes);
    std::size_t feed_body(std::string_view bytes);
    void check_head();
    bool check_target();
    bool check_host();
    void refuse(const Refusal& refusal) { refusal_ = refusal; }

    const ParseLimits limits_;
    std::unique_ptr<Machine> machine_;
    Request request_;
    std::optional<Refusal> refusal_;
    std::size_t searched_ = 0;  // so many bytes are known not to hold the end of the head
    bool has_head_ = false;
    bool is_done_ = false;
    bool has_large_body_ = false;
    bool expects_continue_ = false;
    bool keeps_alive_ = false;
    bool is_http_1_0_ = false;
    bool is_gzip_ = false;
};

}  // namespace net
