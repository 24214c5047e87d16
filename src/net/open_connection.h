// What every connection of an io thread is to the thread: something with a deadline that can be asked to end.
// All of it on that thread only.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>

#include "net/http.h"

namespace net {

using TimePoint = std::chrono::steady_clock::time_point;

class OpenConnection;

// An answer on its way from any thread to the connection.
struct Answer {
    std::weak_ptr<OpenConnection> connection;
    std::uint64_t serial = 0;  // of the request it answers; a late answer finds another number
    Response response;
    std::unique_ptr<SocketListener> listener;  // instead of a response
};

class OpenConnection : public std::enable_shared_from_this<OpenConnection> {
 public:
    virtual ~OpenConnection() = default;
    virtual void on_deadline(TimePoint now) = 0;
    virtual void on_answer(Answer&& answer) = 0;
    virtual void begin_stop() = 0;  // finish what runs, then end
    virtual void abort() = 0;       // end now

 private:
    friend class DeadlineWheel;
    std::shared_ptr<OpenConnection> self_;  // the wheel keeps what it holds alive
    OpenConnection* previous_ = nullptr;
    OpenConnection* next_ = nullptr;
    TimePoint deadline_ = TimePoint::max();
    std::int64_t tick_ = 0;
};

}  // namespace net
