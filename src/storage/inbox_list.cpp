#include "storage/inbox_list.h"

#include <limits>
#include <queue>
#include <set>
#include <unordered_set>

namespace storage {
namespace {

using base::Result;
using domain::BrandId;
using domain::Conversation;
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

// What one conversation adds to the counts of its location.
struct Share {
    LocationId location;
    std::int64_t needs_reply = 0;
    std::int64_t open = 0;
    std::int64_t closed = 0;
};

void add(std::map<LocationId, Share>& counts, const Share& share, std::int64_t sign) {
    auto& sum = counts[share.location];
    sum.needs_reply += sign * share.needs_reply;
    sum.open += sign * share.open;
    sum.closed += sign * share.closed;
}

Share share_of(LocationId location, std::int64_t work, std::int64_t needs_reply) {
    return {location, needs_reply, work == kOpen ? 1 : 0, work == kClosed ? 1 : 0};
}

Result<void> subtract_old(Database& inbox, BrandId brand, const Conversation& changed,
                          std::map<LocationId, Share>& counts) {
    constexpr Sql kSelect{
        "select location_id, work, needs_reply from inbox_rows where brand_id = $1 and conversation_id = $2"};
    return inbox.query(kSelect, std::array{bind(brand), bind(changed.id)},
                       [&](const Row& row) -> Result<void> {
                           add(counts, share_of({row.uuid(0)}, row.integer(1), row.integer(2)), -1);
                           return {};
                       });
}

Result<void> write_rows(Database& inbox, BrandId brand, const std::vector<const Conversation*>& newest) {
    constexpr Sql kPut{
        "insert into inbox_rows (brand_id, conversation_id, location_id, work, needs_reply, due_us, "
        "last_activity_us) "
        "values ($1, $2, $3, $4, $5, $6, $7) on conflict (brand_id, conversation_id) do update set "
        "location_id = excluded.location_id, work = excluded.work, needs_reply = excluded.needs_reply, "
        "due_us = excluded.due_us, last_activity_us = excluded.last_activity_us"};
    std::vector<Value> values;
    for (const auto* c : newest) {
        const std::int64_t due = c->clock_due_at ? base::to_us(*c->clock_due_at) : kLast;
        values.insert(values.end(),
                      {bind(brand), bind(c->id), bind(c->location), static_cast<std::int64_t>(c->work),
                       std::int64_t{c->needs_reply()}, due, bind(c->last_activity_at)});
    }
    return inbox.execute_many(kPut, 7, values);
}

Result<void> write_counts(Database& inbox, BrandId brand, const std::map<LocationId, Share>& deltas) {
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

Result<void> update_inside(Database& inbox, BrandId brand, const std::vector<Conversation>& changed,
                           std::int64_t seq) {
    constexpr Sql kPutSeq{
        "insert into inbox_seqs (brand_id, seq) values ($1, $2) on conflict (brand_id) do update set "
        "seq = excluded.seq"};
    std::vector<const Conversation*> newest;
    std::set<domain::ConversationId> seen;
    for (auto at = changed.rbegin(); at != changed.rend(); ++at) {  // the last of several states counts
        if (seen.insert(at->id).second) newest.push_back(&*at);
    }
    // The cursor first: in PostgreSQL its row is what two writers of the same brand wait for.
    TRY(inbox.execute(kPutSeq, std::array{bind(brand), Value(seq)}));
    std::map<LocationId, Share> deltas;
    for (const auto* conversation : newest) {
        TRY(subtract_old(inbox, brand, *conversation, deltas));
        add(deltas,
            share_of(conversation->location, static_cast<std::int64_t>(conversation->work),
                     conversation->needs_reply()),
            1);
    }
    TRY(write_rows(inbox, brand, newest));
    return write_counts(inbox, brand, deltas);
}

// What all runs of one page have in common.
struct Page {
    Database& inbox;
    BrandId brand;
    View view;
    std::size_t limit;
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
            if (location_ || page_.wanted.contains({row.uuid(2)}))
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
        if (page_.view == View::needs_reply) {
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

std::vector<Run> runs_of(Page& page, const Locations& locations, const std::optional<ListPosition>& after) {
    const auto start = after.value_or(ListPosition{page.view == View::needs_reply ? kFirst : kLast, {}});
    const std::size_t count =
        std::max<std::size_t>(locations.size() * (page.view == View::everything ? 2 : 1), 1);
    // Enough that most runs are read once, little enough that many runs are not read for nothing.
    const std::size_t at_once = std::min(std::max<std::size_t>(2 * page.limit / count, 4), page.limit + 1);
    std::vector<Run> runs;
    runs.reserve(count);
    for (const auto& location : locations) {
        const auto size = location ? at_once : kBrandRowsAtOnce;
        if (page.view != View::closed) runs.emplace_back(page, location, kOpen, start, size);
        if (page.view == View::closed || page.view == View::everything) {
            runs.emplace_back(page, location, kClosed, start, size);
        }
    }
    return runs;
}

Result<std::vector<ListEntry>> merge(std::vector<Run> runs, View view, std::size_t limit) {
    const std::int64_t sign = view == View::needs_reply ? 1 : -1;
    struct Head {
        ListEntry entry;
        Run* run;
    };
    // Turned round: a priority_queue gives the largest.
    const auto is_later = [sign](const Head& a, const Head& b) {
        if (a.entry.sort_us != b.entry.sort_us) return sign * a.entry.sort_us > sign * b.entry.sort_us;
        return sign > 0 ? a.entry.conversation > b.entry.conversation
                        : a.entry.conversation < b.entry.conversation;
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

Result<void> update_inbox_list(Database& inbox, BrandId brand, const std::vector<Conversation>& changed,
                               std::int64_t seq) {
    TRY(inbox.begin(Access::write));
    auto result = update_inside(inbox, brand, changed, seq);
    if (result) result = inbox.commit();
    if (!result) inbox.rollback();
    return result;
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

Result<std::vector<ListEntry>> list_inbox(Database& inbox, BrandId brand,
                                          const std::vector<LocationId>& locations, View view,
                                          const std::optional<ListPosition>& after, std::size_t limit) {
    Page page{inbox, brand, view, limit, {}, kBrandRowsMax};
    if (locations.size() > kManyLocations) {
        // Most of the brand, as a rule: then its own order has nearly the page. If not, location by location
        // after all.
        page.wanted.insert(locations.begin(), locations.end());
        auto merged = merge(runs_of(page, {std::nullopt}, after), view, limit);
        if (merged || merged.error().code != "inbox_scan_too_long") return merged;
    }
    return merge(runs_of(page, {locations.begin(), locations.end()}, after), view, limit);
}

Result<ViewCounts> count_inbox(Database& inbox, BrandId brand, const std::vector<LocationId>& locations) {
    constexpr Sql kSelect{
        "select location_id, needs_reply, open, closed from inbox_counts where brand_id = $1"};
    const std::set<LocationId> wanted(locations.begin(), locations.end());
    ViewCounts sum;
    TRY(inbox.query(kSelect, std::array{bind(brand)}, [&](const Row& row) -> Result<void> {
        if (!wanted.contains({row.uuid(0)})) return {};
        sum.needs_reply += row.integer(1);
        sum.open += row.integer(2);
        sum.closed += row.integer(3);
        return {};
    }));
    sum.everything = sum.open + sum.closed;
    return sum;
}

}  // namespace storage
