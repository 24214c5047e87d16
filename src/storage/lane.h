// One writing thread: takes what is queued, runs it in one transaction, commits, then answers all of it.
// Owned by Store. submit() is for any thread, the rest happens on the lane's own.
#pragma once
#include <atomic>
#include <thread>

#include "storage/staged_batch.h"
#include "storage/store.h"

namespace storage {

// Upper bounds of the commit time histogram, seconds; the last bucket has none.
constexpr std::array kCommitBuckets{0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.5, 2.0};

struct LaneFigures {
    std::atomic<std::uint64_t> batches{0};
    std::atomic<std::uint64_t> commands{0};
    std::atomic<std::uint64_t> events{0};
    std::atomic<std::uint64_t> failed_batches{0};
    std::atomic<std::uint64_t> refused{0};
    std::atomic<std::uint64_t> commit_us{0};
    std::atomic<bool> is_writable{true};
    std::array<std::atomic<std::uint64_t>, kCommitBuckets.size() + 1> commit_buckets{};
};

class Lane {
 public:
    // Called on the lane's thread after each batch, when everybody has been answered.
    using AfterBatch = std::function<void()>;

    Lane(std::unique_ptr<Database> db, const StoreConfig& config, const base::Clock& clock,
         AfterBatch after_batch);

    void start(CommitListener listener);
    void stop();  // finishes what is queued, then joins
    base::Result<void> submit(domain::BrandId brand, LaneWork& work);
    const LaneFigures& figures() const { return figures_; }
    std::size_t queued() const { return queue_.size(); }

 private:
    struct Command {
        domain::BrandId brand;
        LaneWork work;
    };
    enum class Again : std::uint8_t { allowed, no };

    void run();
    void run_batch(std::span<Command> batch);
    void run_one_by_one(std::span<Command> batch);
    base::Result<void> try_batch(std::span<Command> batch);
    void stage(std::span<Command> batch);
    base::Result<void> write_and_commit();
    void answer(const base::Result<void>& result);
    void count_commit(std::chrono::steady_clock::duration took);

    const StoreConfig& config_;
    std::unique_ptr<Database> db_;
    AfterBatch after_batch_;
    StagedBatch staged_;
    base::BoundedQueue<Command> queue_;
    std::atomic<bool> is_stopped_{false};
    CommitListener listener_;
    LaneFigures figures_;
    std::vector<domain::BrandId> brands_;              // of the batch, sorted
    std::vector<AfterCommit> after_;                   // one per command of the batch, in order
    std::shared_ptr<const CommittedBatch> committed_;  // the newest batch
    std::thread thread_;
};

}  // namespace storage
