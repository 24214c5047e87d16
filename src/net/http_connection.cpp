#include "net/http_connection.h"

#include <utility>

#include "base/check.h"
#include "base/crypto.h"
#include "base/log.h"
#include "net/http_write.h"
#include "net/trusted_proxies.h"
#include "net/websocket.h"

namespace net {
namespace {

using std::chrono::steady_clock;

constexpr std::size_t kCopiedBodyMax = 8 * 1024;  // below this one copy is cheaper than a second piece
constexpr std::size_t kKeptBytesMax = 4 * 1024;   // what an idle connection may hold on to
constexpr std::chrono::milliseconds kLingerTime{1000};
constexpr std::size_t kLingerBytesMax = 4 * 1024 * 1024;
constexpr int kWriteTimeouts = 10;  // a reader that takes a little now and then still ends after so many

constexpr Refusal kRequestTimeout{408, "request_timeout", "the request did not arrive in time"};
constexpr Refusal kAnswerTimeout{503, "answer_timeout", "the request took too long; try again"};
constexpr Refusal kInternal{500, "internal", "something went wrong here; the request id helps to find it"};
constexpr Refusal kTooManySockets{503, "too_many_sockets", "no more sockets can be opened; try again later"};
constexpr Refusal kUpgradeRequired{426, "upgrade_required", "this address speaks WebSocket only"};

bool is_request_id(std::string_view id) {
    if (id.empty() || id.size() > 64) return false;
    return std::ranges::all_of(id, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
               c == '_' || c == '-';
    });
}

std::string choose_request_id(const std::string* wanted) {
    if (wanted != nullptr && is_request_id(*wanted)) return *wanted;
    return base::random_token(9);
}

ParseLimits parse_limits(const HttpLimits& limits) {
    return {limits.head_bytes_max, limits.headers_max, limits.body_bytes_max, limits.large_body_bytes_max,
            limits.takes_large_body};
}

void release_if_large(std::string& text) {
    if (text.capacity() > kKeptBytesMax)
        text = std::string();
    else
        text.clear();
}

}  // namespace

HttpConnection::HttpConnection(IoLoop& loop, Stream stream, ConnectionSlot slot, const IpAddress& peer)
    : loop_(loop),
      stream_(std::move(stream)),
      slot_(std::move(slot)),
      peer_(peer),
      client_address_(to_string(peer)),
      parser_(parse_limits(loop.limits())) {}

void HttpConnection::start() {
    loop_.counters().connections_open.add(1);
    loop_.counters().connections_total.add(1);
    // The first request must begin as soon as a head must end: connecting costs an attacker nothing.
    const auto patience = std::min(loop_.limits().idle_timeout, loop_.limits().head_timeout);
    loop_.wheel().add(shared_from_this(), steady_clock::now() + patience);
    run();
}

void HttpConnection::start_refused(const Refusal& refusal) {
    loop_.counters().connections_open.add(1);
    loop_.wheel().add(shared_from_this(), steady_clock::now() + loop_.limits().write_timeout);
    refuse(refusal);
    run();
}

void HttpConnection::run() {
    if (is_running_) return;
    const auto keep = shared_from_this();
    is_running_ = true;
    while (step()) {
    }
    is_running_ = false;
}

bool HttpConnection::step() {
    switch (phase_) {
        case Phase::reading:
            return read_step();
        case Phase::writing:
            return write_step();
        case Phase::lingering:
            return linger_step();
        case Phase::answering:
        case Phase::closed:
            return false;
    }
    CHECK(false);
}

bool HttpConnection::wait_for(Transfer::Outcome outcome) {
    if (outcome == Transfer::Outcome::ended)
        close();
    else
        arm(outcome == Transfer::Outcome::wants_write ? Descriptor::wait_write : Descriptor::wait_read);
    return false;
}

void HttpConnection::arm(Descriptor::wait_type what) {
    if (std::exchange(what == Descriptor::wait_read ? waits_read_ : waits_write_, true)) return;
    stream_.descriptor().async_wait(
        what, [this, what, keep = shared_from_this()](const boost::system::error_code& error) {
            (what == Descriptor::wait_read ? waits_read_ : waits_write_) = false;
            if (phase_ == Phase::closed) return;
            if (error) return close();
            if (what == Descriptor::wait_read) may_have_input_ = true;
            run();
        });
}

bool HttpConnection::read_step() {
    if (std::exchange(must_parse_again_, false)) {
        parse({});
        return true;
    }
    if (!may_have_input_) return wait_for(Transfer::Outcome::wants_read);
    const auto buffer = loop_.read_buffer();
    const auto got = stream_.read(buffer);
    if (got.outcome != Transfer::Outcome::moved) return wait_for(got.outcome);
    loop_.counters().bytes_in.add(got.bytes);
    may_have_input_ = got.bytes == buffer.size() || stream_.has_buffered_input();
    parse({buffer.data(), got.bytes});
    return true;
}

