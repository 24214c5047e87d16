#include "readers/campaigns.h"

#include "app/campaign_turn.h"
#include "base/log.h"
#include "readers/each_brand.h"

namespace readers {
namespace {

constexpr std::size_t kAtOnce = 20;  // campaigns of one brand in the lane
// A campaign that was started is seen after so long; what this reader has done itself, at once.
constexpr base::Duration kLookEvery = std::chrono::milliseconds(500);
constexpr base::Duration kTidyEvery = std::chrono::hours(1);
// behaviours.md SEC-04, as in timers.cpp: a clock that jumped back sends nothing.
constexpr base::Duration kRegression = std::chrono::seconds(1);

}  // namespace

Campaigns::Campaigns(app::App& app, app::CampaignLook look, std::function<void()> wake)
    : app_(app), look_(std::move(look)), under_way_(std::make_shared<UnderWay>()) {
    under_way_->wake = std::move(wake);
}

Campaigns::~Campaigns() {
    const std::lock_guard lock(under_way_->mutex);
    under_way_->wake = nullptr;
}

void Campaigns::act(domain::BrandId brand, domain::outreach::CampaignId id) {
    app::take_campaign_turn(app_, brand, id, [under_way = under_way_, id](base::Result<std::int64_t> sent) {
        if (sent) under_way->sent.fetch_add(*sent, std::memory_order_relaxed);
        const std::lock_guard lock(under_way->mutex);
        under_way->ids.erase(id);
        // A lane that is full is left alone for a while.
        if (!sent) return;
        under_way->has_acted = true;
        if (under_way->wake) under_way->wake();
    });
}

base::Result<std::optional<base::Timestamp>> Campaigns::run_brand(domain::BrandId brand,
                                                                  base::Timestamp now) {
    const auto found = TRY(look_.due(brand, now, kAtOnce));
    std::vector<domain::outreach::CampaignId> due;
    {
        const std::lock_guard lock(under_way_->mutex);
        for (const auto& id : found.due) {
            if (under_way_->ids.insert(id).second) due.push_back(id);
        }
    }
    for (const auto& id : due)
        act(brand, id);
    // What is due is looked at again when the lane has answered, or if it does not.
    if (!found.due.empty()) return now + kAfterFailure;
    return found.next_at;
}

void Campaigns::tidy_up(base::Timestamp now) {
    tidied_at_ = now;
    const auto directory = app_.directory.get();
    for (const auto& brand : directory->brands())
        app::forget_old_outreach(app_, brand.id, [](const base::Result<bool>&) {});
    const auto found = look_.cross_store_duplicates(*directory, now);
    if (!found) return;
    duplicates_ = *found;
    if (*found == 0) return;
    base::log(base::LogLevel::warn, "cross_store_duplicate",
              {{"reason", "CROSS_STORE_DUPLICATE"}, {"texts", *found}});
}

std::optional<base::Timestamp> Campaigns::run(base::Timestamp now) {
    if (now + kRegression < newest_now_) return newest_now_;
    newest_now_ = std::max(newest_now_, now);
    const bool has_acted = under_way_->has_acted.exchange(false);
    if (!has_acted && now - looked_at_ < kLookEvery) return looked_at_ + kLookEvery;
    looked_at_ = now;
    if (now - tidied_at_ >= kTidyEvery) tidy_up(now);
    const auto directory = app_.directory.get();
    const auto next =
        run_each_brand(*this, *directory, now, [&](domain::BrandId brand) { return run_brand(brand, now); });
    return std::min(next.value_or(tidied_at_ + kTidyEvery), tidied_at_ + kTidyEvery);
}

}  // namespace readers
