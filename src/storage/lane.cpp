#include "storage/lane.h"

#include "base/log.h"
#include "storage/failure.h"

namespace storage {
namespace {

using Steady = std::chrono::steady_clock;

constexpr int kAttemptsMax = 5;  // of one command that meets other nodes' writes

constexpr auto kRelaxed = std::memory_order_relaxed;  // figures: nothing is ordered by them

}  // namespace

Lane::Lane(std::unique_ptr<Database> db, const StoreConfig& config, const base::Clock& clock,
           AfterBatch after_batch)
    : config_(config),
      db_(std::move(db)),
      after_batch_(std::move(after_batch)),
      staged_(*db_, clock),
      queue_(config.lane_queue_max) {}

void Lane::start(CommitListener listener) {
    listener_ = std::move(listener);
    thread_ = std::thread([this] { run(); });
}

void Lane::stop() {
    is_stopped_ = true;
    queue_.close();
    if (thread_.joinable()) thread_.join();
}

base::Result<void> Lane::submit(domain::BrandId brand, LaneWork& work) {
    Command command{brand, std::move(work)};
    if (queue_.try_push(command)) return {};
    work = std::move(command.work);
    if (is_stopped_)
        return base::fail(base::ErrorKind::unavailable, "store_stopped", "the server is stopping");
    figures_.refused.fetch_add(1, kRelaxed);
    return base::fail(base::ErrorKind::unavailable, "lane_full",
                      "too many messages are waiting; try again shortly");
}

void Lane::run() {
    std::vector<Command> commands;
    while (queue_.pop_all(commands)) {
        for (std::span rest(commands); !rest.empty();) {
            const auto batch = rest.first(std::min(config_.batch_max, rest.size()));
            run_batch(batch);
            rest = rest.subspan(batch.size());
        }
        commands.clear();
    }
}

void Lane::run_batch(std::span<Command> batch) {
    const auto result = try_batch(batch);
    // One bad row fails everybody's commit: without the others each gets its own fate.
    if (!result && is_conflict(result.error())) {
        run_one_by_one(batch);
    } else {
        answer(result);
    }
    if (after_batch_) after_batch_();
}

void Lane::run_one_by_one(std::span<Command> batch) {
    for (auto& command : batch) {
        base::Result<void> result;
        for (int attempt = 0; attempt < kAttemptsMax; ++attempt) {
            result = try_batch({&command, 1});
            if (result || !is_conflict(result.error())) break;
        }
        answer(result);
    }
}

base::Result<void> Lane::try_batch(std::span<Command> batch) {
    brands_.clear();
    for (const auto& command : batch)
        brands_.push_back(command.brand);
    std::ranges::sort(brands_);  // the same order on every node: no deadlock
    brands_.erase(std::ranges::unique(brands_).begin(), brands_.end());
    committed_.reset();
    const auto begun = db_->begin(Access::write);
    staged_.start(begun, brands_);
    stage(batch);
    const auto result = write_and_commit();
    if (result) {
        auto committed = staged_.finish(config_.cached_conversations_max);
        figures_.events.fetch_add(committed.events.size(), kRelaxed);
        if (!committed.events.empty())
            committed_ = std::make_shared<const CommittedBatch>(std::move(committed));
        return {};
    }
    if (begun) db_->rollback();
    staged_.abandon();
    return result;
}

// Every command runs even when the batch has failed already: only it can make the closure that tells its
// caller.
void Lane::stage(std::span<Command> batch) {
    after_.clear();
    for (auto& command : batch) {
        staged_.start_command();
        after_.push_back(command.work(staged_));
    }
}

base::Result<void> Lane::write_and_commit() {
    TRY(staged_.state());
    if (!staged_.has_staged()) {
        db_->rollback();  // nothing to make durable
        return {};
    }
    const auto before = Steady::now();
    TRY(staged_.write());
    TRY(db_->commit());
    figures_.is_writable.store(true, kRelaxed);
    count_commit(Steady::now() - before);
    return {};
}

void Lane::answer(const base::Result<void>& result) {
    figures_.batches.fetch_add(1, kRelaxed);
    figures_.commands.fetch_add(after_.size(), kRelaxed);
    if (result) {
        if (committed_ != nullptr && listener_) listener_(committed_);
    } else {
        figures_.failed_batches.fetch_add(1, kRelaxed);
        if (!is_conflict(result.error())) figures_.is_writable.store(false, kRelaxed);
        base::log(base::LogLevel::error, "batch_failed",
                  {{"code", result.error().code}, {"commands", after_.size()}});
    }
    for (auto& after : after_) {
        if (after) after(result);
    }
    after_.clear();
}

void Lane::count_commit(Steady::duration took) {
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    figures_.commit_us.fetch_add(static_cast<std::uint64_t>(us), kRelaxed);
    const auto bucket = std::ranges::lower_bound(kCommitBuckets, static_cast<double>(us) / 1e6);
    figures_.commit_buckets[static_cast<std::size_t>(bucket - kCommitBuckets.begin())].fetch_add(1, kRelaxed);
}

}  // namespace storage
