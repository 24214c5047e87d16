// The rows of the inbox lists that are newer than the second file. They wait in memory, so that the file is
// written seldom and in long sorted runs: a page of it then takes many rows at once instead of one
// (docs/benchmarks.md). Lost with the process, and made again from the log.
// The inbox_list reader puts rows in; lists read them from any thread.
#pragma once
#include <atomic>
#include <limits>
#include <optional>
#include <shared_mutex>
#include <unordered_map>
#include <vector>

#include "storage/inbox_list.h"
#include "storage/store.h"

namespace app {

class FreshRows {
 public:
    // ---- the reader's; one thread ----

    // What lies beyond `seq`, which the file has reached with these counts, will be here: first what the log
    // holds already, then, once it follows commits, what they bring.
    void begin(domain::BrandId brand, std::int64_t seq, storage::LocationCounts counts);
    bool has(domain::BrandId brand) const;
    void put_from_log(domain::BrandId brand, const std::vector<storage::ChangedRow>& changed,
                      std::int64_t seq);
    void follow_commits(domain::BrandId brand);
    // What belongs to a brand that does not follow, or is here already, is skipped.
    void put(const std::vector<storage::ChangedRow>& changed);
    void forget_all();  // and nothing has begun

    std::int64_t seq(domain::BrandId brand) const;
    std::size_t size(domain::BrandId brand) const;
    std::vector<domain::ConversationId> conversations(domain::BrandId brand) const;  // sorted
    std::vector<storage::InboxRow> rows(domain::BrandId brand,
                                        std::span<const domain::ConversationId> conversations) const;
    // These are in the file now; those that have changed since stay.
    void written(domain::BrandId brand, std::span<const storage::InboxRow> rows);

    // ---- the lists' ----

    // Keeps the rows as they are until it goes. Take it before the file's snapshot: then a row just written
    // is seen twice, and hidden there, rather than nowhere.
    class Reading;
    // nullopt: the file is all there is to read.
    std::optional<Reading> read(domain::BrandId brand) const;

 private:
    static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
    struct Brand {
        void put(const storage::ChangedRow& change);

        bool follows_commits = false;
        std::int64_t seq = 0;
        std::unordered_map<domain::ConversationId, storage::InboxRow> rows;
        storage::LocationCounts counts;  // file and rows together
        // Not after the first timer of any row: most of the time nothing is due and no row is looked at.
        mutable std::atomic<std::int64_t> timer_from_us = kNever;
    };
    const Brand& brand_of(domain::BrandId brand) const { return brands_.at(brand); }

    mutable std::shared_mutex mutex_;  // guards brands_
    std::unordered_map<domain::BrandId, Brand> brands_;
};

class FreshRows::Reading {
 public:
    std::int64_t seq() const { return brand_->seq; }
    const storage::LocationCounts& counts() const { return brand_->counts; }
    bool contains(const domain::ConversationId& id) const { return brand_->rows.contains(id); }
    // As storage::list_inbox, of these rows alone.
    std::vector<storage::ListEntry> list(const storage::ListQuery& query) const;
    // As storage::timers_in_list, in any order.
    storage::Timers timers(std::int64_t until_us, std::size_t limit) const;

 private:
    friend class FreshRows;
    Reading(std::shared_lock<std::shared_mutex> lock, const Brand& brand)
        : lock_(std::move(lock)), brand_(&brand) {}
    std::shared_lock<std::shared_mutex> lock_;
    const Brand* brand_;
};

}  // namespace app
