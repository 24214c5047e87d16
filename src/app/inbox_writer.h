// The writing side of the inbox lists' file, for the inbox_list reader. One thread at a time.
#pragma once
#include <memory>

#include "storage/inbox_list.h"
#include "storage/store.h"

namespace app {

class InboxWriter {
 public:
    static base::Result<InboxWriter> open(storage::Store& store) {
        return InboxWriter(TRY(store.connect_inbox()));
    }

    base::Result<std::int64_t> position(domain::BrandId brand) {
        return storage::inbox_list_seq(*db_, brand);
    }
    base::Result<storage::LocationCounts> counts(domain::BrandId brand) {
        return storage::count_inbox(*db_, brand);
    }
    // As they lie in the file, in any order; missing ones are left out.
    base::Result<std::vector<storage::InboxRow>> find(domain::BrandId brand,
                                                      std::span<const domain::ConversationId> ids) {
        return storage::find_inbox_rows(*db_, brand, ids);
    }
    base::Result<void> update(domain::BrandId brand, std::span<const storage::InboxRow> rows,
                              std::int64_t seq) {
        return storage::update_inbox_list(*db_, brand, rows, seq);
    }

    // The same in pieces: begin, put as often as wanted, then commit with the cursor, or drop it all.
    base::Result<void> begin() { return db_->begin(storage::Access::write); }
    base::Result<void> put(domain::BrandId brand, std::span<const storage::InboxRow> rows) {
        return storage::put_inbox_rows(*db_, brand, rows, std::nullopt);
    }
    base::Result<void> commit(domain::BrandId brand, std::int64_t seq) {
        TRY(storage::put_inbox_rows(*db_, brand, {}, seq));
        return db_->commit();
    }
    void drop() { db_->rollback(); }

 private:
    explicit InboxWriter(std::unique_ptr<storage::Database> db) : db_(std::move(db)) {}
    std::unique_ptr<storage::Database> db_;
};

}  // namespace app
