#include "storage/inbox_list.h"

#include "domain/on_time.h"

#include <limits>
#include <queue>
#include <ranges>
#include <unordered_set>

namespace storage {
namespace {

using base::Result;
using domain::BrandId;
using domain::LocationId;

constexpr std::int64_t kOpen = static_cast<std::int64_t>(domain::Work::open);
constexpr std::int64_t kClosed = static_cast<std::int64_t>(domain::Work::closed);
constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();

constexpr Sql kDueAfter{
    "select conversation_id, due_us from inbox_rows where brand_id = $1 and location_id = $2 and needs_reply "
    "= 1 "
    "and (due_us, conversation_id) > ($3, $4) order by due_us, conversation_id limit $5"};
constexpr Sql kActiveBefore{
    "select conversation_id, last_activity_us from inbox_rows where brand_id = $1 and location_id = $2 and "
    "work = $3 "
    "and (last_activity_us, conversation_id) < ($4, $5) order by last_activity_us desc, conversation_id desc "
    "limit $6"};

constexpr Sql kBrandDueAfter{
    "select conversation_id, due_us, location_id from inbox_rows where brand_id = $1 and needs_reply = 1 "
    "and (due_us, conversation_id) > ($2, $3) order by due_us, conversation_id limit $4"};
constexpr Sql kBrandActiveBefore{
    "select conversation_id, last_activity_us, location_id from inbox_rows where brand_id = $1 and work = $2 "
    "and (last_activity_us, conversation_id) < ($3, $4) order by last_activity_us desc, conversation_id desc "
    "limit $5"};

constexpr std::size_t kManyLocations = 32;  // from here on the brand's order is tried first
constexpr std::size_t kBrandRowsAtOnce = 200;
constexpr std::size_t kBrandRowsMax = 4000;  // some 2 ms

Result<void> subtract_old(Database& inbox, BrandId brand, const InboxRow& changed, LocationCounts& counts) {
    constexpr Sql kSelect{
        "select location_id, work, needs_reply from inbox_rows where brand_id = $1 and conversation_id = $2"};
    return inbox.query(kSelect, std::array{bind(brand), bind(changed.conversation)},
                       [&](const Row& row) -> Result<void> {
                           InboxRow old;
                           old.work = static_cast<domain::Work>(row.integer(1));
                           old.needs_reply = row.integer(2) != 0;
                           counts[{row.uuid(0)}].count(old, -1);
                           return {};
                       });
}

Result<void> write_rows(Database& inbox, BrandId brand, const std::vector<const InboxRow*>& newest) {
    constexpr Sql kPut{
        "insert into inbox_rows (brand_id, conversation_id, location_id, work, needs_reply, due_us, "
        "last_activity_us, timer_us) "
        "values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (brand_id, conversation_id) do update set "
        "location_id = excluded.location_id, work = excluded.work, needs_reply = excluded.needs_reply, "
        "due_us = excluded.due_us, last_activity_us = excluded.last_activity_us, timer_us = "
        "excluded.timer_us"};
    std::vector<Value> values;
    for (const auto* row : newest) {
        values.insert(values.end(), {bind(brand), bind(row->conversation), bind(row->location),
                                     static_cast<std::int64_t>(row->work), std::int64_t{row->needs_reply},
                                     row->due_us, row->last_activity_us, row->timer_us});
    }
    return inbox.execute_many(kPut, 8, values);
}

Result<void> write_counts(Database& inbox, BrandId brand, const LocationCounts& deltas) {
    constexpr Sql kAdd{
        "insert into inbox_counts (brand_id, location_id, needs_reply, open, closed) values ($1, $2, $3, $4, "
        "$5) "
        "on conflict (brand_id, location_id) do update set needs_reply = inbox_counts.needs_reply + "
        "excluded.needs_reply, open = inbox_counts.open + excluded.open, closed = inbox_counts.closed + "
        "excluded.closed"};
    std::vector<Value> values;
    for (const auto& [location, delta] : deltas) {
        if (delta.needs_reply == 0 && delta.open == 0 && delta.closed == 0) continue;
        values.insert(values.end(),
                      {bind(brand), bind(location), delta.needs_reply, delta.open, delta.closed});
    }
    return inbox.execute_many(kAdd, 5, values);
}

// What all runs of one page have in common.
struct Page {
    Database& inbox;
    BrandId brand;
    const ListQuery& query;
    std::unordered_set<LocationId> wanted;  // of runs over the whole brand
    std::size_t rows_left;                  // that such runs may still read
};

// One ordered run of entries: of one location, or of the whole brand with those of other locations left out;
// for the activity views either open or closed. Read some at a time.
class Run {
 public:
    Run(Page& page, std::optional<LocationId> location, std::int64_t work, ListPosition after,
        std::size_t at_once)
        : page_(page), location_(location), work_(work), last_(after), at_once_(at_once) {}

