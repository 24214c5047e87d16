#include "readers/health.h"

#include <algorithm>

#include "app/setup.h"
#include "base/log.h"
#include "readers/each_brand.h"

namespace readers {
namespace {

constexpr std::size_t kEventsPerRun = 1000;  // one transaction of the file
constexpr std::size_t kShopsPerRun = 100;
constexpr base::Duration kJudgeEvery = std::chrono::hours(1);  // HLT-01
constexpr base::Duration kSoonest = std::chrono::seconds(2);   // a shop is judged again at most so often
// What happens is taken in in strokes: nothing here is urgent to the second.
constexpr base::Duration kReadEvery = std::chrono::milliseconds(500);
constexpr base::Duration kLookEvery = std::chrono::seconds(30);  // at what others have decided
constexpr base::Duration kFileTaken = std::chrono::milliseconds(200);
// behaviours.md SEC-04, as in timers.cpp: a clock that jumped back judges nobody.
constexpr base::Duration kRegression = std::chrono::seconds(1);

}  // namespace

Health::Health(app::App& app, app::LogCursor log, app::AnswerClocks clocks,
               domain::health::Strictness strictness, std::function<bool()> is_file_taken,
               std::function<void()> wake)
    : app_(app),
      log_(std::move(log)),
      clocks_(std::move(clocks)),
      strictness_(strictness),
      is_file_taken_(std::move(is_file_taken)),
      under_way_(std::make_shared<UnderWay>()) {
    under_way_->wake = std::move(wake);
}

Health::~Health() {
    const std::lock_guard lock(under_way_->mutex);
    under_way_->wake = nullptr;
}

// Another node's, or the operator's: pages and gate ask the directory.
void Health::see_others_decisions(const Brand& brand) {
    const auto directory = app_.directory.get();
    const auto is_known = [&](const auto& shop) {
        const bool has_marks_stopped = directory->marks_stopped().contains(shop.first);
        return directory->health_of(shop.first) == shop.second.state &&
               has_marks_stopped == shop.second.marks_stopped_at.has_value();
    };
    if (std::ranges::all_of(brand.stored.shops, is_known)) return;
    if (auto loaded = app::reload_directory(app_); !loaded)
        base::log(base::LogLevel::error, "reload_failed", {{"message", loaded.error().message}});
}

base::Result<void> Health::load(domain::BrandId id, Brand& brand, base::Timestamp now) {
    auto stored = TRY(clocks_.stored(id));
    if (stored.outages != brand.stored.outages) {
        TRY(clocks_.credit(id, stored.outages));
        brand.all_judged_at = {};
    }
    brand.stored = std::move(stored);
    brand.stored_at = now;
    brand.is_old = false;
    see_others_decisions(brand);
    return {};
}

base::Result<bool> Health::read_on(domain::BrandId id, Brand& brand, base::Timestamp now) {
    const auto read = TRY(clocks_.read_on(log_, id, brand.stored.outages, now, kEventsPerRun));
    if (!read.has_more) brand.read_at = now;
    brand.to_judge.insert(read.breached.begin(), read.breached.end());
    for (const auto& shop : read.eased) {
        const auto found = brand.stored.shops.find(shop);
        const bool is_well =
            found == brand.stored.shops.end() || found->second.state == domain::health::HealthState::healthy;
        if (!is_well) brand.to_judge.insert(shop);
    }
    return read.has_more;
}

base::Result<void> Health::judge(app::ShopId shop, Brand& brand, base::Timestamp now) {
    const auto found = brand.stored.shops.find(shop.location);
    static const domain::health::Health kNeverJudged;
    const auto& health = found == brand.stored.shops.end() ? kNeverJudged : found->second;
    auto situation =
        TRY(app::count_answers(clocks_.file(), shop.brand, shop.location, health, brand.stored.outages, now));
    situation.strictness = strictness_;
    // The lane decides; here it is only seen whether there is anything to decide.
    const auto at = std::chrono::floor<std::chrono::milliseconds>(now);
    const auto decision = domain::health::next(health, situation, at);
    if (decision.after == health) return {};
    std::vector<domain::health::Cause> causes;
    if (decision.change) causes = TRY(app::causes_of(clocks_.file(), shop.brand, shop.location, health, now));
    {
        const std::lock_guard lock(under_way_->mutex);
        if (!under_way_->shops.insert(shop.location).second) return {};
    }
    app::decide_health(app_, shop, std::move(situation), std::move(causes),
                       [under_way = under_way_, shop](base::Result<bool> changed) {
                           if (changed && *changed)
                               under_way->decided.fetch_add(1, std::memory_order_relaxed);
                           under_way->is_stored_changed = true;
                           const std::lock_guard lock(under_way->mutex);
                           under_way->shops.erase(shop.location);
                           if (!changed) under_way->failed.push_back(shop);
                           if (changed && under_way->wake) under_way->wake();
                       });
    return {};
}

base::Result<void> Health::judge_some(domain::BrandId id, Brand& brand, base::Timestamp now) {
    for (std::size_t i = 0; i < kShopsPerRun && !brand.to_judge.empty(); ++i) {
        const auto shop = *brand.to_judge.begin();
        TRY(judge({id, shop}, brand, now));
        brand.to_judge.erase(brand.to_judge.begin());
    }
    if (brand.to_judge.empty()) brand.judged_at = now;
    return {};
}

void Health::take_failed() {
    const std::lock_guard lock(under_way_->mutex);
    for (const auto& shop : std::exchange(under_way_->failed, {}))
        brands_[shop.brand].to_judge.insert(shop.location);
}

void Health::begin_round(domain::BrandId id, Brand& brand, base::Timestamp now) {
    brand.all_judged_at = now;
    brand.judged_at = {};
    const auto directory = app_.directory.get();
    for (const auto& location : directory->locations()) {
        if (location.brand == id) brand.to_judge.insert(location.id);
    }
}

base::Result<std::optional<base::Timestamp>> Health::run_brand(domain::BrandId id, base::Timestamp now) {
    Brand& brand = brands_[id];
    if (brand.is_old || now - brand.stored_at >= kLookEvery) TRY(load(id, brand, now));
    if (now - brand.read_at < kReadEvery) return brand.read_at + kReadEvery;
    if (TRY(read_on(id, brand, now))) return now;
    if (now - brand.all_judged_at >= kJudgeEvery) {
        TRY(clocks_.forget(id, now));
        begin_round(id, brand, now);
    }
    if (!brand.to_judge.empty() && now - brand.judged_at < kSoonest) return brand.judged_at + kSoonest;
    TRY(judge_some(id, brand, now));
    if (!brand.to_judge.empty()) return now;
    return std::min(brand.all_judged_at + kJudgeEvery, brand.stored_at + kLookEvery);
}

std::optional<base::Timestamp> Health::run(base::Timestamp now) {
    if (now + kRegression < newest_now_) return newest_now_;
    newest_now_ = std::max(newest_now_, now);
    if (is_file_taken_()) return now + kFileTaken;
    take_failed();
    const bool is_old = under_way_->is_stored_changed.exchange(false);
    const auto directory = app_.directory.get();
    return run_each_brand(*this, *directory, now, [&](domain::BrandId brand) {
        if (is_old) brands_[brand].is_old = true;
        return run_brand(brand, now);
    });
}

}  // namespace readers
