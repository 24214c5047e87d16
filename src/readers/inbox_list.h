// Keeps the lists and counts of the inbox up to date: reads which conversations have changed and writes their
// newest state into the second file. What is in there can be thrown away and is built again from number 0.
#pragma once
#include <atomic>

#include "app/inbox_writer.h"
#include "app/log_cursor.h"
#include "readers/reader.h"

namespace readers {

class InboxList final : public Reader {
 public:
    InboxList(app::LogCursor log, app::InboxWriter inbox, app::DirectoryHolder& directory)
        : log_(std::move(log)), inbox_(std::move(inbox)), directory_(directory) {}

    std::string_view name() const override { return "inbox_list"; }
    std::optional<base::Timestamp> run(base::Timestamp now) override;

    // Events written to the log and not yet in the lists, over all brands; for /metrics.
    std::int64_t lag() const { return lag_.load(std::memory_order_relaxed); }

 private:
    base::Result<bool> run_brand(domain::BrandId brand);

    app::LogCursor log_;
    app::InboxWriter inbox_;
    app::DirectoryHolder& directory_;
    std::atomic<std::int64_t> lag_ = 0;
};

}  // namespace readers
