#include "net/websocket.h"

#include <boost/asio/post.hpp>
#include <utility>

#include "base/log.h"

namespace net {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds kCloseTime{3};
constexpr int kReadsPerTurn = 8;  // then others get their turn
constexpr std::size_t kFramesPerWrite = 32;
constexpr std::uint8_t kPingsUnansweredMax = 2;

}  // namespace

std::string websocket_handshake(std::string_view key, std::string_view date, std::string_view request_id) {
    return fmt::format(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
        "Upgrade\r\nSec-WebSocket-Accept: "
        "{}\r\nDate: {}\r\nX-Request-Id: {}\r\n\r\n",
        websocket_accept_key(key), date, request_id);
}

void open_socket(IoLoop& loop, Stream stream, ConnectionSlot slot, std::unique_ptr<SocketListener> listener,
                 std::string handshake, std::string early) {
    const auto connection =
        std::make_shared<Socket::Connection>(loop, std::move(stream), std::move(slot), std::move(listener));
    connection->open(std::move(handshake), std::move(early));
}

void Socket::send(std::shared_ptr<const std::string> text) const {
    if (const auto connection = connection_.lock()) connection->send(std::move(text));
}

void Socket::close(std::uint16_t code, std::string_view reason) const {
    if (const auto connection = connection_.lock()) connection->close(code, reason);
}

Socket::Connection::Connection(IoLoop& loop, Stream stream, ConnectionSlot slot,
                               std::unique_ptr<SocketListener> listener)
    : loop_(loop),
      stream_(std::move(stream)),
      slot_(std::move(slot)),
      listener_(std::move(listener)),
      frames_(loop.shared().config.socket_limits.message_bytes_max) {}

void Socket::Connection::open(std::string handshake, std::string early) {
    const auto now = steady_clock::now();
    loop_.counters().sockets_open.add(1);
    loop_.counters().sockets_total.add(1);
    next_ping_ = now + loop_.shared().config.socket_limits.ping_interval;
    loop_.wheel().add(shared_from_this(), next_ping_);
    push_control(std::move(handshake));
    listener_->on_open(Socket(std::static_pointer_cast<Connection>(shared_from_this())));
    if (loop_.shared().is_stopping.load(std::memory_order_relaxed)) begin_stop();
    if (early.empty() || consume(early)) arm(Descriptor::wait_read);
}

void Socket::Connection::send(std::shared_ptr<const std::string> text) {
    if (state_ != State::open) return;
    if (messages_waiting_ >= loop_.shared().config.socket_limits.outbox_messages_max) return resync();
    ++messages_waiting_;
    push({text_head(text->size()), true, std::move(text)});
}

void Socket::Connection::close(std::uint16_t code, std::string_view reason) {
    begin_close(code, reason);
}

void Socket::Connection::push_control(std::string frame) {
    push({{}, false, std::make_shared<const std::string>(std::move(frame))});
}

void Socket::Connection::push(Frame frame) {
    outbox_.push_back(std::move(frame));
    schedule_flush();
}

// Not written on the spot: several events for one socket often come in one turn of the loop, and go out in
// one call.
void Socket::Connection::schedule_flush() {
    if (waits_write_ || std::exchange(is_flush_scheduled_, true)) return;
    boost::asio::post(loop_.io(), [this, keep = shared_from_this()] {
        is_flush_scheduled_ = false;
        if (!waits_write_) flush();
    });
}

void Socket::Connection::flush() {
    if (pong_) outbox_.push_back({{}, false, std::make_shared<const std::string>(pong_frame(*pong_))});
    pong_.reset();
    while (state_ != State::ended && outbox_first_ < outbox_.size()) {
        std::array<iovec, 2 * kFramesPerWrite> pieces;
        const auto count = gather(pieces);
        const auto wrote = stream_.write({pieces.data(), count});
        if (wrote.outcome != Transfer::Outcome::moved) return wait_for(wrote.outcome);
        loop_.counters().bytes_out.add(wrote.bytes);
        stalled_since_ = {};
        drop_sent(wrote.bytes);
    }
    flushed();
}

std::size_t Socket::Connection::gather(std::span<iovec> pieces) {
    std::size_t count = 0;
    std::size_t skip = first_sent_;
    attempted_ = 0;
    const auto add = [&](const char* bytes, std::size_t size) {
        const auto part = std::min(skip, size);
        skip -= part;
        if (part < size) pieces[count++] = {const_cast<char*>(bytes) + part, size - part};
    };
    for (std::size_t i = outbox_first_; i < outbox_.size() && attempted_ < kFramesPerWrite;
         ++i, ++attempted_) {
        add(outbox_[i].head.bytes.data(), outbox_[i].head.size);
        add(outbox_[i].payload->data(), outbox_[i].payload->size());
    }
    return count;
}

void Socket::Connection::drop_sent(std::size_t bytes) {
    first_sent_ += bytes;
    while (outbox_first_ < outbox_.size()) {
        auto& frame = outbox_[outbox_first_];
        const auto size = frame.head.size + frame.payload->size();
        if (first_sent_ < size) break;
        first_sent_ -= size;
        if (frame.is_message) --messages_waiting_;
        frame.payload.reset();
        ++outbox_first_;
        if (attempted_ > 0) --attempted_;
    }
    if (outbox_first_ < 2 * kFramesPerWrite) return;
    outbox_.erase(outbox_.begin(), outbox_.begin() + outbox_first_);
    outbox_first_ = 0;
}

void Socket::Connection::flushed() {
    if (state_ == State::ended) return;
    attempted_ = 0;
    outbox_first_ = 0;
    if (outbox_.capacity() > 8)
        outbox_ = std::vector<Frame>();
    else
        outbox_.clear();
    if (state_ != State::closing || !has_peer_closed_) return;
    state_ = State::drained;
    stream_.shut_down_output();
    if (!has_failed_) end();
}

