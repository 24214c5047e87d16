// Where the answers of the network wait for the reader. Filled on the `out` thread, emptied on the `readers`
// thread.
#pragma once
#include <condition_variable>
#include <mutex>

#include "readers/webhook.h"

namespace readers {

struct Webhook::Inbox {
    std::mutex mutex;  // guards answers and is_closed
    std::condition_variable arrived;
    std::vector<Answer> answers;
    bool is_closed = false;  // the reader is gone
    std::function<void()> wake;

    void put(Answer answer) {
        const std::lock_guard lock(mutex);
        if (is_closed) return;
        answers.push_back(std::move(answer));
        arrived.notify_one();
        wake();
    }
    std::vector<Answer> take_all() {
        const std::lock_guard lock(mutex);
        return std::exchange(answers, {});
    }
    // Until there is an answer, or `deadline`.
    void wait(std::chrono::steady_clock::time_point deadline) {
        std::unique_lock lock(mutex);
        arrived.wait_until(lock, deadline, [this] { return !answers.empty(); });
    }
    void close() {
        const std::lock_guard lock(mutex);
        is_closed = true;
    }
};

}  // namespace readers