    // nullptr: no more.
    Result<const ListEntry*> peek() {
        while (next_ == entries_.size() && !is_at_end_)
            TRY(read_more());
        return next_ == entries_.size() ? nullptr : &entries_[next_];
    }
    void pop() { ++next_; }

 private:
    Result<void> read_more() {
        if (!location_) {
            if (page_.rows_left < at_once_)
                return base::fail(base::ErrorKind::internal, "inbox_scan_too_long", "");
            page_.rows_left -= at_once_;
        }
        entries_.clear();
        next_ = 0;
        std::size_t rows = 0;
        TRY(query([&](const Row& row) -> Result<void> {
            ++rows;
            last_ = {row.integer(1), {row.uuid(0)}};
            const bool is_wanted = location_ || page_.wanted.contains({row.uuid(2)});
            if (is_wanted && !(page_.query.is_hidden && page_.query.is_hidden(last_.conversation)))
                entries_.push_back({last_.conversation, last_.sort_us});
            return {};
        }));
        is_at_end_ = rows < at_once_;
        return {};
    }

    Result<void> query(const std::function<Result<void>(const Row&)>& row) {
        const auto brand = bind(page_.brand);
        const Value work = work_;
        const Value sort = last_.sort_us;
        const auto from = last_.conversation;  // last_ moves while rows come
        const Value limit = static_cast<std::int64_t>(at_once_);
        if (page_.query.view == View::needs_reply) {
            if (!location_)
                return page_.inbox.query(kBrandDueAfter, std::array{brand, sort, bind(from), limit}, row);
            const std::array values{brand, bind(*location_), sort, bind(from), limit};
            return page_.inbox.query(kDueAfter, values, row);
        }
        if (!location_) {
            return page_.inbox.query(kBrandActiveBefore, std::array{brand, work, sort, bind(from), limit},
                                     row);
        }
        const std::array values{brand, bind(*location_), work, sort, bind(from), limit};
        return page_.inbox.query(kActiveBefore, values, row);
    }

