// What threads talk through: many producers, one consumer that takes everything at once. Full means "no" at
// once: the producer answers 503, nothing waits.
#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

namespace base {

template <class T>
class BoundedQueue {
 public:
    explicit BoundedQueue(std::size_t most) : most_(most) {}

    // False when full or closed; `item` is then untouched.
    bool try_push(T& item) {
        bool must_wake = false;
        {
            const std::lock_guard lock(mutex_);
            if (is_closed_ || items_.size() >= most_) return false;
            must_wake = items_.empty();
            items_.push_back(std::move(item));
        }
        if (must_wake) wake_.notify_one();
        return true;
    }

    // Waits for something, then moves all of it into `out` (cleared first). False once closed and empty.
    bool pop_all(std::vector<T>& out) {
        out.clear();
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return !items_.empty() || is_closed_; });
        out.swap(items_);
        return !out.empty();
    }

    // Waits for one item. False once closed and empty. For queues with several consumers.
    bool pop_one(T& out) {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return !items_.empty() || is_closed_; });
        if (items_.empty()) return false;
        out = std::move(items_.front());
        items_.erase(items_.begin());
        const bool has_more = !items_.empty();
        lock.unlock();
        if (has_more) wake_.notify_one();
        return true;
    }

    void close() {
        {
            const std::lock_guard lock(mutex_);
            is_closed_ = true;
        }
        wake_.notify_all();
    }

    std::size_t size() const {
        const std::lock_guard lock(mutex_);
        return items_.size();
    }

 private:
    const std::size_t most_;
    mutable std::mutex mutex_;  // guards items_ and is_closed_
    std::condition_variable wake_;
    std::vector<T> items_;
    bool is_closed_ = false;
};

}  // namespace base
