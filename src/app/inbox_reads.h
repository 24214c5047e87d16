// Where a page of the inbox lists comes from: the second file, on a connection for each thread that asks (the
// read threads of the store), and before it the rows that are not in the file yet.
#pragma once
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "app/fresh_rows.h"

namespace app {

class InboxReads {
 public:
    explicit InboxReads(storage::Store& store) : store_(store) {}

    struct Page {
        std::int64_t seq = 0;  // events after this number are not yet in the lists
        storage::ViewCounts counts;
        std::vector<storage::ListEntry> entries;
    };
    // On a read thread.
    base::Result<Page> read(domain::BrandId brand, const storage::ListQuery& query);

    // On any thread.
    base::Result<storage::Timers> timers(domain::BrandId brand, base::Timestamp until, std::size_t limit);

    // The second file, for what else readers keep there (app/health.h); of the calling thread.
    base::Result<storage::Database*> connection();

    // The inbox_list reader fills it.
    FreshRows& fresh() { return fresh_; }

 private:
    storage::Store& store_;
    FreshRows fresh_;
    std::mutex mutex_;  // guards connections_
    std::unordered_map<std::thread::id, std::unique_ptr<storage::Database>> connections_;
};

}  // namespace app
