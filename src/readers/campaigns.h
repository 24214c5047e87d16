// Sends campaigns: asks the store which are due and lets the lane take their next turn (app/campaign_turn.h).
// Holds nothing of its own: after a restart, or a second node beside it, the records say what is still to be
// done. Once an hour it forgets what was sent a month ago, and looks for texts that many brands sent
// (DUP-05).
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_set>

#include "app/app.h"
#include "app/campaign_look.h"
#include "readers/reader.h"

namespace readers {

class Campaigns final : public Reader {
 public:
    // `wake` brings this reader's next run about.
    Campaigns(app::App& app, app::CampaignLook look, std::function<void()> wake);
    // Answers that come later are dropped.
    ~Campaigns() override;

    std::string_view name() const override { return "campaigns"; }
    std::optional<base::Timestamp> run(base::Timestamp now) override;

    // For /metrics: messages sent; texts that three brands or more have sent in 24 hours.
    std::int64_t sent_total() const { return under_way_->sent.load(std::memory_order_relaxed); }
    std::int64_t cross_store_duplicates() const { return duplicates_.load(std::memory_order_relaxed); }

 private:
    // Campaigns whose turn is in the lane; shared with the answers.
    struct UnderWay {
        std::mutex mutex;
        std::unordered_set<domain::outreach::CampaignId> ids;
        std::function<void()> wake;  // empty once the reader is gone
        std::atomic<std::int64_t> sent = 0;
        std::atomic<bool> has_acted = false;
    };

    base::Result<std::optional<base::Timestamp>> run_brand(domain::BrandId brand, base::Timestamp now);
    void act(domain::BrandId brand, domain::outreach::CampaignId id);
    void tidy_up(base::Timestamp now);

    app::App& app_;
    app::CampaignLook look_;
    std::shared_ptr<UnderWay> under_way_;
    base::Timestamp looked_at_;
    base::Timestamp tidied_at_;
    base::Timestamp newest_now_;
    std::atomic<std::int64_t> duplicates_ = 0;
};

}  // namespace readers