    Page& page_;
    std::optional<LocationId> location_;
    std::int64_t work_;
    ListPosition last_;
    std::size_t at_once_;
    std::vector<ListEntry> entries_;
    std::size_t next_ = 0;
    bool is_at_end_ = false;
};

using Locations = std::vector<std::optional<LocationId>>;

std::vector<Run> runs_of(Page& page, const Locations& locations) {
    const auto start =
        page.query.after.value_or(ListPosition{page.query.view == View::needs_reply ? kFirst : kLast, {}});
    const std::size_t count =
        std::max<std::size_t>(locations.size() * (page.query.view == View::everything ? 2 : 1), 1);
    // Enough that most runs are read once, little enough that many runs are not read for nothing.
    const std::size_t at_once =
        std::min(std::max<std::size_t>(2 * page.query.limit / count, 4), page.query.limit + 1);
    std::vector<Run> runs;
    runs.reserve(count);
    for (const auto& location : locations) {
        const auto size = location ? at_once : kBrandRowsAtOnce;
        if (page.query.view != View::closed) runs.emplace_back(page, location, kOpen, start, size);
        if (page.query.view == View::closed || page.query.view == View::everything) {
            runs.emplace_back(page, location, kClosed, start, size);
        }
    }
    return runs;
}

Result<std::vector<ListEntry>> merge(std::vector<Run> runs, View view, std::size_t limit) {
    struct Head {
        ListEntry entry;
        Run* run;
    };
    // Turned round: a priority_queue gives the largest.
    const auto is_later = [view](const Head& a, const Head& b) {
        return comes_before(view, b.entry, a.entry);
    };
    std::priority_queue<Head, std::vector<Head>, decltype(is_later)> heads(is_later);
    for (auto& run : runs) {
        if (const auto* entry = TRY(run.peek())) heads.push({*entry, &run});
    }
    std::vector<ListEntry> merged;
    while (merged.size() < limit && !heads.empty()) {
        const auto head = heads.top();
        heads.pop();
        merged.push_back(head.entry);
        head.run->pop();
        if (merged.size() == limit) break;
        if (const auto* entry = TRY(head.run->peek())) heads.push({*entry, head.run});
    }
    return merged;
}

}  // namespace

InboxRow inbox_row(const domain::Conversation& conversation) {
    const auto timer = domain::next_timer_at(conversation);
    const std::int64_t due = conversation.clock_due_at ? base::to_us(*conversation.clock_due_at) : kLast;
    return {conversation.id,
            conversation.location,
            conversation.work,
            conversation.needs_reply(),
            due,
            base::to_us(conversation.last_activity_at),
            timer ? base::to_us(*timer) : kLast};
}

std::vector<InboxRow> inbox_rows(const std::vector<domain::Conversation>& conversations) {
    std::vector<InboxRow> rows;
    rows.reserve(conversations.size());
    for (const auto& conversation : conversations)
        rows.push_back(inbox_row(conversation));
    return rows;
}

void ViewCounts::count(const InboxRow& row, std::int64_t sign) {
    needs_reply += row.needs_reply ? sign : 0;
    (row.work == domain::Work::open ? open : closed) += sign;
    everything += sign;
}

ViewCounts& ViewCounts::operator+=(const ViewCounts& other) {
    needs_reply += other.needs_reply;
    open += other.open;
    closed += other.closed;
    everything += other.everything;
    return *this;
}

bool comes_before(View view, const ListEntry& a, const ListEntry& b) {
    const auto key = [](const ListEntry& entry) { return std::tie(entry.sort_us, entry.conversation); };
    return view == View::needs_reply ? key(a) < key(b) : key(a) > key(b);
}

std::optional<ListEntry> entry_of(View view, const InboxRow& row) {
    if (view == View::needs_reply) {
        if (!row.needs_reply) return std::nullopt;
        return ListEntry{row.conversation, row.due_us};
    }
    const bool is_wanted =
        view == View::everything || (view == View::open) == (row.work == domain::Work::open);
    if (!is_wanted) return std::nullopt;
    return ListEntry{row.conversation, row.last_activity_us};
}

Result<void> put_inbox_rows(Database& inbox, BrandId brand, std::span<const InboxRow> rows,
                            std::optional<std::int64_t> seq) {
    constexpr Sql kPutSeq{
        "insert into inbox_seqs (brand_id, seq) values ($1, $2) on conflict (brand_id) do update set "
        "seq = excluded.seq"};
    std::vector<const InboxRow*> newest;
    std::unordered_set<domain::ConversationId> seen;
    for (const auto& row : rows | std::views::reverse) {
        if (seen.insert(row.conversation).second) newest.push_back(&row);
    }
    // The cursor first: in PostgreSQL its row is what two writers of the same brand wait for.
    if (seq) TRY(inbox.execute(kPutSeq, std::array{bind(brand), Value(*seq)}));
    LocationCounts deltas;
    for (const auto* row : newest) {
        TRY(subtract_old(inbox, brand, *row, deltas));
        deltas[row->location].count(*row, 1);
    }
    TRY(write_rows(inbox, brand, newest));
    return write_counts(inbox, brand, deltas);
}

Result<void> update_inbox_list(Database& inbox, BrandId brand, std::span<const InboxRow> rows,
                               std::int64_t seq) {
    TRY(inbox.begin(Access::write));
    auto result = put_inbox_rows(inbox, brand, rows, seq);
    if (result) result = inbox.commit();
    if (!result) inbox.rollback();
    return result;
}

Result<void> clear_inbox_lists(Database& inbox) {
    return inbox.run_script("delete from inbox_seqs; delete from inbox_rows; delete from inbox_counts;");
}

Result<std::vector<InboxRow>> find_inbox_rows(Database& inbox, BrandId brand,
                                              std::span<const domain::ConversationId> ids) {
    constexpr Sql kSelect{
        "select location_id, work, needs_reply, due_us, last_activity_us, timer_us from inbox_rows "
        "where brand_id = $1 and conversation_id = $2"};
    std::vector<InboxRow> rows;
    for (const auto& id : ids) {
        TRY(inbox.query(kSelect, std::array{bind(brand), bind(id)}, [&](const Row& row) -> Result<void> {
            rows.push_back({id,
                            {row.uuid(0)},
                            static_cast<domain::Work>(row.integer(1)),
                            row.integer(2) != 0,
                            row.integer(3),
                            row.integer(4),
                            row.integer(5)});
            return {};
        }));
    }
    return rows;
}

Result<std::int64_t> inbox_list_seq(Database& inbox, BrandId brand) {
    constexpr Sql kSelect{"select seq from inbox_seqs where brand_id = $1"};
    std::int64_t seq = 0;
    TRY(inbox.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> Result<void> {
        seq = row.integer(0);
        return {};
    }));
    return seq;
}

