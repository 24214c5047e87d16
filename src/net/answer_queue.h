// Where answers from other threads wait for the io thread that owns the connection. One wake-up for as many
// as come at once. Outlives the server, because a Responder may.
#pragma once
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "net/open_connection.h"

namespace boost::asio {
class io_context;
}

namespace net {

class AnswerQueue {
 public:
    explicit AnswerQueue(boost::asio::io_context& io) : io_(&io) {}

    void push(const std::shared_ptr<AnswerQueue>& self, Answer answer);  // from any thread
    void close();                                                        // answers are dropped from now on

    // The rest on the io thread only. `dispatching`: the connection whose request the sink is looking at
    // right now; an answer given on the spot goes straight to it.
    void own_by_this_thread() { owner_.store(std::this_thread::get_id(), std::memory_order_relaxed); }
    void set_dispatching(OpenConnection* connection) { dispatching_ = connection; }

 private:
    void deliver();

    std::mutex mutex_;  // guards io_ and waiting_
    boost::asio::io_context* io_;
    std::vector<Answer> waiting_;
    std::vector<Answer> delivering_;
    OpenConnection* dispatching_ = nullptr;
    std::atomic<std::thread::id> owner_;
};

// What stands behind a Responder.
class HttpExchange final : public Responder::Exchange {
 public:
    HttpExchange(std::shared_ptr<AnswerQueue> queue, std::weak_ptr<OpenConnection> connection,
                 std::uint64_t serial)
        : queue_(std::move(queue)), connection_(std::move(connection)), serial_(serial) {}
    ~HttpExchange() override;  // unanswered, as when a Responder is assigned over: 500

    void respond(Response response) override;
    void accept_websocket(std::unique_ptr<SocketListener> listener) override;

 private:
    void push(Response response, std::unique_ptr<SocketListener> listener);

    std::shared_ptr<AnswerQueue> queue_;  // empty once answered
    std::weak_ptr<OpenConnection> connection_;
    std::uint64_t serial_;
};

}  // namespace net
