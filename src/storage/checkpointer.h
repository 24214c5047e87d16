// Copies SQLite's log into the file a few times a second, on a connection and thread of its own, so that the
// lane does not have to (stack.md §4). Only the writer can start the log from its beginning again; it does so
// when this thread has left it little to copy. Owned by Store.
#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "storage/sqlite_database.h"

namespace storage {

class Checkpointer {
 public:
    explicit Checkpointer(std::unique_ptr<SqliteDatabase> db) : db_(std::move(db)) {}
    void start();
    void stop();

    // By the lane, after each batch.
    void look_after(SqliteDatabase& lane);
    std::uint64_t log_bytes() const { return log_bytes_; }

 private:
    void run();

    std::unique_ptr<SqliteDatabase> db_;
    std::atomic<std::uint64_t> log_bytes_{0};
    std::atomic<std::uint64_t> copied_bytes_{0};
    std::mutex mutex_;  // guards is_stopped_
    std::condition_variable wake_;
    bool is_stopped_ = false;
    std::uint64_t restart_at_ = 0;  // bytes; lane thread only
    std::thread thread_;
};

}  // namespace storage
