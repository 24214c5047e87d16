#include "server/slow_thread.h"

namespace server {

void SlowThread::start() {
    thread_ = std::thread([this] {
        Job job;
        while (queue_.pop_one(job))
            job();
    });
}

void SlowThread::stop() {
    queue_.close();
    if (thread_.joinable()) thread_.join();
}

}  // namespace server
