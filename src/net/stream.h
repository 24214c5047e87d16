// One accepted, non-blocking connection, plain or TLS. Never blocks and keeps no buffer of its own: whoever
// owns it waits for readiness and then reads into the buffer of its thread. That is what makes an idle
// connection small.
#pragma once
#include <sys/uio.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <cstdint>
#include <span>

#include "net/tls.h"

namespace net {

using Descriptor = boost::asio::posix::basic_stream_descriptor<boost::asio::io_context::executor_type>;

struct Transfer {
    enum class Outcome : std::uint8_t { moved, wants_read, wants_write, ended };
    Outcome outcome = Outcome::ended;
    std::size_t bytes = 0;
};

class Stream {
 public:
    // `scratch` gathers small pieces into one TLS record; shared by the connections of a thread.
    Stream(boost::asio::io_context& io, int descriptor, SslPointer ssl, std::span<char> scratch);

    Transfer read(std::span<char> buffer);
    // After wants_*, the next write must begin with the same bytes.
    Transfer write(std::span<const iovec> pieces);
    bool has_buffered_input() const;  // decrypted bytes that no readiness will announce
    bool is_secure() const { return ssl_ != nullptr; }
    void shut_down_output();
    void
    discard_output();  // the next close() resets: what a reader does not take must not stay in the kernel
    void close();
    Descriptor& descriptor() { return descriptor_; }

 private:
    Transfer write_record(std::span<const iovec> pieces);
    Transfer outcome_of(int ssl_result);

    Descriptor descriptor_;
    SslPointer ssl_;
    std::span<char> scratch_;
    bool has_failed_ = false;  // after a fatal TLS error no SSL_shutdown may follow
};

}  // namespace net