void HttpConnection::parse(std::string_view fresh) {
    if (!unparsed_.empty()) unparsed_.append(fresh);
    const std::string_view bytes = unparsed_.empty() ? fresh : unparsed_;
    const auto used = parser_.feed(bytes);
    keep_unparsed(bytes, used);
    if (parser_.refusal() != nullptr) return refuse(*parser_.refusal());
    if (parser_.is_done()) return dispatch();
    const auto before = std::exchange(progress_, parser_.has_head()  ? Progress::body
                                                 : unparsed_.empty() ? Progress::nothing
                                                                     : Progress::head);
    if (progress_ == before) return;
    const auto& limits = loop_.limits();
    const auto body_timeout = parser_.has_large_body() ? limits.large_body_timeout : limits.body_timeout;
    loop_.wheel().set(
        *this, steady_clock::now() + (progress_ == Progress::body ? body_timeout : limits.head_timeout));
    if (progress_ == Progress::body && parser_.expects_continue()) send_continue();
}

void HttpConnection::keep_unparsed(std::string_view bytes, std::size_t used) {
    if (bytes.data() != unparsed_.data())
        unparsed_.assign(bytes.substr(used));
    else if (used < bytes.size())
        unparsed_.erase(0, used);
    else
        release_if_large(unparsed_);
}

void HttpConnection::send_continue() {
    out_ = "HTTP/1.1 100 Continue\r\n\r\n";
    rest_ = {};
    sent_ = 0;
    is_interim_ = true;
    phase_ = Phase::writing;
}

void HttpConnection::dispatch() {
    auto parsed = parser_.take_request();
    if (!parsed) return refuse(*parser_.refusal());
    closes_ = !parser_.keeps_alive() || loop_.shared().is_stopping.load(std::memory_order_relaxed);
    Request request = complete(std::move(*parsed));
    is_head_request_ = request.method == "HEAD";
    if (request.wants_websocket()) websocket_key_ = *request.find_header("sec-websocket-key");
    request_began_ = steady_clock::now();
    loop_.wheel().set(*this, request_began_ + loop_.limits().answer_timeout);
    loop_.counters().requests_total.add(1);
    loop_.counters().requests_open.add(1);
    is_request_open_ = true;
    phase_ = Phase::answering;
    const auto serial = ++serial_;
    Responder responder(std::make_shared<HttpExchange>(loop_.answers(), weak_from_this(), serial));
    loop_.answers()->set_dispatching(this);
    try {
        loop_.shared().sink(std::move(request), std::move(responder));
    } catch (const std::exception&
                 error) {  // fence: a failed request must not take the connections of others along
        base::log(base::LogLevel::error, "request_failed",
                  {{"request_id", request_id_}, {"what", error.what()}});
        if (phase_ == Phase::answering && serial == serial_) refuse(kInternal);
    }
    loop_.answers()->set_dispatching(nullptr);
}

Request HttpConnection::complete(Request request) {
    request_id_ = choose_request_id(request.find_header("x-request-id"));
    request.request_id = request_id_;
    request.client_address = client_address_;
    request.scheme = stream_.is_secure() ? "https" : "http";
    request.io = loop_.number();
    apply_forwarded_headers(request, peer_, loop_.shared().trusted_proxies);
    return request;
}

void HttpConnection::on_answer(Answer&& given) {
    if (phase_ != Phase::answering || given.serial != serial_) return;
    if (given.listener)
        upgrade(std::move(given.listener));
    else
        answer(std::move(given.response));
    run();
}

void HttpConnection::answer(Response response) {
    if (response.status < 200 || response.status > 599) {
        base::log(base::LogLevel::error, "status_invalid",
                  {{"status", response.status}, {"request_id", request_id_}});
        response = error_response(kInternal.status, kInternal.code, kInternal.message);
    }
    const auto now = steady_clock::now();
    if (std::exchange(is_request_open_, false)) {
        loop_.counters().requests_open.subtract(1);
        loop_.counters().add_duration(now - request_began_);
    }
    loop_.counters().add_response(response.status);
    if (loop_.shared().is_stopping.load(std::memory_order_relaxed)) closes_ = true;
    const bool confirms = parser_.is_http_1_0() && !closes_;
    out_.clear();
    append_response_head(out_, response, {loop_.date(), request_id_, closes_, confirms});
    rest_ = is_head_request_ || !has_body(response.status) ? std::string_view() : body_of(response);
    if (rest_.size() <= kCopiedBodyMax) {
        out_ += std::exchange(rest_, {});
    } else if (response.static_body.empty()) {
        body_ = std::move(response.body);
        rest_ = body_;
    }
    sent_ = 0;
    write_ends_ = now + kWriteTimeouts * loop_.limits().write_timeout;
    loop_.wheel().set(*this, now + loop_.limits().write_timeout);
    phase_ = Phase::writing;
}

