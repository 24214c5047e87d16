#include "readers/inbox_list.h"

#include <algorithm>

#include "base/log.h"

namespace readers {
namespace {

constexpr std::size_t kEventsPerRun = 2000;  // one transaction of the second file
constexpr std::size_t kRowsPerRun = 1000;    // as well
constexpr base::Duration kAfterFailure = std::chrono::seconds(1);

// Rows wait for a quiet moment, but neither many nor long: after a crash they are made again from the log.
constexpr base::Duration kQuiet = std::chrono::milliseconds(300);
constexpr base::Duration kAgeMax = std::chrono::minutes(1);
constexpr std::size_t kRowsMax = 100'000;

}  // namespace

// Says whether there is more to read.
base::Result<bool> InboxList::catch_up(domain::BrandId brand) {
    const std::int64_t position = TRY(inbox_.position(brand));
    const auto news = TRY(log_.changed_after(brand, position, kEventsPerRun));
    behind_[brand] = news.head - news.seq;
    if (!news.conversations.empty()) {
        TRY(inbox_.update(brand, storage::inbox_rows(news.conversations), news.seq));
    }
    if (news.seq < news.head) return true;
    if (feed_ == nullptr) return false;
    fresh_.begin(brand, news.seq, TRY(inbox_.counts(brand)));
    live_[brand] = {};
    return false;
}

void InboxList::take_commits(base::Timestamp now) {
    auto taken = feed_->take();
    if (taken.has_gap) {
        fresh_.forget_all();
        live_.clear();
    }
    for (const auto& batch : taken.batches) {
        fresh_.put(batch->changed);
        for (const auto& change : batch->changed) {
            const auto found = live_.find(change.brand);
            if (found == live_.end()) continue;
            found->second.changed_at = now;
            if (found->second.fresh_since == base::Timestamp{}) found->second.fresh_since = now;
        }
    }
}

base::Result<void> InboxList::write_some(domain::BrandId brand, Live& live) {
    const auto count = std::min(kRowsPerRun, live.writing.size());
    std::vector<domain::ConversationId> next(live.writing.rbegin(),
                                             live.writing.rbegin() + static_cast<std::ptrdiff_t>(count));
    const auto rows = fresh_.rows(brand, next);
    const bool is_last = count == live.writing.size();
    TRY(inbox_.update(brand, rows, is_last ? std::optional(live.writing_seq) : std::nullopt));
    fresh_.written(brand, rows);
    live.writing.resize(live.writing.size() - count);
    return {};
}

base::Result<std::optional<base::Timestamp>> InboxList::write_on(domain::BrandId brand, Live& live,
                                                                 base::Timestamp now) {
    if (live.writing.empty()) {
        const auto size = fresh_.size(brand);
        if (size == 0) return std::nullopt;
        const auto due = std::min(live.changed_at + kQuiet, live.fresh_since + kAgeMax);
        // A turned clock must not put it off.
        const bool is_turned = now < live.changed_at;
        if (size < kRowsMax && now < due && !is_turned) return due;
        live.writing = fresh_.conversations(brand);
        std::ranges::reverse(live.writing);
        live.writing_seq = fresh_.seq(brand);
        live.fresh_since = now;
    }
    TRY(write_some(brand, live));
    if (live.writing.empty() && fresh_.size(brand) == 0) {
        live.fresh_since = {};
        return std::nullopt;
    }
    return now;
}

base::Result<std::optional<base::Timestamp>> InboxList::run_brand(domain::BrandId brand,
                                                                  base::Timestamp now) {
    if (const auto live = live_.find(brand); live != live_.end()) return write_on(brand, live->second, now);
    const bool has_more = TRY(catch_up(brand));
    return has_more ? std::optional(now) : std::nullopt;
}

std::optional<base::Timestamp> InboxList::run(base::Timestamp now) {
    // Before the log is read: what is taken here of a brand that has not caught up, the log has too.
    if (feed_ != nullptr) take_commits(now);
    std::optional<base::Timestamp> again;
    std::int64_t lag = 0;
    std::int64_t fresh = 0;
    const auto directory = directory_.get();
    for (const auto& brand : directory->brands()) {
        auto wanted = run_brand(brand.id, now);
        if (!wanted) {
            base::log(
                base::LogLevel::error, "reader_failed",
                {{"reader", name()}, {"code", wanted.error().code}, {"message", wanted.error().message}});
            wanted = now + kAfterFailure;
        }
        if (*wanted && (!again || **wanted < *again)) again = *wanted;
        lag += behind_[brand.id];
        fresh += static_cast<std::int64_t>(fresh_.size(brand.id));
    }
    lag_.store(lag, std::memory_order_relaxed);
    fresh_rows_.store(fresh, std::memory_order_relaxed);
    return again;
}

}  // namespace readers
