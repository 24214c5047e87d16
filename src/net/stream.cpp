#include "net/stream.h"

#include <openssl/err.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace net {
namespace {

Transfer failed_call(Transfer::Outcome when_busy) {
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return {when_busy, 0};
    return {Transfer::Outcome::ended, 0};
}

}  // namespace

Stream::Stream(boost::asio::io_context& io, int descriptor, SslPointer ssl, std::span<char> scratch)
    : descriptor_(io, descriptor), ssl_(std::move(ssl)), scratch_(scratch) {}

Transfer Stream::read(std::span<char> buffer) {
    if (ssl_) {
        ERR_clear_error();
        const int got = SSL_read(ssl_.get(), buffer.data(), static_cast<int>(buffer.size()));
        return outcome_of(got);
    }
    const auto got = ::recv(descriptor_.native_handle(), buffer.data(), buffer.size(), 0);
    if (got < 0) return failed_call(Transfer::Outcome::wants_read);
    if (got == 0) return {Transfer::Outcome::ended, 0};
    return {Transfer::Outcome::moved, static_cast<std::size_t>(got)};
}

Transfer Stream::write(std::span<const iovec> pieces) {
    if (ssl_) return write_record(pieces);
    if (pieces.size() == 1) {  // the common case, and cheaper in the kernel
        const auto sent =
            ::send(descriptor_.native_handle(), pieces[0].iov_base, pieces[0].iov_len, MSG_NOSIGNAL);
        if (sent < 0) return failed_call(Transfer::Outcome::wants_write);
        return {Transfer::Outcome::moved, static_cast<std::size_t>(sent)};
    }
    msghdr message{};
    message.msg_iov = const_cast<iovec*>(pieces.data());  // sendmsg does not write to it
    message.msg_iovlen = pieces.size();
    const auto sent = ::sendmsg(descriptor_.native_handle(), &message, MSG_NOSIGNAL);
    if (sent < 0) return failed_call(Transfer::Outcome::wants_write);
    return {Transfer::Outcome::moved, static_cast<std::size_t>(sent)};
}

Transfer Stream::write_record(std::span<const iovec> pieces) {
    std::size_t size = 0;
    for (const auto& piece : pieces) {
        const auto part = std::min(piece.iov_len, scratch_.size() - size);
        std::memcpy(scratch_.data() + size, piece.iov_base, part);
        size += part;
        if (size == scratch_.size()) break;
    }
    ERR_clear_error();
    return outcome_of(SSL_write(ssl_.get(), scratch_.data(), static_cast<int>(size)));
}

Transfer Stream::outcome_of(int ssl_result) {
    if (ssl_result > 0) return {Transfer::Outcome::moved, static_cast<std::size_t>(ssl_result)};
    switch (SSL_get_error(ssl_.get(), ssl_result)) {
        case SSL_ERROR_WANT_READ:
            return {Transfer::Outcome::wants_read, 0};
        case SSL_ERROR_WANT_WRITE:
            return {Transfer::Outcome::wants_write, 0};
        case SSL_ERROR_ZERO_RETURN:
            return {Transfer::Outcome::ended, 0};
        default:
            has_failed_ = true;
            return {Transfer::Outcome::ended, 0};
    }
}

bool Stream::has_buffered_input() const {
    return ssl_ && SSL_has_pending(ssl_.get()) == 1;
}

void Stream::shut_down_output() {
    if (ssl_ && !has_failed_ && SSL_is_init_finished(ssl_.get()) == 1) {
        ERR_clear_error();
        SSL_shutdown(ssl_.get());
    }
    if (descriptor_.is_open()) ::shutdown(descriptor_.native_handle(), SHUT_WR);
}

void Stream::discard_output() {
    const linger at_once{1, 0};
    setsockopt(descriptor_.native_handle(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

void Stream::close() {
    ssl_.reset();
    boost::system::error_code ignored;
    descriptor_.close(ignored);
}

}  // namespace net