void HttpConnection::refuse(const Refusal& refusal) {
    ++serial_;  // an answer that still comes is too late
    closes_ = true;
    if (!is_request_open_) request_id_ = choose_request_id(nullptr);
    Response response = error_response(refusal.status, refusal.code, refusal.message);
    if (refusal.status == 503) response.headers.push_back({"Retry-After", "1"});
    answer(std::move(response));
}

bool HttpConnection::write_step() {
    std::array<iovec, 2> pieces{};
    std::size_t count = 0;
    if (sent_ < out_.size()) pieces[count++] = {out_.data() + sent_, out_.size() - sent_};
    const auto rest_sent = sent_ > out_.size() ? sent_ - out_.size() : 0;
    if (rest_sent < rest_.size())
        pieces[count++] = {const_cast<char*>(rest_.data()) + rest_sent, rest_.size() - rest_sent};
    const auto wrote = stream_.write({pieces.data(), count});
    if (wrote.outcome != Transfer::Outcome::moved) return wait_for(wrote.outcome);
    loop_.counters().bytes_out.add(wrote.bytes);
    sent_ += wrote.bytes;
    if (sent_ == out_.size() + rest_.size())
        finish_answer();
    else
        loop_.wheel().set(*this, std::min(steady_clock::now() + loop_.limits().write_timeout, write_ends_));
    return true;
}

void HttpConnection::finish_answer() {
    if (std::exchange(is_interim_, false)) {
        phase_ = Phase::reading;
        return;
    }
    if (closes_) return begin_linger();
    if (out_.capacity() > kKeptBytesMax) out_ = std::string();
    body_ = std::string();
    rest_ = {};
    parser_.restart();
    progress_ = Progress::nothing;
    must_parse_again_ = !unparsed_.empty();
    is_head_request_ = false;
    websocket_key_.clear();
    phase_ = Phase::reading;
    loop_.wheel().set(*this, steady_clock::now() + loop_.limits().idle_timeout);
}

// Closing with unread input would make the kernel reset the connection, and the client might lose the answer.
void HttpConnection::begin_linger() {
    stream_.shut_down_output();
    if (loop_.shared().is_stopping.load(std::memory_order_relaxed)) return close();  // no time for that
    phase_ = Phase::lingering;
    loop_.wheel().set(*this, steady_clock::now() + kLingerTime);
}

bool HttpConnection::linger_step() {
    const auto got = stream_.read(loop_.read_buffer());
    if (got.outcome != Transfer::Outcome::moved) return wait_for(got.outcome);
    lingered_ += got.bytes;
    if (lingered_ > kLingerBytesMax) close();
    return true;
}

void HttpConnection::upgrade(std::unique_ptr<SocketListener> listener) {
    if (websocket_key_.empty()) return refuse(kUpgradeRequired);
    auto& shared = loop_.shared();
    if (shared.sockets_open.fetch_add(1) >= shared.config.socket_limits.sockets_max) {
        shared.sockets_open.fetch_sub(1);
        return refuse(kTooManySockets);
    }
    loop_.counters().requests_open.subtract(1);
    is_request_open_ = false;
    loop_.counters().add_duration(steady_clock::now() - request_began_);
    loop_.counters().add_response(101);
    std::string handshake = websocket_handshake(websocket_key_, loop_.date(), request_id_);
    phase_ = Phase::closed;
    const auto keep = loop_.wheel().remove(*this);
    open_socket(loop_, std::move(stream_), std::move(slot_), std::move(listener), std::move(handshake),
                std::move(unparsed_));
}

void HttpConnection::on_deadline(TimePoint) {
    switch (phase_) {
        case Phase::reading:
            if (progress_ == Progress::nothing) return close();
            refuse(kRequestTimeout);
            return run();
        case Phase::answering:
            base::log(base::LogLevel::warn, "answer_timeout", {{"request_id", request_id_}});
            refuse(kAnswerTimeout);
            return run();
        case Phase::writing:
            stream_.discard_output();
            return close();
        case Phase::lingering:
        case Phase::closed:
            return close();
    }
}

void HttpConnection::begin_stop() {
    const bool is_idle = phase_ == Phase::reading && progress_ == Progress::nothing;
    if (is_idle || phase_ == Phase::lingering) return close();
    closes_ = true;
}

void HttpConnection::close() {
    if (phase_ == Phase::closed) return;
    phase_ = Phase::closed;
    const auto keep = loop_.wheel().remove(*this);
    stream_.close();
    slot_.release();
    loop_.counters().connections_open.subtract(1);
    if (std::exchange(is_request_open_, false)) loop_.counters().requests_open.subtract(1);
}

}  // namespace net
