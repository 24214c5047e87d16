// The lists of the inbox, kept by the inbox_list reader in the second file: a narrow row per conversation
// with an index per view, and a count per location and view. Rebuildable from conversations.
#pragma once
#include <optional>
#include <vector>

#include "domain/conversation.h"
#include "storage/database.h"

namespace storage {

enum class View : std::uint8_t { needs_reply, open, closed, everything };
BOOST_DESCRIBE_ENUM(View, needs_reply, open, closed, everything)

struct ViewCounts {
    std::int64_t needs_reply = 0;
    std::int64_t open = 0;
    std::int64_t closed = 0;
    std::int64_t everything = 0;
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

// Writes the newest state of some conversations, moves the counts, and the cursor ("inbox_list") to `seq`;
// one transaction, begun and committed inside.
base::Result<void> update_inbox_list(Database& inbox, domain::BrandId brand,
                                     const std::vector<domain::Conversation>& changed, std::int64_t seq);
base::Result<std::int64_t> inbox_list_seq(Database& inbox, domain::BrandId brand);

// The next `limit` entries over these locations, merged in order.
base::Result<std::vector<ListEntry>> list_inbox(Database& inbox, domain::BrandId brand,
                                                const std::vector<domain::LocationId>& locations, View view,
                                                const std::optional<ListPosition>& after, std::size_t limit);
base::Result<ViewCounts> count_inbox(Database& inbox, domain::BrandId brand,
                                     const std::vector<domain::LocationId>& locations);

}  // namespace storage
