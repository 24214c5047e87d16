#include "bench/websocket.h"

#include <sys/socket.h>

#include <cstdint>

#include "bench/wire.h"

namespace bench {

void send_upgrade(int socket, std::string_view path, std::string_view cookie) {
    std::string request = "GET ";
    request += path;
    request +=
        " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nCookie: ";
    request += cookie;
    request += "\r\n\r\n";
    write_all(socket, request);
}

std::string await_upgrade(int socket) {
    std::string in;
    std::size_t end = std::string::npos;
    while ((end = in.find("\r\n\r\n")) == std::string::npos) {
        char bytes[2048];
        const ssize_t n = ::recv(socket, bytes, sizeof bytes, 0);
        if (n <= 0) give_up("the server closed a connection instead of upgrading it");
        in.append(bytes, static_cast<std::size_t>(n));
    }
    if (!in.starts_with("HTTP/1.1 101")) give_up("no upgrade: " + in.substr(0, 400));
    return in.substr(end + 4);
}

std::optional<std::string> take_frame(std::string& bytes) {
    const auto at = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
    if (bytes.size() < 2) return std::nullopt;
    std::size_t head = 2;
    std::size_t length = at(1) & 0x7FU;
    if (length >= 126) {
        const std::size_t extra = length == 126 ? 2 : 8;
        if (bytes.size() < 2 + extra) return std::nullopt;
        length = 0;
        for (std::size_t i = 0; i < extra; i++)
            length = (length << 8U) | at(2 + i);
        head += extra;
    }
    if (bytes.size() < head + length) return std::nullopt;
    const bool is_text = (at(0) & 0x0FU) == 1;
    std::string payload = is_text ? bytes.substr(head, length) : std::string();
    bytes.erase(0, head + length);
    return payload;
}

}  // namespace bench
