#include "app/commit_feed.h"

namespace app {

void CommitFeed::push(std::shared_ptr<const storage::CommittedBatch> batch) {
    const std::lock_guard lock(mutex_);
    if (waiting_.batches.size() >= kBatchesMax) {
        waiting_.batches.clear();
        waiting_.has_gap = true;
    }
    waiting_.batches.push_back(std::move(batch));
}

CommitFeed::Taken CommitFeed::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
}

}  // namespace app
