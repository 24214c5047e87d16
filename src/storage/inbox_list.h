// The lists of the inbox, kept by the inbox_list reader in the second file: a narrow row per conversation
// with an index per view, and a count per location and view. Rebuildable from conversations.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "storage/database.h"
#include "storage/inbox_row.h"

namespace storage {

enum class View : std::uint8_t { needs_reply, open, closed, everything };
BOOST_DESCRIBE_ENUM(View, needs_reply, open, closed, everything)

struct ViewCounts {
    std::int64_t needs_reply = 0;
    std::int64_t open = 0;
    std::int64_t closed = 0;
    std::int64_t everything = 0;

    // `sign` is 1 or -1: one conversation more or less.
    void count(const InboxRow& row, std::int64_t sign);
    ViewCounts& operator+=(const ViewCounts& other);
    bool operator==(const ViewCounts&) const = default;
};
BOOST_DESCRIBE_STRUCT(ViewCounts, (), (needs_reply, open, closed, everything))

// Where a page ends: needs_reply is sorted by due time (soonest first), the others by last activity (newest
// first).
struct ListPosition {
    std::int64_t sort_us = 0;
    domain::ConversationId conversation;
};

struct ListEntry {
    domain::ConversationId conversation;
    std::int64_t sort_us = 0;
};

// Whether a stands before b in this view; ids make the order total.
bool comes_before(View view, const ListEntry& a, const ListEntry& b);
// Whether the row is in the view, and where.
std::optional<ListEntry> entry_of(View view, const InboxRow& row);

// Writes the newest rows of some conversations (the last of several counts), moves the counts, and the cursor
// to `seq` when one is given. Inside the caller's transaction.
base::Result<void> put_inbox_rows(Database& inbox, domain::BrandId brand, std::span<const InboxRow> rows,
                                  std::optional<std::int64_t> seq);
// The same in a transaction of its own.
base::Result<void> update_inbox_list(Database& inbox, domain::BrandId brand, std::span<const InboxRow> rows,
                                     std::int64_t seq);
// All brands; they are then made again from the log.
base::Result<void> clear_inbox_lists(Database& inbox);
// Missing ones are left out.
base::Result<std::vector<InboxRow>> find_inbox_rows(Database& inbox, domain::BrandId brand,
                                                    std::span<const domain::ConversationId> ids);
base::Result<std::int64_t> inbox_list_seq(Database& inbox, domain::BrandId brand);

// Left out of what is read; empty: nothing is.
using IsHidden = std::function<bool(const domain::ConversationId&)>;

struct ListQuery {
    const std::vector<domain::LocationId>& locations;
    View view = View::needs_reply;
    std::optional<ListPosition> after;
    std::size_t limit = 0;
    IsHidden is_hidden;
};
// The next `limit` entries over these locations, merged in order.
base::Result<std::vector<ListEntry>> list_inbox(Database& inbox, domain::BrandId brand,
                                                const ListQuery& query);
// Which conversations time has something to do to at `until_us`, soonest first, and when there is more to do.
struct Timers {
    std::vector<domain::ConversationId> due;
    std::optional<std::int64_t> next_us;
};
base::Result<Timers> timers_in_list(Database& inbox, domain::BrandId brand, std::int64_t until_us,
                                    std::size_t limit, const IsHidden& is_hidden);
using LocationCounts = std::map<domain::LocationId, ViewCounts>;
base::Result<LocationCounts> count_inbox(Database& inbox, domain::BrandId brand);
base::Result<ViewCounts> count_inbox(Database& inbox, domain::BrandId brand,
                                     const std::vector<domain::LocationId>& locations);

}  // namespace storage
