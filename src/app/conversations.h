// What else happens to a conversation: close, reopen, receipts, presence; and reading it.
#pragma once
#include "app/access.h"
#include "domain/close.h"
#include "domain/follow_up.h"
#include "domain/planned_send.h"
#include "domain/receipts.h"
#include "storage/inbox_list.h"

namespace app {

struct Changed {
    std::int64_t seq = 0;
    domain::Conversation conversation;  // after it
};

void close_conversation(App& app, domain::Staff staff, domain::ConversationId id, domain::CloseReason reason,
                        Done<Changed> done);
void reopen_conversation(App& app, domain::Staff staff, domain::ConversationId id, Done<Changed> done);
// The follow-up of this episode is not wanted, now or later. Errors: those of domain::dismiss_follow_up.
void dismiss_follow_up(App& app, domain::Staff staff, domain::ConversationId id, Done<Changed> done);
// A planned message will not go out. Errors: those of domain::cancel_planned.
void cancel_planned(App& app, domain::Staff staff, domain::ConversationId id, std::string message_id,
                    Done<Changed> done);
// Staff have read up to there. From an observer it changes nothing.
void mark_read(App& app, domain::Staff staff, domain::ConversationId id, std::int64_t up_to_seq,
               Done<Changed> done);
// A consumer's delivered or read mark. No conversation yet: nothing happens.
void give_consumer_receipt(App& app, domain::ConsumerId consumer, domain::LocationId location,
                           domain::ReceiptKind kind, std::int64_t up_to_seq, Done<std::int64_t> done);
// Typing, joined, left (gbm-api.md §5.5). Errors: conversation_unknown, event_id_exists (conflict).
void show_presence(App& app, Caller caller, domain::ConversationId id, domain::Actor actor,
                   domain::Presence presence, std::string event_id, Done<std::int64_t> done);
// GBM READ receipt for any message of the conversation. Errors: conversation_unknown, message_unknown
// (not_found).
void mark_message_read(App& app, Caller caller, domain::ConversationId id, std::string message_id,
                       Done<std::int64_t> done);

struct Thread {
    std::int64_t seq = 0;  // of the brand's log when it was read
    domain::Conversation conversation;
    std::vector<domain::Event> events;  // oldest first
    bool has_earlier = false;
};

// The newest `limit` events before `before_seq` (0: the newest).
void read_thread(App& app, Caller caller, domain::ConversationId id, std::int64_t before_seq,
                 std::size_t limit, Done<Thread> done);
// The consumer's own conversation with a location; nullopt before the first message.
void read_consumer_thread(App& app, domain::ConsumerId consumer, domain::LocationId location,
                          std::int64_t before_seq, std::size_t limit, Done<std::optional<Thread>> done);

struct InboxPage {
    std::int64_t seq = 0;  // events after this number are not yet in the list
    storage::ViewCounts counts;
    std::vector<domain::Conversation> items;
    std::optional<storage::ListPosition> next;
};
void list_inbox(App& app, domain::Staff staff, storage::View view, std::optional<domain::LocationId> location,
                std::optional<storage::ListPosition> after, std::size_t limit, Done<InboxPage> done);

// For streams: what a watcher missed. More than `limit`, or a number we have not reached: error resync_needed
// (conflict).
constexpr std::int64_t kOnlyNew = INT64_MAX;  // as `since`: nothing was missed
struct Backlog {
    std::int64_t head_seq = 0;
    std::vector<storage::CommittedEvent> events;
    std::optional<domain::ConversationId> conversation = {};  // the consumer's
};
void read_staff_backlog(App& app, domain::Staff staff, std::int64_t since, std::size_t limit,
                        Done<Backlog> done);
void read_consumer_backlog(App& app, domain::ConsumerId consumer, domain::LocationId location,
                           std::int64_t since, std::size_t limit, Done<Backlog> done);

}  // namespace app
