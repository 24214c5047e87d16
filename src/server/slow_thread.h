// The `slow` thread: what takes tens of milliseconds of CPU (password hashes), behind a bounded queue.
#pragma once
#include <functional>
#include <thread>

#include "base/bounded_queue.h"

namespace server {

class SlowThread {
 public:
    using Job = std::move_only_function<void()>;
    explicit SlowThread(std::size_t queue_max) : queue_(queue_max) {}
    ~SlowThread() { stop(); }

    void start();
    void stop();                                             // finishes what is queued
    bool try_run(Job& job) { return queue_.try_push(job); }  // false: full, `job` untouched

 private:
    base::BoundedQueue<Job> queue_;
    std::thread thread_;
};

}  // namespace server
