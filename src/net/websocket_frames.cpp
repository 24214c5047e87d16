#include "net/websocket_frames.h"

#include <openssl/evp.h>

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/crypto.h"
#include "base/text.h"

namespace net {
namespace {

constexpr std::uint8_t kContinuation = 0, kText = 1, kBinary = 2, kClose = 8, kPing = 9, kPong = 10;
constexpr std::uint8_t kFinal = 0x80, kReserved = 0x70, kMasked = 0x80;
constexpr std::size_t kControlBytesMax = 125;

FrameEvent failed(CloseCode code) {
    return {FrameEvent::Kind::failed, {}, std::to_underlying(code)};
}

bool is_close_code(std::uint16_t code) {
    if (code >= 3000 && code <= 4999) return true;
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
}

std::string control_frame(std::uint8_t opcode, std::string_view payload) {
    payload = payload.substr(0, kControlBytesMax);
    std::string frame;
    frame.push_back(static_cast<char>(kFinal | opcode));
    frame.push_back(static_cast<char>(payload.size()));
    frame += payload;
    return frame;
}

}  // namespace

FrameEvent FrameReader::next(std::string_view& bytes) {
    for (;;) {
        if (!has_head_) {
            if (!take_head(bytes)) return {};
            if (auto problem = check_head(); problem.kind != FrameEvent::Kind::none) return problem;
        }
        take_payload(bytes);
        if (left_ > 0) return {};
        has_head_ = false;
        if (auto event = finish_frame(); event.kind != FrameEvent::Kind::none) return event;
    }
}

bool FrameReader::take_head(std::string_view& bytes) {
    const auto needed = [&]() -> std::size_t {
        if (head_have_ < 2) return 2;
        const auto size = head_[1] & 0x7f;
        return 2U + (size == 126 ? 2U : size == 127 ? 8U : 0U) + ((head_[1] & kMasked) != 0 ? 4U : 0U);
    };
    while (head_have_ < needed()) {
        if (bytes.empty()) return false;
        const auto part = std::min(needed() - head_have_, bytes.size());
        std::copy_n(bytes.data(), part, reinterpret_cast<char*>(head_.data()) + head_have_);
        head_have_ = static_cast<std::uint8_t>(head_have_ + part);
        bytes.remove_prefix(part);
    }
    return true;
}

FrameEvent FrameReader::check_head() {
    const std::size_t size = head_have_;
    head_have_ = 0;
    has_head_ = true;
    if ((head_[0] & kReserved) != 0 || (head_[1] & kMasked) == 0) return failed(CloseCode::protocol_error);
    left_ = head_[1] & 0x7f;
    if (left_ > kControlBytesMax) {
        left_ = 0;
        for (std::size_t i = 2; i < size - 4; ++i)
            left_ = left_ << 8 | head_[i];
    }
    std::copy_n(reinterpret_cast<const char*>(head_.data()) + size - 4, 4, mask_.data());
    mask_at_ = 0;
    if (is_control()) {
        const bool is_known = opcode() == kClose || opcode() == kPing || opcode() == kPong;
        if (!is_known || (head_[0] & kFinal) == 0 || left_ > kControlBytesMax)
            return failed(CloseCode::protocol_error);
        return {};
    }
    if (opcode() == kBinary) return failed(CloseCode::unsupported);
    if (opcode() != (is_in_message_ ? kContinuation : kText)) return failed(CloseCode::protocol_error);
    if (left_ > message_bytes_max_ || message_.size() + left_ > message_bytes_max_)
        return failed(CloseCode::too_large);
    is_in_message_ = true;
    return {};
}

void FrameReader::take_payload(std::string_view& bytes) {
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
    auto& target = is_control() ? control_ : message_;
    const auto start = target.size();
    target.append(bytes.substr(0, part));
    for (std::size_t i = start; i < target.size(); ++i) {
        target[i] = static_cast<char>(target[i] ^ mask_[mask_at_]);
        mask_at_ = (mask_at_ + 1) & 3;
    }
    bytes.remove_prefix(part);
    left_ -= part;
}

FrameEvent FrameReader::finish_frame() {
    if (opcode() == kClose) return finish_close();
    if (opcode() == kPing) return {FrameEvent::Kind::ping, std::exchange(control_, {}), 0};
    if (opcode() == kPong) {
        control_ = std::string();
        return {FrameEvent::Kind::pong, {}, 0};
    }
    if ((head_[0] & kFinal) == 0) return {};
    is_in_message_ = false;
    auto message = std::exchange(message_, {});
    if (!base::is_utf8(message)) return failed(CloseCode::malformed);
    return {FrameEvent::Kind::text, std::move(message), 0};
}

FrameEvent FrameReader::finish_close() {
    const auto payload = std::exchange(control_, {});
    if (payload.empty()) return {FrameEvent::Kind::close, {}, std::to_underlying(CloseCode::normal)};
    if (payload.size() == 1) return failed(CloseCode::protocol_error);
    const auto code = static_cast<std::uint16_t>(static_cast<std::uint8_t>(payload[0]) << 8 |
                                                 static_cast<std::uint8_t>(payload[1]));
    if (!is_close_code(code)) return failed(CloseCode::protocol_error);
    if (!base::is_utf8(std::string_view(payload).substr(2))) return failed(CloseCode::malformed);
    return {FrameEvent::Kind::close, {}, code};
}

FrameHead text_head(std::size_t payload_bytes) {
    FrameHead head;
    const auto put = [&](std::uint64_t byte) { head.bytes[head.size++] = static_cast<char>(byte & 0xff); };
    put(kFinal | kText);
    if (payload_bytes <= kControlBytesMax) {
        put(payload_bytes);
        return head;
    }
    const bool is_long = payload_bytes > 0xffff;
    put(is_long ? 127 : 126);
    for (int shift = is_long ? 56 : 8; shift >= 0; shift -= 8)
        put(payload_bytes >> shift);
    return head;
}

std::string pong_frame(std::string_view payload) {
    return control_frame(kPong, payload);
}
std::string ping_frame() {
    return control_frame(kPing, {});
}

std::string close_frame(std::uint16_t code, std::string_view reason) {
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
    payload += reason.substr(0, kControlBytesMax - 2);
    return control_frame(kClose, payload);
}

std::string websocket_accept_key(std::string_view key) {
    const std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::string digest(20, '\0');
    unsigned size = 0;
    CHECK(EVP_Digest(text.data(), text.size(), reinterpret_cast<unsigned char*>(digest.data()), &size,
                     EVP_sha1(), nullptr) == 1);
    return base::base64_encode(digest);
}

}  // namespace net
