// The listening socket of one io thread.
#pragma once
#include "net/io_loop.h"
#include "net/stream.h"

namespace net {

// A bound, listening, non-blocking descriptor, shared by port with the other threads (SO_REUSEPORT).
// Errors: address_malformed, address_in_use.
base::Result<int> open_listener(const std::string& address, std::uint16_t port);
// Whether nobody listens there. SO_REUSEPORT alone would let a second server of the same user in unnoticed,
// and the kernel would give each of them some of the connections. Errors as above.
base::Result<void> check_port_is_free(const std::string& address, std::uint16_t port);
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
