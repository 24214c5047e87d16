// The listening socket of one io thread.
#pragma once
#include "net/io_loop.h"
#include "net/stream.h"

namespace net {

// A bound, listening, non-blocking descriptor, shared by port with the other threads (SO_REUSEPORT).
// Errors: address_malformed, address_in_use.
base::Result<int> open_listener(const std::string& address, std::uint16_t port);
std::uint16_t port_of(int descriptor);

class Acceptor {
 public:
    Acceptor(IoLoop& loop, int descriptor);  // owns the descriptor
    void start();
    void close();

 private:
    void wait();
    void accept_some();
    void admit(int descriptor, const IpAddress& peer);

    IoLoop& loop_;
    Descriptor listener_;
    boost::asio::basic_waitable_timer<std::chrono::steady_clock> pause_;
};

}  // namespace net
