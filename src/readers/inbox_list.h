// Keeps the lists and counts of the inbox up to date. A brand is first brought up to the log's head, from the
// log: in memory when it is not much, else straight into the second file. From then on, where this process is
// the only writer, changed rows come from the commits themselves into memory (app/fresh_rows.h), and are
// written to the file when it is quiet, or when there are many, or they are old. The file can be thrown away:
// it is built again from number 0.
#pragma once
#include <atomic>
#include <unordered_map>

#include "app/commit_feed.h"
#include "app/fresh_rows.h"
#include "app/inbox_writer.h"
#include "app/log_cursor.h"
#include "readers/reader.h"

namespace readers {

class InboxList final : public Reader {
 public:
    // `feed` nullptr: others write too (several nodes on PostgreSQL), so every change is read from the log.
    InboxList(app::LogCursor log, app::InboxWriter inbox, app::DirectoryHolder& directory,
              app::FreshRows& fresh, app::CommitFeed* feed)
        : log_(std::move(log)), inbox_(std::move(inbox)), directory_(directory), fresh_(fresh), feed_(feed) {}

    std::string_view name() const override { return "inbox_list"; }
    std::optional<base::Timestamp> run(base::Timestamp now) override;

    // Whether the lists hold everything up to the last run; on the readers' thread.
    bool is_current(domain::BrandId brand) const;
    // Whether a transaction on the file is open between two runs; likewise.
    bool is_writing() const { return writing_.has_value(); }

    // For /metrics, over all brands: events written to the log and not yet in the lists; rows in the lists
    // and not yet in the file.
    std::int64_t lag() const { return lag_.load(std::memory_order_relaxed); }
    std::int64_t fresh_rows() const { return fresh_rows_.load(std::memory_order_relaxed); }

 private:
    // Of a brand whose rows come from commits.
    struct Live {
        base::Timestamp changed_at;   // last
        base::Timestamp fresh_since;  // since when there has been something to write
    };
    // One transaction over many runs: every page of the file that it touches is written once.
    struct Writing {
        domain::BrandId brand;
        std::int64_t seq = 0;                      // what the file has reached when it is committed
        std::vector<domain::ConversationId> left;  // in descending order
        std::vector<storage::InboxRow> put;
    };

    // These say whether there is more to read.
    base::Result<bool> catch_up(domain::BrandId brand);
    base::Result<bool> catch_up_in_file(domain::BrandId brand, std::int64_t position);
    base::Result<bool> catch_up_in_memory(domain::BrandId brand);
    void take_commits(base::Timestamp now);
    // These say when they want to go on.
    base::Result<std::optional<base::Timestamp>> run_brand(domain::BrandId brand, base::Timestamp now);
    base::Result<std::optional<base::Timestamp>> write_when_due(domain::BrandId brand, Live& live,
                                                                base::Timestamp now);
    base::Result<void> write_some();
    void stop_writing();

    app::LogCursor log_;
    app::InboxWriter inbox_;
    app::DirectoryHolder& directory_;
    app::FreshRows& fresh_;
    app::CommitFeed* feed_;
    std::unordered_map<domain::BrandId, Live> live_;
    std::optional<Writing> writing_;
    std::unordered_map<domain::BrandId, std::int64_t> behind_;
    std::atomic<std::int64_t> lag_ = 0;
    std::atomic<std::int64_t> fresh_rows_ = 0;
};

}  // namespace readers
