// Acts when time passes: asks the inbox lists whose next instant has come and lets the lane do what is due
// (app/timers.h). Holds nothing of its own: after a restart, or a second node beside it, the states say what
// is still to be done.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_set>

#include "app/app.h"
#include "readers/inbox_list.h"

namespace readers {

class Timers final : public Reader {
 public:
    // `lists` runs before this reader on the same thread; `wake` brings this reader's next run about.
    Timers(app::App& app, const InboxList& lists, std::function<void()> wake)
        : app_(app), lists_(lists), under_way_(std::make_shared<UnderWay>()) {
        under_way_->wake = std::move(wake);
    }
    // Answers that come later are dropped.
    ~Timers() override;

    std::string_view name() const override { return "timers"; }
    std::optional<base::Timestamp> run(base::Timestamp now) override;

    // For /metrics: events that time has caused; whether timers are held because the clock went back.
    std::int64_t acted_total() const { return under_way_->acted.load(std::memory_order_relaxed); }
    bool is_held() const { return is_held_.load(std::memory_order_relaxed); }

 private:
    // Conversations whose command is in the lane; shared with the answers.
    struct UnderWay {
        std::mutex mutex;
        std::unordered_set<domain::ConversationId> ids;
        std::function<void()> wake;  // empty once the reader is gone
        std::atomic<std::int64_t> acted = 0;
    };

    bool has_clock_regressed(base::Timestamp now);
    base::Result<std::optional<base::Timestamp>> run_brand(domain::BrandId brand, base::Timestamp now);
    void act(domain::BrandId brand, domain::ConversationId id);

    app::App& app_;
    const InboxList& lists_;
    std::shared_ptr<UnderWay> under_way_;
    base::Timestamp newest_now_;
    std::atomic<bool> is_held_ = false;
};

}  // namespace readers
