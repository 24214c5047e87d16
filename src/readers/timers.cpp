#include "readers/timers.h"

#include "app/timers.h"
#include "base/log.h"
#include "readers/each_brand.h"

namespace readers {
namespace {

constexpr std::size_t kAtOnce = 200;  // commands of one brand in the lane
// behaviours.md SEC-04: what a clock that jumped back would do twice is not done; here it waits.
constexpr base::Duration kRegression = std::chrono::seconds(1);

}  // namespace

Timers::~Timers() {
    const std::lock_guard lock(under_way_->mutex);
    under_way_->wake = nullptr;
}

bool Timers::has_clock_regressed(base::Timestamp now) {
    const bool is_back = now + kRegression < newest_now_;
    if (is_back && !is_held_.exchange(true)) {
        base::log(base::LogLevel::error, "clock_regression",
                  {{"now", base::format_rfc3339(now)}, {"was", base::format_rfc3339(newest_now_)}});
    }
    if (!is_back && is_held_.exchange(false)) base::log(base::LogLevel::info, "clock_regression_over");
    newest_now_ = std::max(newest_now_, now);
    return is_back;
}

void Timers::act(domain::BrandId brand, domain::ConversationId id) {
    app::pass_time(app_, brand, id, [under_way = under_way_, id](base::Result<std::size_t> acted) {
        if (acted) under_way->acted.fetch_add(static_cast<std::int64_t>(*acted), std::memory_order_relaxed);
        const std::lock_guard lock(under_way->mutex);
        under_way->ids.erase(id);
        // A lane that is full is left alone for a while.
        if (acted && under_way->ids.empty() && under_way->wake) under_way->wake();
    });
}

base::Result<std::optional<base::Timestamp>> Timers::run_brand(domain::BrandId brand, base::Timestamp now) {
    const auto timers = TRY(app_.inbox_reads.timers(brand, now, kAtOnce));
    std::vector<domain::ConversationId> due;
    {
        const std::lock_guard lock(under_way_->mutex);
        for (const auto& id : timers.due) {
            if (under_way_->ids.insert(id).second) due.push_back(id);
        }
    }
    for (const auto& id : due)
        act(brand, id);
    // What is due is looked at again when the lane has answered, or if it does not.
    if (!timers.due.empty()) return now + kAfterFailure;
    if (!timers.next_us) return std::nullopt;
    return base::from_us(*timers.next_us);
}

std::optional<base::Timestamp> Timers::run(base::Timestamp now) {
    if (has_clock_regressed(now)) return newest_now_;
    const auto directory = app_.directory.get();
    return run_each_brand(*this, *directory, now,
                          [&](domain::BrandId brand) -> base::Result<std::optional<base::Timestamp>> {
                              if (!lists_.is_current(brand))
                                  return std::nullopt;  // old rows name instants long dealt with
                              return run_brand(brand, now);
                          });
}

}  // namespace readers
