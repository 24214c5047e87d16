// One HTTP/1.1 connection: reads a request, hands it to the sink, writes the answer, and again. A state
// machine that runs until it has to wait; on its io thread only.
#pragma once
#include <sys/uio.h>

#include <array>

#include "net/http_parse.h"
#include "net/io_loop.h"
#include "net/stream.h"

namespace net {

class HttpConnection final : public OpenConnection {
 public:
    HttpConnection(IoLoop& loop, Stream stream, ConnectionSlot slot, const IpAddress& peer);

    void start();
    void start_refused(const Refusal& refusal);  // answers with an error before anything is read

    void on_deadline(TimePoint now) override;
    void on_answer(Answer&& answer) override;
    void begin_stop() override;
    void abort() override { close(); }

 private:
    enum class Phase : std::uint8_t { reading, answering, writing, lingering, closed };
    enum class Progress : std::uint8_t { nothing, head, body };  // how much of the next request is here

    void run();
    bool step();  // false when there is something to wait for
    bool read_step();
    bool write_step();
    bool linger_step();
    bool wait_for(Transfer::Outcome outcome);
    void arm(Descriptor::wait_type what);

    void parse(std::string_view fresh);
    void keep_unparsed(std::string_view bytes, std::size_t used);
    void dispatch();
    Request complete(Request request);  // what the connection knows about it
    void answer(Response response);
    void refuse(const Refusal& refusal);
    void send_continue();
    void finish_answer();
    void begin_linger();
    void upgrade(std::unique_ptr<SocketListener> listener);
    void close();

    IoLoop& loop_;
    Stream stream_;
    ConnectionSlot slot_;
    const IpAddress peer_;
    const std::string client_address_;
    RequestParser parser_;

    Phase phase_ = Phase::reading;
    Progress progress_ = Progress::nothing;
    bool is_running_ = false;
    bool must_parse_again_ = false;  // unparsed_ may hold a whole request
    bool waits_read_ = false;
    bool waits_write_ = false;
    bool may_have_input_ = true;
    bool closes_ = false;  // after this answer
    bool is_head_request_ = false;
    bool is_interim_ = false;  // out_ is "100 Continue"
    bool is_request_open_ = false;

    std::string unparsed_;
    std::string out_;        // heads and small bodies
    std::string body_;       // a large body, not copied
    std::string_view rest_;  // body_ or a static body
    std::size_t sent_ = 0;   // of out_ and rest_ together
    std::size_t lingered_ = 0;

    std::uint64_t serial_ = 0;
    std::string request_id_;
    std::string websocket_key_;  // of a request that may be upgraded
    TimePoint request_began_;
    TimePoint write_ends_;
};

}  // namespace net
