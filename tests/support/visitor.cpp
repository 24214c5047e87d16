#include "support/visitor.h"

#include <fmt/format.h>

namespace support {

base::json::value Answer::json() const {
    return base::parse_json(body).value_or(nullptr);
}

std::string Answer::code() const {
    const auto value = json();
    const auto* error = value.is_object() ? value.get_object().if_contains("error") : nullptr;
    if (error == nullptr) return {};
    if (error->is_string()) return std::string(error->get_string());
    const auto& object = error->as_object();
    if (const auto* code = object.if_contains("code"); code != nullptr && code->is_string()) {
        return std::string(code->get_string());
    }
    const auto* details = object.if_contains("details");
    return details == nullptr ? "" : std::string(details->at(0).at("reason").as_string());
}

std::string Visitor::cookie_header() const {
    std::string out;
    for (const auto& [name, value] : cookies)
        out += (out.empty() ? "" : "; ") + name + "=" + value;
    return out;
}

std::string Visitor::head_of(const std::string& method, const std::string& target, const std::string& body,
                             const std::vector<net::Header>& headers) const {
    std::map<std::string, std::string> lines{{"Host", fmt::format("127.0.0.1:{}", port_)},
                                             {"Cookie", cookie_header()},
                                             {"X-CSRF-Token", csrf_token},
                                             {"Authorization", bearer.empty() ? "" : "Bearer " + bearer}};
    if (method != "GET" && method != "HEAD") lines["Content-Length"] = std::to_string(body.size());
    for (const auto& header : headers)
        lines[header.name] = header.value;
    std::string out = fmt::format("{} {} HTTP/1.1\r\n", method, target);
    for (const auto& [name, value] : lines) {
        if (!value.empty()) out += fmt::format("{}: {}\r\n", name, value);
    }
    return out + "\r\n";
}

Answer Visitor::ask(const std::string& method, const std::string& target, const std::string& body,
                    const std::vector<net::Header>& headers) {
    if (!client_) client_ = std::make_unique<net::TestClient>(port_);
    client_->send(head_of(method, target, body, headers) + body);
    Answer answer{client_->take_reply(method == "HEAD" ? net::TestClient::Body::none
                                                       : net::TestClient::Body::as_announced)};
    if (answer.status == 0 || answer.header("connection") == "close") client_.reset();
    keep_cookies(answer);
    return answer;
}

void Visitor::keep_cookies(const Answer& answer) {
    constexpr std::string_view kName = "set-cookie:";
    for (const auto line : base::split(answer.head, '\n')) {
        if (!base::equal_ignoring_case(line.substr(0, kName.size()), kName)) continue;
        const auto value = base::trim(line.substr(kName.size()));
        const auto pair = value.substr(0, value.find(';'));
        const auto equals = pair.find('=');
        const std::string name(pair.substr(0, equals));
        cookies[name] = pair.substr(equals + 1);
        if (value.find("Max-Age=0;") != value.npos) cookies.erase(name);
    }
}

LiveSocket::LiveSocket(const Visitor& visitor, const std::string& target,
                       const std::vector<net::Header>& headers)
    : client_(visitor.port()) {
    std::string head = fmt::format(
        "GET {} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
        target, visitor.port());
    if (!visitor.cookies.empty()) head += "Cookie: " + visitor.cookie_header() + "\r\n";
    for (const auto& header : headers)
        head += header.name + ": " + header.value + "\r\n";
    client_.send(head + "\r\n");
    static_cast<net::Reply&>(reply_) = client_.take_reply(net::TestClient::Body::none);
    if (reply_.status == 101) return;
    reply_.body = client_.take(static_cast<std::size_t>(std::atol(reply_.header("content-length").c_str())));
    close_code_ = 1006;
}

void LiveSocket::send_frame(std::uint8_t opcode, std::string_view payload) {
    std::string frame{static_cast<char>(0x80 | opcode), static_cast<char>(0x80 | payload.size())};
    client_.send(frame + std::string(4, '\0') + std::string(payload));  // masked with zeros; up to 125 bytes
}

void LiveSocket::say(const std::string& text) {
    send_frame(1, text);
}

std::optional<std::string> LiveSocket::next_text() {
    while (close_code_ == 0) {
        const std::string head = client_.take(2);
        if (head.size() < 2) {
            close_code_ = 1006;
            break;
        }
        std::size_t size = static_cast<std::uint8_t>(head[1]);
        if (size >= 126) {
            const std::string wide = client_.take(size == 126 ? 2 : 8);
            size = 0;
            for (const char c : wide)
                size = size << 8 | static_cast<std::uint8_t>(c);
        }
        std::string payload = client_.take(size);
        const int opcode = head[0] & 0x0f;
        if (opcode == 1) return payload;
        if (opcode == 9) send_frame(10, payload);
        if (opcode != 8) continue;
        close_code_ = payload.size() < 2 ? 1005
                                         : static_cast<std::uint8_t>(payload[0]) << 8 |
                                               static_cast<std::uint8_t>(payload[1]);
        send_frame(8, payload.substr(0, 2));
    }
    return std::nullopt;
}

base::json::value LiveSocket::next() {
    const auto text = next_text();
    return text ? base::parse_json(*text).value_or(nullptr) : base::json::value(nullptr);
}

base::json::value LiveSocket::wait_for(std::string_view type, std::vector<base::json::value>* passed) {
    for (;;) {
        auto frame = next();
        if (!frame.is_object() ||
            frame.at("type").as_string() == boost::json::string_view(type.data(), type.size())) {
            return frame;
        }
        if (passed != nullptr) passed->push_back(std::move(frame));
    }
}

}  // namespace support
