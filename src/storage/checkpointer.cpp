#include "storage/checkpointer.h"

namespace storage {
namespace {

constexpr std::chrono::milliseconds kEvery{250};
constexpr std::chrono::milliseconds kHurry{1};
constexpr std::uint64_t kHurryBytes = 48 << 20;      // from here on nearly without a pause
constexpr std::uint64_t kRestartBytes = 64 << 20;    // from here on the lane wants to restart the log,
constexpr std::uint64_t kLeftBytes = 2 << 20;        // once no more than this is left to copy,
constexpr std::uint64_t kRestartAnyway = 256 << 20;  // or whatever is left
constexpr std::uint64_t kTryAgainBytes = 8 << 20;    // after a reader was in the way
constexpr std::chrono::milliseconds kPatience{20};   // with readers
constexpr std::chrono::milliseconds kErasurePatience{
    500};  // with readers, when something was erased; else after the next batch

}  // namespace

void Checkpointer::start() {
    thread_ = std::thread([this] { run(); });
}

void Checkpointer::stop() {
    {
        const std::lock_guard lock(mutex_);
        is_stopped_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Checkpointer::look_after(SqliteDatabase& lane) {
    const auto bytes = lane.wal_bytes();
    log_bytes_ = bytes;
    if (lane.must_empty_log() && lane.empty_log(kErasurePatience)) {
        log_bytes_ = copied_bytes_ = restart_at_ = 0;
        return;
    }
    if (bytes < std::max(kRestartBytes, restart_at_)) return;
    if (bytes > copied_bytes_ + kLeftBytes && bytes < kRestartAnyway) return;
    const bool is_restarted = lane.restart_log(kPatience);
    restart_at_ = is_restarted ? 0 : bytes + kTryAgainBytes;
    if (!is_restarted) return;
    log_bytes_ = 0;
    copied_bytes_ = 0;
}

// Also when the lane is idle: others write too (cursors), and with nothing to copy it costs a few
// microseconds.
void Checkpointer::run() {
    std::unique_lock lock(mutex_);
    while (
        !wake_.wait_for(lock, log_bytes_ > kHurryBytes ? kHurry : kEvery, [this] { return is_stopped_; })) {
        lock.unlock();
        copied_bytes_ = db_->checkpoint();
        lock.lock();
    }
}

}  // namespace storage
