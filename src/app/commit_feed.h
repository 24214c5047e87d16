// Hands the batches this process commits to one reader, so that it need not read them from the log again.
// push() is the lane's, take() the reader's.
#pragma once
#include <mutex>
#include <vector>

#include "storage/store.h"

namespace app {

class CommitFeed {
 public:
    // Batches waiting to be taken; a reader that falls behind further than this reads the log instead.
    static constexpr std::size_t kBatchesMax = 4096;

    void push(std::shared_ptr<const storage::CommittedBatch> batch);

    struct Taken {
        std::vector<std::shared_ptr<const storage::CommittedBatch>> batches;  // in the order of commits
        bool has_gap = false;  // some were dropped: what they held is only in the log
    };
    Taken take();

 private:
    std::mutex mutex_;  // guards waiting_
    Taken waiting_;
};

}  // namespace app
