// What belongs to one io thread: its event loop, its connections, its counters, its buffers.
#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <ctime>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "net/answer_queue.h"
#include "net/counters.h"
#include "net/deadline_wheel.h"
#include "net/shared_state.h"

namespace net {

class IoLoop {
 public:
    IoLoop(SharedState& shared, std::size_t number);
    ~IoLoop();

    SharedState& shared() { return shared_; }
    const HttpLimits& limits() const { return shared_.config.limits; }
    std::size_t number() const { return number_; }
    boost::asio::io_context& io() { return io_; }
    DeadlineWheel& wheel() { return wheel_; }
    IoCounters& counters() { return counters_; }
    const std::shared_ptr<AnswerQueue>& answers() { return answers_; }

    // Bytes just read. Whoever reads uses them up before it lets anybody else run.
    std::span<char> read_buffer() { return {read_buffer_.get(), kReadBytes}; }
    std::span<char> record_buffer() { return {record_buffer_.get(), kRecordBytes}; }
    std::string_view date();  // for the Date header; made once a second

    void run();                                       // on the io thread, until stopped
    void post(std::move_only_function<void()> work);  // from any thread
    void begin_stop();                                // on the io thread: running requests finish
    void finish_stop();                               // on the io thread: everything ends now, run() returns
    bool has_ended() const { return has_ended_; }

 private:
    static constexpr std::size_t kReadBytes = 64 * 1024;
    static constexpr std::size_t kRecordBytes = 16 * 1024;  // the most a TLS record holds

    void arm_tick();

    SharedState& shared_;
    const std::size_t number_;
    boost::asio::io_context io_;
    boost::asio::basic_waitable_timer<std::chrono::steady_clock> tick_;
    DeadlineWheel wheel_;
    IoCounters counters_;
    std::shared_ptr<AnswerQueue> answers_;
    std::unique_ptr<char[]> read_buffer_;
    std::unique_ptr<char[]> record_buffer_;
    std::time_t date_second_ = 0;
    std::string date_;
    bool has_ended_ = false;
};

}  // namespace net
