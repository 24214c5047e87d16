#include <algorithm>
#include <iterator>
#include <limits>

#include "app/conversations.h"
#include "app/run.h"
#include "domain/team.h"
#include "storage/conversations.h"
#include "storage/events.h"

namespace app {
namespace {

constexpr int kConsumerPagesMost = 32;  // some thousand notes in a row

// For the customer: what colleagues do among themselves takes no place on the page, and so cannot push the
// conversation off it.
base::Result<Thread> consumer_thread_of(storage::Database& db, domain::BrandId brand,
                                        domain::Conversation conversation, std::int64_t before_seq,
                                        std::size_t limit) {
    std::int64_t before = before_seq > 0 ? before_seq : std::numeric_limits<std::int64_t>::max();
    Thread thread;
    thread.seq = TRY(storage::last_seq(db, brand));
    thread.has_earlier = true;
    for (int page = 0; page < kConsumerPagesMost && thread.has_earlier && thread.events.size() <= limit;
         ++page) {
        auto events = TRY(storage::events_before(db, brand, conversation.id, before, limit + 1));
        thread.has_earlier = events.size() > limit;
        if (!events.empty()) before = events.front().seq;
        std::erase_if(events, domain::is_among_colleagues);
        thread.events.insert(thread.events.begin(), std::make_move_iterator(events.begin()),
                             std::make_move_iterator(events.end()));
    }
    if (thread.events.size() > limit) {
        thread.has_earlier = true;
        thread.events.erase(thread.events.begin(), thread.events.end() - static_cast<std::ptrdiff_t>(limit));
    }
    thread.conversation = std::move(conversation);
    return thread;
}

base::Result<Thread> thread_of(storage::Database& db, domain::BrandId brand,
                               domain::Conversation conversation, std::int64_t before_seq,
                               std::size_t limit) {
    const std::int64_t before = before_seq > 0 ? before_seq : std::numeric_limits<std::int64_t>::max();
    Thread thread;
    thread.seq = TRY(storage::last_seq(db, brand));
    // One more than asked for tells whether there is an earlier page.
    thread.events = TRY(storage::events_before(db, brand, conversation.id, before, limit + 1));
    thread.has_earlier = thread.events.size() > limit;
    if (thread.has_earlier) thread.events.erase(thread.events.begin());
    thread.conversation = std::move(conversation);
    return thread;
}

// What a stream may send again: all of it, or nothing and a fresh snapshot instead. A client that has seen
// more than there is knew another log (an older copy of the data was put back).
base::Result<Backlog> backlog_of(std::int64_t since, std::int64_t head,
                                 std::vector<storage::CommittedEvent> events, std::size_t limit) {
    if (events.size() > limit || (since > head && since != kOnlyNew)) {
        return base::fail(base::ErrorKind::conflict, "resync_needed",
                          "the gap is too large; fetch a fresh snapshot");
    }
    return Backlog{head, std::move(events)};
}

}  // namespace

void read_thread(App& app, Caller caller, domain::ConversationId id, std::int64_t before_seq,
                 std::size_t limit, Done<Thread> done) {
    auto work = [caller = std::move(caller), id, before_seq,
                 limit](storage::Database& db) -> base::Result<Thread> {
        auto conversation = TRY(access_conversation(db, caller, domain::Action::read_conversations, id));
        return thread_of(db, brand_of(caller), std::move(conversation), before_seq, limit);
    };
    run_in_reads<Thread>(app, std::move(work), std::move(done));
}

void read_consumer_thread(App& app, domain::ConsumerId consumer, domain::LocationId location,
                          std::int64_t before_seq, std::size_t limit, Done<std::optional<Thread>> done) {
    const auto directory = app.directory.get();
    const domain::Location* shop = directory->find_location(location);
    if (shop == nullptr) {
        return done(unknown_location());
    }
    auto work = [brand = shop->brand, consumer, location, before_seq,
                 limit](storage::Database& db) -> base::Result<std::optional<Thread>> {
        auto conversation = TRY(storage::find_conversation_of(db, brand, consumer, location));
        if (!conversation) return std::nullopt;
        return TRY(consumer_thread_of(db, brand, std::move(*conversation), before_seq, limit));
    };
    run_in_reads<std::optional<Thread>>(app, std::move(work), std::move(done));
}

void list_inbox(App& app, domain::Staff staff, storage::View view, std::optional<domain::LocationId> location,
                std::optional<storage::ListPosition> after, std::size_t limit, Done<InboxPage> done) {
    std::vector<domain::LocationId> locations;
    const auto directory = app.directory.get();
    for (const auto* mine : directory->locations_of(staff)) {
        if (!location || mine->id == *location) locations.push_back(mine->id);
    }
    if (location && locations.empty()) {
        return done(unknown_location());
    }
    auto work = [&app, brand = staff.brand, locations = std::move(locations), view, after,
                 limit](storage::Database& db) -> base::Result<InboxPage> {
        const auto listed = TRY(app.inbox_reads.read(brand, {locations, view, after, limit, {}}));
        std::vector<domain::ConversationId> ids;
        for (const auto& entry : listed.entries)
            ids.push_back(entry.conversation);
        InboxPage page{listed.seq, listed.counts, TRY(storage::find_conversations(db, brand, ids)), {}};
        if (listed.entries.size() == limit) {
            page.next =
                storage::ListPosition{listed.entries.back().sort_us, listed.entries.back().conversation};
        }
        return page;
    };
    run_in_reads<InboxPage>(app, std::move(work), std::move(done));
}

void read_staff_backlog(App& app, domain::Staff staff, std::int64_t since, std::size_t limit,
                        Done<Backlog> done) {
    auto work = [staff = std::move(staff), since, limit](storage::Database& db) -> base::Result<Backlog> {
        const std::int64_t head = TRY(storage::last_seq(db, staff.brand));
        auto events = TRY(storage::events_after(db, staff.brand, since, limit + 1));
        if (events.size() > limit) return backlog_of(since, head, std::move(events), limit);
        std::erase_if(events, [&](const storage::CommittedEvent& event) {
            const auto may_read = [&](domain::LocationId shop) {
                return domain::may(staff, domain::Action::read_conversations, shop);
            };
            const auto* moved = std::get_if<domain::ConversationMoved>(&event.event.body);
            return !may_read(event.location) && !(moved != nullptr && may_read(moved->from));
        });
        return backlog_of(since, head, std::move(events), limit);
    };
    run_in_reads<Backlog>(app, std::move(work), std::move(done));
}

void read_consumer_backlog(App& app, domain::ConsumerId consumer, domain::LocationId location,
                           std::int64_t since, std::size_t limit, Done<Backlog> done) {
    const auto directory = app.directory.get();
    const domain::Location* shop = directory->find_location(location);
    if (shop == nullptr) {
        return done(unknown_location());
    }
    auto work = [brand = shop->brand, consumer, location, since,
                 limit](storage::Database& db) -> base::Result<Backlog> {
        const std::int64_t head = TRY(storage::last_seq(db, brand));
        const auto conversation = TRY(storage::find_conversation_of(db, brand, consumer, location));
        std::vector<storage::CommittedEvent> events;
        if (!conversation) return backlog_of(since, head, std::move(events), limit);
        for (auto& event :
             TRY(storage::events_of_conversation_after(db, brand, conversation->id, since, limit + 1))) {
            events.push_back({brand, location, conversation->agent, consumer, std::move(event)});
        }
        auto backlog = TRY(backlog_of(since, head, std::move(events), limit));
        backlog.conversation = conversation->id;
        return backlog;
    };
    run_in_reads<Backlog>(app, std::move(work), std::move(done));
}

}  // namespace app
