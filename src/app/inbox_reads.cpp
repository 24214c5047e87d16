#include "app/inbox_reads.h"

#include <algorithm>

namespace app {
namespace {

storage::ViewCounts sum(const storage::LocationCounts& counts,
                        const std::vector<domain::LocationId>& locations) {
    storage::ViewCounts sum;
    for (const auto& location : locations) {
        const auto found = counts.find(location);
        if (found != counts.end()) sum += found->second;
    }
    return sum;
}

}  // namespace

base::Result<storage::Database*> InboxReads::connection() {
    const std::lock_guard lock(mutex_);
    auto& mine = connections_[std::this_thread::get_id()];
    if (!mine) mine = TRY(store_.connect_inbox());
    return mine.get();
}

base::Result<InboxReads::Page> InboxReads::read(domain::BrandId brand, const storage::ListQuery& query) {
    storage::Database& file = *TRY(connection());
    const auto fresh = fresh_.read(brand);
    Page page;
    if (!fresh) {
        page.seq = TRY(storage::inbox_list_seq(file, brand));
        page.counts = sum(TRY(storage::count_inbox(file, brand)), query.locations);
        page.entries = TRY(storage::list_inbox(file, brand, query));
        return page;
    }
    auto older = query;
    older.is_hidden = [&](const domain::ConversationId& id) { return fresh->contains(id); };
    const auto written = TRY(storage::list_inbox(file, brand, older));
    const auto order = [&](const auto& a, const auto& b) { return storage::comes_before(query.view, a, b); };
    std::ranges::merge(fresh->list(query), written, std::back_inserter(page.entries), order);
    page.entries.resize(std::min(page.entries.size(), query.limit));
    page.seq = fresh->seq();
    page.counts = sum(fresh->counts(), query.locations);
    return page;
}

base::Result<storage::Timers> InboxReads::timers(domain::BrandId brand, base::Timestamp until,
                                                 std::size_t limit) {
    storage::Database& file = *TRY(connection());
    const auto fresh = fresh_.read(brand);
    if (!fresh) return storage::timers_in_list(file, brand, base::to_us(until), limit, {});
    const auto hidden = [&](const domain::ConversationId& id) { return fresh->contains(id); };
    auto timers = TRY(storage::timers_in_list(file, brand, base::to_us(until), limit, hidden));
    const auto newer = fresh->timers(base::to_us(until), limit);
    timers.due.insert(timers.due.end(), newer.due.begin(), newer.due.end());
    if (newer.next_us) timers.next_us = std::min(timers.next_us.value_or(*newer.next_us), *newer.next_us);
    return timers;
}

}  // namespace app
