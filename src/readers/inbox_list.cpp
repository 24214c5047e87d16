#include "readers/inbox_list.h"

#include <algorithm>

#include "readers/each_brand.h"

namespace readers {
namespace {

constexpr std::size_t kEventsPerRun = 2000;  // one transaction of the second file
constexpr std::size_t kRowsPerRun = 500;     // of a long transaction, between looks at the commits
constexpr std::int64_t kEventsInMemory = 300'000;

// Rows wait for a quiet moment, but neither many nor long: after a crash they are made again from the log.
constexpr base::Duration kQuiet = std::chrono::milliseconds(300);
constexpr base::Duration kAgeMax = std::chrono::minutes(1);
constexpr std::size_t kRowsMax = 100'000;

}  // namespace

base::Result<bool> InboxList::catch_up_in_file(domain::BrandId brand, std::int64_t position) {
    const auto news = TRY(log_.changed_after(brand, position, kEventsPerRun));
    behind_[brand] = news.head - news.seq;
    if (!news.conversations.empty()) {
        TRY(inbox_.update(brand, storage::inbox_rows(news.conversations), news.seq));
    }
    return news.seq < news.head;
}

base::Result<bool> InboxList::catch_up_in_memory(domain::BrandId brand) {
    const auto news = TRY(log_.changed_after(brand, fresh_.seq(brand), kEventsPerRun));
    behind_[brand] = news.head - news.seq;
    std::vector<domain::ConversationId> ids;
    for (const auto& conversation : news.conversations)
        ids.push_back(conversation.id);
    std::unordered_map<domain::ConversationId, storage::InboxRow> in_file;
    for (const auto& row : TRY(inbox_.find(brand, ids)))
        in_file.emplace(row.conversation, row);
    std::vector<storage::ChangedRow> changed;
    for (const auto& conversation : news.conversations) {
        const auto old = in_file.find(conversation.id);
        changed.push_back({brand, conversation.last_seq,
                           old == in_file.end() ? std::nullopt : std::optional(old->second),
                           storage::inbox_row(conversation)});
    }
    fresh_.put_from_log(brand, changed, news.seq);
    return news.seq < news.head;
}

base::Result<bool> InboxList::catch_up(domain::BrandId brand) {
    if (!fresh_.has(brand)) {
        const auto position = TRY(inbox_.position(brand));
        const bool is_much = TRY(log_.head(brand)) - position > kEventsInMemory;
        if (feed_ == nullptr || is_much) return catch_up_in_file(brand, position);
        fresh_.begin(brand, position, TRY(inbox_.counts(brand)));
    }
    if (TRY(catch_up_in_memory(brand))) return true;
    fresh_.follow_commits(brand);
    live_[brand] = {};
    return false;
}

bool InboxList::is_current(domain::BrandId brand) const {
    if (live_.contains(brand)) return true;
    const auto found = behind_.find(brand);
    return feed_ == nullptr && found != behind_.end() && found->second == 0;
}

void InboxList::take_commits(base::Timestamp now) {
    auto taken = feed_->take();
    if (taken.has_gap) {
        stop_writing();
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

base::Result<void> InboxList::write_some() {
    auto& left = writing_->left;
    const auto count = std::min(kRowsPerRun, left.size());
    const std::vector<domain::ConversationId> next(left.rbegin(),
                                                   left.rbegin() + static_cast<std::ptrdiff_t>(count));
    const auto rows = fresh_.rows(writing_->brand, next);
    TRY(inbox_.put(writing_->brand, rows));
    writing_->put.insert(writing_->put.end(), rows.begin(), rows.end());
    left.resize(left.size() - count);
    if (!left.empty()) return {};
    TRY(inbox_.commit(writing_->brand, writing_->seq));
    fresh_.written(writing_->brand, writing_->put);
    writing_.reset();
    return {};
}

void InboxList::stop_writing() {
    if (!writing_) return;
    inbox_.drop();
    writing_.reset();
}

base::Result<std::optional<base::Timestamp>> InboxList::write_when_due(domain::BrandId brand, Live& live,
                                                                       base::Timestamp now) {
    const auto size = fresh_.size(brand);
    if (size == 0) {
        live.fresh_since = {};
        return std::nullopt;
    }
    const auto due = std::min(live.changed_at + kQuiet, live.fresh_since + kAgeMax);
    const bool is_turned = now < live.changed_at;  // a clock that went back must not put it off
    if (size < kRowsMax && now < due && !is_turned) return due;
    auto left = fresh_.conversations(brand);
    std::ranges::reverse(left);
    TRY(inbox_.begin());
    writing_ = Writing{brand, fresh_.seq(brand), std::move(left), {}};
    live.fresh_since = now;
    return now;
}

base::Result<std::optional<base::Timestamp>> InboxList::run_brand(domain::BrandId brand,
                                                                  base::Timestamp now) {
    if (writing_) {  // the connection has one transaction at a time
        if (writing_->brand != brand) return now;
        if (auto written = write_some(); !written) {
            stop_writing();
            return std::unexpected(written.error());
        }
        return now;
    }
    if (const auto live = live_.find(brand); live != live_.end())
        return write_when_due(brand, live->second, now);
    const bool has_more = TRY(catch_up(brand));
    return has_more || fresh_.size(brand) > 0 ? std::optional(now) : std::nullopt;
}

std::optional<base::Timestamp> InboxList::run(base::Timestamp now) {
    // Before the log is read: what is taken here of a brand that has not caught up, the log has too.
    if (feed_ != nullptr) take_commits(now);
    std::int64_t lag = 0;
    std::int64_t fresh = 0;
    const auto directory = directory_.get();
    const auto again = run_each_brand(*this, *directory, now, [&](domain::BrandId brand) {
        auto wanted = run_brand(brand, now);
        lag += behind_[brand];
        fresh += static_cast<std::int64_t>(fresh_.size(brand));
        return wanted;
    });
    lag_.store(lag, std::memory_order_relaxed);
    fresh_rows_.store(fresh, std::memory_order_relaxed);
    return again;
}

}  // namespace readers
