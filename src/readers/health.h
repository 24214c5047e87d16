// Judges the shops: keeps the questions of the last 28 days from the log (app/answer_clocks.h), and decides
// about a shop's health when an answer became overdue, when things change for a shop that is not well, and
// every hour (HLT-01). Only when it has read everything: what it has not read may be the answer.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <unordered_set>

#include "app/health.h"
#include "readers/reader.h"

namespace readers {

class Health final : public Reader {
 public:
    // `log` is a cursor for reading only: how far it came stands beside the questions. `is_file_taken`:
    // somebody else's long transaction keeps the file. `wake` brings this reader's next run about.
    Health(app::App& app, app::LogCursor log, app::AnswerClocks clocks, domain::health::Strictness strictness,
           std::function<bool()> is_file_taken, std::function<void()> wake);
    // Answers that come later are dropped.
    ~Health() override;

    std::string_view name() const override { return "health"; }
    std::optional<base::Timestamp> run(base::Timestamp now) override;

    // For /metrics: shops whose state was changed by this reader.
    std::int64_t decided_total() const { return under_way_->decided.load(std::memory_order_relaxed); }

 private:
    // Shops whose decision is in the lane; shared with the answers.
    struct UnderWay {
        std::mutex mutex;
        std::unordered_set<domain::LocationId> shops;
        std::vector<app::ShopId> failed;  // to be judged again
        std::function<void()> wake;       // empty once the reader is gone
        std::atomic<std::int64_t> decided = 0;
        std::atomic<bool> is_stored_changed = false;
    };
    struct Brand {
        app::StoredHealth stored;
        base::Timestamp stored_at;                        // when it was read
        base::Timestamp all_judged_at;                    // when the hourly round began
        std::unordered_set<domain::LocationId> to_judge;  // at the next occasion
        base::Timestamp judged_at;                        // those of to_judge, last
        base::Timestamp read_at;                          // the log, to its end
        bool is_old = true;                               // what is stored has changed since
    };

    base::Result<std::optional<base::Timestamp>> run_brand(domain::BrandId id, base::Timestamp now);
    base::Result<void> load(domain::BrandId id, Brand& brand, base::Timestamp now);
    void take_failed();
    void begin_round(domain::BrandId id, Brand& brand, base::Timestamp now);
    base::Result<bool> read_on(domain::BrandId id, Brand& brand, base::Timestamp now);
    base::Result<void> judge_some(domain::BrandId id, Brand& brand, base::Timestamp now);
    base::Result<void> judge(app::ShopId shop, Brand& brand, base::Timestamp now);
    void see_others_decisions(const Brand& brand);

    app::App& app_;
    app::LogCursor log_;
    app::AnswerClocks clocks_;
    const domain::health::Strictness strictness_;
    const std::function<bool()> is_file_taken_;
    std::shared_ptr<UnderWay> under_way_;
    std::unordered_map<domain::BrandId, Brand> brands_;
    base::Timestamp newest_now_;
};

}  // namespace readers
