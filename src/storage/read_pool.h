// Threads that answer queries, each with its own connection; every query sees one snapshot. Owned by Store.
#pragma once
#include <atomic>
#include <thread>

#include "storage/store.h"

namespace storage {

class ReadPool {
 public:
    ReadPool(std::vector<std::unique_ptr<Database>> connections, std::size_t queue_max);

    void start();
    void stop();  // finishes what is queued, then joins
    base::Result<void> submit(ReadWork& work);
    std::size_t queued() const { return queue_.size(); }

 private:
    void run(Database& db);

    std::vector<std::unique_ptr<Database>> connections_;
    base::BoundedQueue<ReadWork> queue_;
    std::atomic<bool> is_stopped_{false};
    std::vector<std::thread> threads_;
};

}  // namespace storage