void Socket::Connection::read() {
    for (int i = 0; i < kReadsPerTurn && state_ != State::ended; ++i) {
        const auto buffer = loop_.read_buffer();
        const auto got = stream_.read(buffer);
        if (got.outcome != Transfer::Outcome::moved) return wait_for(got.outcome);
        loop_.counters().bytes_in.add(got.bytes);
        if (!consume({buffer.data(), got.bytes})) return;
        if (got.bytes < buffer.size() && !stream_.is_secure()) break;
    }
    if (state_ == State::ended) return;
    if (!stream_.has_buffered_input()) return arm(Descriptor::wait_read);
    boost::asio::post(loop_.io(), [this, keep = shared_from_this()] { read(); });
}

bool Socket::Connection::consume(std::string_view bytes) {
    while (!bytes.empty() && (state_ == State::open || state_ == State::closing) && !has_peer_closed_) {
        auto event = frames_.next(bytes);
        if (event.kind == FrameEvent::Kind::none) break;
        pings_unanswered_ = 0;
        take(std::move(event));
    }
    return state_ != State::ended;
}

void Socket::Connection::take(FrameEvent event) {
    switch (event.kind) {
        case FrameEvent::Kind::none:
        case FrameEvent::Kind::pong:
            return;
        case FrameEvent::Kind::text:
            if (state_ == State::open && listener_) listener_->on_text(std::move(event.payload));
            return;
        case FrameEvent::Kind::ping:
            if (state_ != State::open) return;
            pong_ = std::move(event.payload);
            return schedule_flush();
        case FrameEvent::Kind::close:
            has_peer_closed_ = true;
            if (state_ == State::open) return begin_close(event.code, {});
            return schedule_flush();  // answered ours
        case FrameEvent::Kind::failed:
            // The rest of its bytes mean nothing, but must be read, or the kernel resets before our code
            // arrives.
            has_peer_closed_ = has_failed_ = true;
            return begin_close(event.code, {});
    }
}

void Socket::Connection::begin_close(std::uint16_t code, std::string_view reason) {
    if (state_ != State::open) return;
    state_ = State::closing;
    push_control(close_frame(code, reason));
    loop_.wheel().set(*this, steady_clock::now() + kCloseTime);
    tell_closed();
}

// What the kernel may have begun to take must stay; the rest the client will ask for again.
void Socket::Connection::resync() {
    loop_.counters().sockets_resync.add(1);
    const auto kept = outbox_first_ + attempted_;
    if (kept < outbox_.size()) outbox_.resize(kept);
    begin_close(std::to_underlying(CloseCode::resync), "resync");
}

void Socket::Connection::wait_for(Transfer::Outcome outcome) {
    if (outcome == Transfer::Outcome::ended) return end();
    if (outcome == Transfer::Outcome::wants_read) return arm(Descriptor::wait_read);
    if (stalled_since_ == TimePoint{}) stalled_since_ = steady_clock::now();
    arm(Descriptor::wait_write);
    if (state_ == State::open) set_deadline(steady_clock::now());
}

void Socket::Connection::arm(Descriptor::wait_type what) {
    if (state_ == State::ended) return;
    if (std::exchange(what == Descriptor::wait_read ? waits_read_ : waits_write_, true)) return;
    stream_.descriptor().async_wait(
        what, [this, what, keep = shared_from_this()](const boost::system::error_code& error) {
            (what == Descriptor::wait_read ? waits_read_ : waits_write_) = false;
            if (state_ == State::ended) return;
            if (error) return end();
            // TLS may have wanted the one to go on with the other.
            if (what == Descriptor::wait_read || stream_.is_secure()) read();
            if (what == Descriptor::wait_write || stream_.is_secure()) flush();
        });
}

void Socket::Connection::set_deadline(TimePoint now) {
    auto deadline = std::max(next_ping_, now);
    if (stalled_since_ != TimePoint{})
        deadline = std::min(deadline, stalled_since_ + loop_.limits().write_timeout);
    loop_.wheel().set(*this, deadline);
}

void Socket::Connection::on_deadline(TimePoint now) {
    const bool is_stalled =
        stalled_since_ != TimePoint{} && now - stalled_since_ >= loop_.limits().write_timeout;
    if (is_stalled) stream_.discard_output();
    if (is_stalled || state_ != State::open) return end();
    if (now >= next_ping_) {
        if (pings_unanswered_ >= kPingsUnansweredMax) return end();
        ++pings_unanswered_;
        next_ping_ = now + loop_.shared().config.socket_limits.ping_interval;
        push_control(ping_frame());
    }
    set_deadline(now);
}

void Socket::Connection::begin_stop() {
    begin_close(std::to_underlying(CloseCode::going_away), "going away");
}

// The close frame of a stop without grace may still be waiting for its turn.
void Socket::Connection::abort() {
    if (is_flush_scheduled_) flush();
    end();
}

// Posted, so that an owner that is just sending to many sockets, or inside on_text, does not lose one under
// its feet.
void Socket::Connection::tell_closed() {
    if (!listener_) return;
    boost::asio::post(loop_.io(), [listener = std::move(listener_)] { listener->on_close(); });
}

void Socket::Connection::end() {
    if (state_ == State::ended) return;
    state_ = State::ended;
    const auto keep = loop_.wheel().remove(*this);
    stream_.close();
    slot_.release();
    loop_.shared().sockets_open.fetch_sub(1);
    loop_.counters().sockets_open.subtract(1);
    loop_.counters().connections_open.subtract(1);
    tell_closed();
}

}  // namespace net
