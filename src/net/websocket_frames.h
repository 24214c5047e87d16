// RFC 6455 frames from and to bytes, for the server's side. Pure.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace net {

enum class CloseCode : std::uint16_t {
    normal = 1000,
    going_away = 1001,
    protocol_error = 1002,
    unsupported = 1003,  // binary
    malformed = 1007,    // not UTF-8
    too_large = 1009,
    resync = 4008,  // ours: come back with the last sequence number seen
};

struct FrameEvent {
    enum class Kind : std::uint8_t { none, text, ping, pong, close, failed };
    Kind kind = Kind::none;
    std::string payload;     // text, ping
    std::uint16_t code = 0;  // close: what to answer; failed: why
};

class FrameReader {
 public:
    explicit FrameReader(std::size_t message_bytes_max) : message_bytes_max_(message_bytes_max) {}
    // Takes bytes off the front until there is something to tell. none: all bytes are used, more are needed.
    FrameEvent next(std::string_view& bytes);

 private:
    bool take_head(std::string_view& bytes);
    FrameEvent check_head();
    void take_payload(std::string_view& bytes);
    FrameEvent finish_frame();
    FrameEvent finish_close();
    std::uint8_t opcode() const { return head_[0] & 0x0f; }
    bool is_control() const { return (head_[0] & 0x08) != 0; }

    const std::size_t message_bytes_max_;
    std::array<std::uint8_t, 14> head_{};
    std::uint8_t head_have_ = 0;
    bool has_head_ = false;
    bool is_in_message_ = false;  // between the first and the last fragment
    std::uint8_t mask_at_ = 0;
    std::array<char, 4> mask_{};
    std::uint64_t left_ = 0;  // of the payload
    std::string message_;
    std::string control_;
};

// The head of a final, unmasked frame: 2, 4 or 10 bytes.
struct FrameHead {
    std::array<char, 10> bytes{};
    std::uint8_t size = 0;
};
FrameHead text_head(std::size_t payload_bytes);
// Whole control frames. The reason is cut to the 123 bytes a frame can hold.
std::string pong_frame(std::string_view payload);
std::string ping_frame();
std::string close_frame(std::uint16_t code, std::string_view reason);

std::string websocket_accept_key(std::string_view key);  // RFC 6455 §4.2.2

}  // namespace net