Result<std::vector<ListEntry>> list_inbox(Database& inbox, BrandId brand, const ListQuery& query) {
    Page page{inbox, brand, query, {}, kBrandRowsMax};
    const auto& locations = query.locations;
    if (locations.size() > kManyLocations) {
        // Most of the brand, as a rule: then its own order has nearly the page. If not, location by location
        // after all.
        page.wanted.insert(locations.begin(), locations.end());
        auto merged = merge(runs_of(page, {std::nullopt}), query.view, query.limit);
        if (merged || merged.error().code != "inbox_scan_too_long") return merged;
    }
    return merge(runs_of(page, {locations.begin(), locations.end()}), query.view, query.limit);
}

Result<LocationCounts> count_inbox(Database& inbox, BrandId brand) {
    constexpr Sql kSelect{
        "select location_id, needs_reply, open, closed from inbox_counts where brand_id = $1"};
    LocationCounts counts;
    TRY(inbox.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> Result<void> {
        const auto open = row.integer(2);
        const auto closed = row.integer(3);
        counts[{row.uuid(0)}] = {row.integer(1), open, closed, open + closed};
        return {};
    }));
    return counts;
}

Result<Timers> timers_in_list(Database& inbox, BrandId brand, std::int64_t until_us, std::size_t limit,
                              const IsHidden& is_hidden) {
    constexpr Sql kSelect{
        "select conversation_id, timer_us from inbox_rows where brand_id = $1 and (timer_us, "
        "conversation_id) > "
        "($2, $3) order by timer_us, conversation_id limit $4"};
    Timers timers;
    ListPosition at{kFirst, {}};
    // Mostly nothing is due, and the first row says so.
    std::size_t page = 4;
    for (bool has_more = true; has_more; page = limit + 1) {
        std::size_t rows = 0;
        const auto from = at;
        const std::array values{bind(brand), Value(from.sort_us), bind(from.conversation),
                                Value(static_cast<std::int64_t>(page))};
        TRY(inbox.query(kSelect, values, [&](const Row& row) -> Result<void> {
            ++rows;
            at = {row.integer(1), {row.uuid(0)}};
            if (timers.next_us || (is_hidden && is_hidden(at.conversation))) return {};
            if (at.sort_us > until_us || timers.due.size() == limit) {
                timers.next_us = at.sort_us;
            } else {
                timers.due.push_back(at.conversation);
            }
            return {};
        }));
        has_more = !timers.next_us && rows == page;
    }
    if (timers.next_us == kLast) timers.next_us.reset();
    return timers;
}

}  // namespace storage
