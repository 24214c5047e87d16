#include "storage/read_pool.h"

namespace storage {

ReadPool::ReadPool(std::vector<std::unique_ptr<Database>> connections, std::size_t queue_max)
    : connections_(std::move(connections)), queue_(queue_max) {}

void ReadPool::start() {
    for (auto& connection : connections_) {
        threads_.emplace_back([this, db = connection.get()] { run(*db); });
    }
}

void ReadPool::stop() {
    is_stopped_ = true;
    queue_.close();
    for (auto& thread : threads_)
        thread.join();
    threads_.clear();
}

base::Result<void> ReadPool::submit(ReadWork& work) {
    if (queue_.try_push(work)) return {};
    if (is_stopped_)
        return base::fail(base::ErrorKind::unavailable, "store_stopped", "the server is stopping");
    return base::fail(base::ErrorKind::unavailable, "reads_full",
                      "too many requests are waiting; try again shortly");
}

void ReadPool::run(Database& db) {
    ReadWork work;
    while (queue_.pop_one(work)) {
        const auto begun = db.begin(Access::read);
        if (begun) {
            work(&db);
            db.rollback();
        } else {
            work(std::unexpected(begun.error()));
        }
        work = {};  // what it holds is free before the next wait
    }
}

}  // namespace storage
