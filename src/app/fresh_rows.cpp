#include "app/fresh_rows.h"

#include <algorithm>
#include <unordered_set>

namespace app {

void FreshRows::begin(domain::BrandId brand, std::int64_t seq, storage::LocationCounts counts) {
    const std::lock_guard lock(mutex_);
    brands_.erase(brand);
    Brand& fresh = brands_[brand];
    fresh.seq = seq;
    fresh.counts = std::move(counts);
}

bool FreshRows::has(domain::BrandId brand) const {
    const std::shared_lock lock(mutex_);
    return brands_.contains(brand);
}

void FreshRows::Brand::put(const storage::ChangedRow& change) {
    const auto [row, is_new] = rows.try_emplace(change.after.conversation, change.after);
    const auto before = is_new ? change.before : std::optional(row->second);
    if (before) counts[before->location].count(*before, -1);
    counts[change.after.location].count(change.after, 1);
    row->second = change.after;
    timer_from_us = std::min(timer_from_us.load(), change.after.timer_us);
}

void FreshRows::put_from_log(domain::BrandId brand, const std::vector<storage::ChangedRow>& changed,
                             std::int64_t seq) {
    const std::lock_guard lock(mutex_);
    Brand& fresh = brands_.at(brand);
    for (const auto& change : changed)
        fresh.put(change);
    fresh.seq = seq;
}

void FreshRows::follow_commits(domain::BrandId brand) {
    const std::lock_guard lock(mutex_);
    brands_.at(brand).follows_commits = true;
}

void FreshRows::put(const std::vector<storage::ChangedRow>& changed) {
    const std::lock_guard lock(mutex_);
    std::unordered_map<domain::BrandId, std::int64_t> reached;  // one batch's numbers move on together
    for (const auto& change : changed) {
        const auto found = brands_.find(change.brand);
        if (found == brands_.end() || !found->second.follows_commits || change.seq <= found->second.seq)
            continue;
        auto& seq = reached[change.brand];
        seq = std::max(seq, change.seq);
        found->second.put(change);
    }
    for (const auto& [brand, seq] : reached)
        brands_.at(brand).seq = seq;
}

void FreshRows::forget_all() {
    const std::lock_guard lock(mutex_);
    brands_.clear();
}

std::int64_t FreshRows::seq(domain::BrandId brand) const {
    const std::shared_lock lock(mutex_);
    return brand_of(brand).seq;
}

std::size_t FreshRows::size(domain::BrandId brand) const {
    const std::shared_lock lock(mutex_);
    const auto found = brands_.find(brand);
    return found == brands_.end() ? 0 : found->second.rows.size();
}

std::vector<domain::ConversationId> FreshRows::conversations(domain::BrandId brand) const {
    std::vector<domain::ConversationId> ids;
    {
        const std::shared_lock lock(mutex_);
        const auto& rows = brand_of(brand).rows;
        ids.reserve(rows.size());
        for (const auto& [id, row] : rows)
            ids.push_back(id);
    }
    std::ranges::sort(ids);
    return ids;
}

std::vector<storage::InboxRow> FreshRows::rows(domain::BrandId brand,
                                               std::span<const domain::ConversationId> conversations) const {
    const std::shared_lock lock(mutex_);
    const auto& all = brand_of(brand).rows;
    std::vector<storage::InboxRow> found;
    found.reserve(conversations.size());
    for (const auto& id : conversations)
        found.push_back(all.at(id));
    return found;
}

void FreshRows::written(domain::BrandId brand, std::span<const storage::InboxRow> rows) {
    const std::lock_guard lock(mutex_);
    auto& all = brands_.at(brand).rows;
    for (const auto& row : rows) {
        const auto found = all.find(row.conversation);
        if (found != all.end() && found->second == row) all.erase(found);
    }
}

std::optional<FreshRows::Reading> FreshRows::read(domain::BrandId brand) const {
    std::shared_lock lock(mutex_);
    const auto found = brands_.find(brand);
    if (found == brands_.end()) return std::nullopt;
    return Reading(std::move(lock), found->second);
}

storage::Timers FreshRows::Reading::timers(std::int64_t until_us, std::size_t limit) const {
    storage::Timers timers;
    const auto from = brand_->timer_from_us.load();
    if (from > until_us) {
        if (from != kNever) timers.next_us = from;
        return timers;
    }
    std::int64_t next = kNever;
    for (const auto& [id, row] : brand_->rows) {
        if (row.timer_us > until_us || timers.due.size() == limit) {
            next = std::min(next, row.timer_us);
        } else {
            timers.due.push_back(id);
        }
    }
    // Exact, until a row with an earlier one comes; put() is kept out by the lock.
    if (timers.due.empty()) brand_->timer_from_us = next;
    if (next != kNever) timers.next_us = next;
    return timers;
}

std::vector<storage::ListEntry> FreshRows::Reading::list(const storage::ListQuery& query) const {
    const std::unordered_set<domain::LocationId> wanted(query.locations.begin(), query.locations.end());
    std::vector<storage::ListEntry> entries;
    for (const auto& [id, row] : brand_->rows) {
        const auto entry = storage::entry_of(query.view, row);
        if (!entry || !wanted.contains(row.location)) continue;
        const bool is_behind =
            !query.after ||
            storage::comes_before(query.view, {query.after->conversation, query.after->sort_us}, *entry);
        if (is_behind) entries.push_back(*entry);
    }
    const auto order = [&](const auto& a, const auto& b) { return storage::comes_before(query.view, a, b); };
    const auto kept = static_cast<std::ptrdiff_t>(std::min(query.limit, entries.size()));
    std::partial_sort(entries.begin(), entries.begin() + kept, entries.end(), order);
    entries.resize(static_cast<std::size_t>(kept));
    return entries;
}

}  // namespace app
