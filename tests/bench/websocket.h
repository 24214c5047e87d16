// The little of RFC 6455 that a client on loopback needs: the handshake, and text frames from the server.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace bench {

void send_upgrade(int socket, std::string_view path, std::string_view cookie);
// Waits for the 101. What came behind it is returned. Anything else ends the program.
std::string await_upgrade(int socket);

// Takes one frame from the front of `bytes`; nullopt when it is not complete. Only the payload of text frames
// is given, others come back empty.
std::optional<std::string> take_frame(std::string& bytes);

}  // namespace bench
