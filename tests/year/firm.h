// The program as it runs, in this process: a real store on SQLite, the use cases, the readers of the inbox
// lists and of time. The clock is turned from one instant at which something happens to the next.
#pragma once
#include <condition_variable>
#include <filesystem>
#include <future>
#include <mutex>
#include <random>

#include "app/app.h"
#include "app/commit_feed.h"
#include "app/setup.h"
#include "readers/timers.h"

namespace year {

class HandClock final : public base::Clock {
 public:
    base::Timestamp now() const override { return base::from_us(us_.load()); }
    void set(base::Timestamp now) { us_.store(base::to_us(now)); }

 private:
    std::atomic<std::int64_t> us_{0};
};

// The same ids for the same seed.
class SeededIds final : public base::IdSource {
 public:
    explicit SeededIds(std::uint64_t seed) : random_(seed) {}
    base::Uuid next(base::Timestamp now) override;

 private:
    std::mutex mutex_;  // guards random_
    std::mt19937_64 random_;
};

// Ends the program with the error when there is one: the year is then worth nothing.
template <class T>
T need(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().code + ": " + result.error().message);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class Firm {
 public:
    Firm(const std::filesystem::path& data, base::Timestamp start, std::uint64_t seed);
    ~Firm();

    app::App& app() { return *app_; }
    storage::Store& store() { return *store_; }
    base::Timestamp now() const { return clock_.now(); }
    template <class Id>
    Id new_id() {
        return Id{ids_.next(clock_.now())};
    }
    // Runs a use case and waits for its commit.
    template <class T, class Start>
    base::Result<T> wait(Start start) {
        std::promise<base::Result<T>> promise;
        start([&](base::Result<T> result) { promise.set_value(std::move(result)); });
        return promise.get_future().get();
    }
    void put(domain::BrandId brand, std::vector<app::SetupItem> items);

    // Everything that is due until then happens, each at its instant; those of `until` itself too.
    void let_time_pass(base::Timestamp until);
    // The inbox lists have followed, and are in their file.
    void settle();
    std::int64_t caused_by_time() const { return timers_->acted_total(); }

 private:
    void on_commit(const std::shared_ptr<const storage::CommittedBatch>& batch);
    void run_readers();
    bool has_due();

    HandClock clock_;
    SeededIds ids_;
    app::DirectoryHolder directory_;
    app::CommitFeed feed_;
    std::unique_ptr<storage::Store> store_;
    std::unique_ptr<app::InboxReads> inbox_reads_;
    app::GuestLimits guest_limits_;
    std::optional<app::App> app_;
    std::unique_ptr<readers::InboxList> lists_;
    std::unique_ptr<readers::Timers> timers_;
    std::atomic<std::int64_t> next_timer_us_{0};  // of all conversations, or before it
    std::mutex mutex_;                            // guards is_awake_
    std::condition_variable woken_;
    bool is_awake_ = false;
};

}  // namespace year
