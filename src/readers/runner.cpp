#include "readers/runner.h"

#include <algorithm>
#include <exception>

#include "base/log.h"

namespace readers {
namespace {

constexpr base::Duration kAfterFailure = std::chrono::seconds(5);

}  // namespace

void Runner::start() {
    thread_ = std::thread([this] { loop(); });
}

void Runner::stop() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Runner::wake() {
    {
        const std::lock_guard lock(mutex_);
        if (is_awake_) return;
        is_awake_ = true;
    }
    changed_.notify_one();
}

std::optional<base::Timestamp> Runner::run_all() {
    std::optional<base::Timestamp> next;
    for (Reader* reader : readers_) {
        std::optional<base::Timestamp> wanted;
        // The fence of reader runs (design §7): one broken reader does not stop the others.
        try {
            wanted = reader->run(clock_.now());
        } catch (const std::exception& error) {
            base::log(base::LogLevel::error, "reader_failed",
                      {{"reader", reader->name()}, {"what", error.what()}});
            wanted = clock_.now() + kAfterFailure;
        }
        if (wanted && (!next || *wanted < *next)) next = wanted;
    }
    return next;
}

void Runner::loop() {
    for (;;) {
        {
            const std::lock_guard lock(mutex_);
            if (is_stopping_) return;
            is_awake_ = false;
        }
        const auto next = run_all();
        std::unique_lock lock(mutex_);
        const auto is_wanted = [this] { return is_awake_ || is_stopping_; };
        if (!next) {
            changed_.wait(lock, is_wanted);
        } else {
            // A turned wall clock must not put a reader to sleep for long, so never more than a minute at a
            // time.
            const auto wait =
                std::clamp<base::Duration>(*next - clock_.now(), base::Duration(0), std::chrono::minutes(1));
            changed_.wait_for(lock, wait, is_wanted);
        }
    }
}

}  // namespace readers
