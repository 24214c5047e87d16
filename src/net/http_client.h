// What leaves the machine (webhooks, push, mail): one `out` thread around libcurl's multi interface.
// Redirects are not followed; addresses are checked after name resolution, so a name cannot smuggle in a
// private one.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "net/http.h"

namespace net {

// Makes a request a mail: `url` is the operator's own server (smtp or smtps), which may stand anywhere, and
// `body` the whole message (mail_message.h).
struct OutgoingMail {
    std::string from;  // addresses that were checked
    std::string to;
    std::string username;  // empty: without signing in
    std::string password;
    bool requires_tls = true;  // of smtp: STARTTLS or nothing; else only when it is offered
};

struct OutgoingRequest {
    std::string method = "POST";
    std::string url;  // http or https
    std::vector<Header> headers;
    std::string body;
    std::chrono::milliseconds timeout{10'000};  // for everything: name, connect, TLS, answer
    std::optional<OutgoingMail> mail = {};
};

struct OutgoingResponse {
    int status = 0;                       // of a mail: the server's last reply, 250 when it has taken it
    std::string body;                     // the first 64 KiB
    std::chrono::seconds retry_after{0};  // of a Retry-After header; 0: none
};

struct OutgoingLimits {
    std::size_t in_flight_max = 512;  // further requests wait in the queue
    std::size_t per_host_max = 16;
    std::size_t queue_max = 10'000;  // beyond: error outgoing_queue_full at once
    // Hosts or CIDR blocks, as in the config, that may be reached although they are private, loopback or
    // link-local. "127.0.0.1:9000" allows one port of one host.
    std::vector<std::string> allowed_private;
};

class HttpClient {
 public:
    using Done = std::move_only_function<void(base::Result<OutgoingResponse>)>;

    explicit HttpClient(OutgoingLimits limits);
    ~HttpClient();  // aborts what is in flight: each Done gets outgoing_stopped

    // From any thread; `done` is called on the `out` thread, except when the request is turned down at once
    // (queue full, stopping): then inside send. Errors: url_malformed, address_refused (private, not
    // allowed), outgoing_timeout, outgoing_failed (connect, TLS, broken answer), outgoing_queue_full,
    // outgoing_stopped; of a mail also smtp_login_denied.
    void send(OutgoingRequest request, Done done);

    std::size_t in_flight() const;

 private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace net
