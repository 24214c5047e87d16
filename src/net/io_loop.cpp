#include "net/io_loop.h"

#include <boost/asio/post.hpp>

#include "base/log.h"
#include "net/http_write.h"

namespace net {

IoLoop::IoLoop(SharedState& shared, std::size_t number)
    : shared_(shared),
      number_(number),
      io_(1),
      tick_(io_),
      wheel_(std::chrono::steady_clock::now()),
      answers_(std::make_shared<AnswerQueue>(io_)),
      read_buffer_(std::make_unique_for_overwrite<char[]>(kReadBytes)),
      record_buffer_(std::make_unique_for_overwrite<char[]>(kRecordBytes)) {
    arm_tick();
}

// When the loop never ran, its connections could not begin either; only posted work may be left, and goes
// unrun.
IoLoop::~IoLoop() {
    answers_->close();
}

void IoLoop::arm_tick() {
    tick_.expires_after(DeadlineWheel::kTick);
    tick_.async_wait([this](const boost::system::error_code& error) {
        if (error || has_ended_) return;
        wheel_.advance(std::chrono::steady_clock::now());
        arm_tick();
    });
}

std::string_view IoLoop::date() {
    if (const auto now = std::time(nullptr); now != date_second_) {
        date_second_ = now;
        date_ = format_http_date(now);
    }
    return date_;
}

void IoLoop::run() {
    answers_->own_by_this_thread();
    for (;;) {
        try {
            io_.run();
            break;
        } catch (const std::exception& error) {  // fence: posted work and listeners are not ours
            base::log(base::LogLevel::error, "io_work_failed", {{"what", error.what()}});
        }
    }
}

void IoLoop::post(std::move_only_function<void()> work) {
    boost::asio::post(io_, std::move(work));
}

void IoLoop::begin_stop() {
    for (const auto& connection : wheel_.all())
        connection->begin_stop();
}

void IoLoop::finish_stop() {
    has_ended_ = true;
    tick_.cancel();
    answers_->close();
    for (const auto& connection : wheel_.all())
        connection->abort();
}

}  // namespace net
