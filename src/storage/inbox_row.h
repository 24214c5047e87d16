// One conversation in the lists of the inbox: what they sort, filter and count by.
#pragma once
#include <vector>

#include "domain/conversation.h"

namespace storage {

struct InboxRow {
    domain::ConversationId conversation;
    domain::LocationId location;
    domain::Work work = domain::Work::open;
    bool needs_reply = false;
    std::int64_t due_us = 0;  // of the answer clock; the largest number while it does not run
    std::int64_t last_activity_us = 0;
    std::int64_t timer_us = 0;  // domain::next_timer_at; the largest number for never
    bool operator==(const InboxRow&) const = default;
};

InboxRow inbox_row(const domain::Conversation& conversation);
std::vector<InboxRow> inbox_rows(const std::vector<domain::Conversation>& conversations);

}  // namespace storage
