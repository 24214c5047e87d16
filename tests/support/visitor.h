// Somebody in front of the server: a browser or program that keeps cookies and its CSRF token. And a live
// socket.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "net/test_client.h"

namespace support {

struct Answer : net::Reply {
    base::json::value json() const;  // null when the body is no JSON
    std::string code() const;  // of {"error":{"code"}}; GBM's and OAuth's forms too; empty when there is none
};

class Visitor {
 public:
    explicit Visitor(std::uint16_t port) : port_(port) {}

    // Cookies and the CSRF token are added; a header given here goes in place of them, an empty value leaves
    // it out.
    Answer ask(const std::string& method, const std::string& target, const std::string& body = {},
               const std::vector<net::Header>& headers = {});
    Answer get(const std::string& target) { return ask("GET", target); }
    Answer post(const std::string& target, const std::string& body) { return ask("POST", target, body); }

    std::string cookie_header() const;
    std::uint16_t port() const { return port_; }

    std::map<std::string, std::string> cookies;
    std::string csrf_token;
    std::string bearer;

 private:
    std::string head_of(const std::string& method, const std::string& target, const std::string& body,
                        const std::vector<net::Header>& headers) const;
    void keep_cookies(const Answer& answer);

    std::uint16_t port_;
    std::unique_ptr<net::TestClient> client_;
};

// A WebSocket of that visitor. Everything waits for at most ten seconds.
class LiveSocket {
 public:
    LiveSocket(const Visitor& visitor, const std::string& target,
               const std::vector<net::Header>& headers = {});

    int status() const { return reply_.status; }  // 101 when it is open
    const Answer& reply() const { return reply_; }
    std::optional<std::string> next_text();  // nullopt: closed, see close_code()
    base::json::value next();                // the next text as JSON; null when closed
    // The next frame of that "type", and what came before it into `passed`.
    base::json::value wait_for(std::string_view type, std::vector<base::json::value>* passed = nullptr);
    int close_code() const { return close_code_; }  // 0: open; 1006: ended without a close frame
    void say(const std::string& text);

 private:
    void send_frame(std::uint8_t opcode, std::string_view payload);
    net::TestClient client_;
    Answer reply_;
    int close_code_ = 0;
};

}  // namespace support
