#include "year/firm.h"

#include <limits>

#include "base/log.h"

namespace year {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
constexpr int kRoundsMax = 10'000;  // at one instant

}  // namespace

base::Uuid SeededIds::next(base::Timestamp now) {
    const std::lock_guard lock(mutex_);
    base::Uuid id;
    const auto ms = static_cast<std::uint64_t>(base::to_us(now) / 1000);
    const std::uint64_t high = random_(), low = random_();
    for (std::size_t i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
    for (std::size_t i = 0; i < 2; ++i)
        id.bytes[6 + i] = static_cast<std::uint8_t>(high >> (8 * i));
    for (std::size_t i = 0; i < 8; ++i)
        id.bytes[8 + i] = static_cast<std::uint8_t>(low >> (8 * i));
    id.bytes[6] = static_cast<std::uint8_t>(0x70 | (id.bytes[6] & 0x0f));
    id.bytes[8] = static_cast<std::uint8_t>(0x80 | (id.bytes[8] & 0x3f));
    return id;
}

Firm::Firm(const std::filesystem::path& data, base::Timestamp start, std::uint64_t seed) : ids_(seed) {
    base::set_log_level(base::LogLevel::error);
    clock_.set(start);
    storage::StoreConfig config;
    config.data_directory = data;
    store_ = need(storage::Store::open(config, clock_));
    store_->start([this](const auto& batch) { on_commit(batch); });
    inbox_reads_ = std::make_unique<app::InboxReads>(*store_);
    app_.emplace(*store_, clock_, ids_, directory_, *inbox_reads_, guest_limits_);
    lists_ = std::make_unique<readers::InboxList>(need(app::LogCursor::open(*store_, "inbox_list")),
                                                  need(app::InboxWriter::open(*store_)), directory_,
                                                  inbox_reads_->fresh(), &feed_);
    timers_ = std::make_unique<readers::Timers>(*app_, *lists_, [this] {
        const std::lock_guard lock(mutex_);
        is_awake_ = true;
        woken_.notify_all();
    });
}

Firm::~Firm() {
    timers_.reset();
    if (store_) store_->stop();
}

void Firm::on_commit(const std::shared_ptr<const storage::CommittedBatch>& batch) {
    for (const auto& change : batch->changed)
        next_timer_us_ = std::min(next_timer_us_.load(), change.after.timer_us);
    feed_.push(batch);
}

void Firm::put(domain::BrandId brand, std::vector<app::SetupItem> items) {
    need(wait<bool>([&](auto done) { app::put_items(*app_, brand, std::move(items), std::move(done)); }));
}

bool Firm::has_due() {
    for (const auto& brand : directory_.get()->brands()) {
        if (!need(inbox_reads_->timers(brand.id, clock_.now(), 1)).due.empty()) return true;
    }
    return false;
}

// As the readers' thread does, until nothing is due or under way.
void Firm::run_readers() {
    const auto now = clock_.now();
    for (int round = 0; round < kRoundsMax; ++round) {
        while (lists_->run(now) == now) {
        }
        const auto next = timers_->run(now);
        // Within a second: something was due and is under way, or it happens to be the next instant.
        const bool may_have_acted = next && *next <= now + std::chrono::seconds(1);
        if (!may_have_acted || !has_due()) {
            next_timer_us_ = next ? base::to_us(*next) : kNever;
            return;
        }
        std::unique_lock lock(mutex_);
        const auto is_awake = [this] { return std::exchange(is_awake_, false); };
        if (!woken_.wait_for(lock, std::chrono::seconds(60), is_awake))
            throw std::runtime_error("nobody answers for what is due");
    }
    throw std::runtime_error("something is due and nothing comes of it");
}

void Firm::let_time_pass(base::Timestamp until) {
    while (next_timer_us_ <= base::to_us(until)) {
        clock_.set(std::max(clock_.now(), base::from_us(next_timer_us_)));
        run_readers();
    }
    clock_.set(until);
}

void Firm::settle() {
    for (int minute = 0; minute < 3; ++minute) {
        let_time_pass(clock_.now() + std::chrono::minutes(1));
        run_readers();
    }
}

}  // namespace year
