#include "net/answer_queue.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include "net/http_write.h"

namespace net {

void AnswerQueue::push(const std::shared_ptr<AnswerQueue>& self, Answer answer) {
    if (owner_.load(std::memory_order_relaxed) == std::this_thread::get_id() && dispatching_ != nullptr) {
        const auto connection = answer.connection.lock();
        if (connection.get() == dispatching_) {
            connection->on_answer(std::move(answer));
            return;
        }
    }
    const std::lock_guard lock(mutex_);
    if (io_ == nullptr) return;
    waiting_.push_back(std::move(answer));
    if (waiting_.size() == 1) boost::asio::post(*io_, [self] { self->deliver(); });
}

void AnswerQueue::deliver() {
    {
        const std::lock_guard lock(mutex_);
        delivering_.swap(waiting_);
    }
    for (auto& answer : delivering_)
        if (const auto connection = answer.connection.lock()) connection->on_answer(std::move(answer));
    delivering_.clear();
}

void AnswerQueue::close() {
    std::vector<Answer> dropped;  // listeners in there are destroyed without the lock
    const std::lock_guard lock(mutex_);
    io_ = nullptr;
    dropped.swap(waiting_);
}

HttpExchange::~HttpExchange() {
    if (queue_) respond(error_response(500, "internal", "the request was not answered"));
}

void HttpExchange::respond(Response response) {
    push(std::move(response), nullptr);
}

void HttpExchange::accept_websocket(std::unique_ptr<SocketListener> listener) {
    push({}, std::move(listener));
}

void HttpExchange::push(Response response, std::unique_ptr<SocketListener> listener) {
    const auto queue = std::exchange(queue_, nullptr);
    if (!queue) return;
    queue->push(queue, {std::move(connection_), serial_, std::move(response), std::move(listener)});
}

}  // namespace net
