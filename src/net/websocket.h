// A live WebSocket on its io thread: outbox, pings, closing handshake. Made by HttpConnection when a request
// is upgraded; small while idle, because it holds neither buffers nor the request any more.
#pragma once
#include "net/io_loop.h"
#include "net/stream.h"
#include "net/websocket_frames.h"

namespace net {

std::string websocket_handshake(std::string_view key, std::string_view date, std::string_view request_id);

// Takes over a connection whose request has been accepted. `early`: bytes the client sent behind its request.
void open_socket(IoLoop& loop, Stream stream, ConnectionSlot slot, std::unique_ptr<SocketListener> listener,
                 std::string handshake, std::string early);

class Socket::Connection final : public OpenConnection {
 public:
    Connection(IoLoop& loop, Stream stream, ConnectionSlot slot, std::unique_ptr<SocketListener> listener);

    void open(std::string handshake, std::string early);
    void send(std::shared_ptr<const std::string> text);
    void close(std::uint16_t code, std::string_view reason);

    void on_deadline(TimePoint now) override;
    void on_answer(Answer&&) override {}
    void begin_stop() override;
    void abort() override;

 private:
    enum class State : std::uint8_t {
        open,
        closing,  // our close frame is queued; what comes in is thrown away
        drained,  // both sides are done; only the end of the connection is awaited
        ended,
    };
    struct Frame {
        FrameHead head;  // empty for ready-made frames
        bool is_message = false;
        std::shared_ptr<const std::string> payload;
    };

    void push(Frame frame);
    void push_control(std::string frame);
    void schedule_flush();
    void flush();
    std::size_t gather(std::span<iovec> pieces);
    void drop_sent(std::size_t bytes);
    void flushed();
    void read();
    bool consume(std::string_view bytes);  // false when no more should be read
    void take(FrameEvent event);
    void begin_close(std::uint16_t code, std::string_view reason);
    void resync();
    void wait_for(Transfer::Outcome outcome);
    void arm(Descriptor::wait_type what);
    void set_deadline(TimePoint now);
    void tell_closed();
    void end();

    IoLoop& loop_;
    Stream stream_;
    ConnectionSlot slot_;
    std::unique_ptr<SocketListener> listener_;  // empty once told of the end
    FrameReader frames_;

    State state_ = State::open;
    bool has_peer_closed_ = false;
    bool has_failed_ = false;  // the peer broke the protocol
    bool is_flush_scheduled_ = false;
    bool waits_read_ = false;
    bool waits_write_ = false;
    std::uint8_t pings_unanswered_ = 0;
    std::optional<std::string>
        pong_;  // to send next; only the last ping counts, so that a flood fills nothing
    std::vector<Frame> outbox_;
    std::uint32_t outbox_first_ = 0;      // frames before it are sent
    std::uint32_t messages_waiting_ = 0;  // of the outbox
    std::uint32_t attempted_ = 0;         // frames of the outbox the last write began with
    std::size_t first_sent_ = 0;          // bytes of the first frame that are sent
    TimePoint stalled_since_{};           // the kernel takes nothing since then
    TimePoint next_ping_{};
};

}  // namespace net
