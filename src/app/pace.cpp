#include "app/pace.h"

namespace app {

std::optional<base::Duration> Pace::wait_locked(const std::string& key, base::Timestamp now) const {
    if (limit_.most == 0) return std::nullopt;
    auto found = young_.find(key);
    if (found == young_.end()) {
        found = old_.find(key);
        if (found == old_.end()) return std::nullopt;
    }
    const Times& times = found->second;
    if (times.size() < limit_.most) return std::nullopt;
    const base::Timestamp free_at = times.front() + limit_.window;
    if (free_at <= now) return std::nullopt;
    // A clock that was turned back makes nobody wait longer than a window.
    return std::min(free_at - now, limit_.window);
}

void Pace::note_locked(const std::string& key, base::Timestamp now) {
    if (limit_.most == 0) return;
    if (young_.size() >= keys_max_ || now - young_since_ > limit_.window || now < young_since_) {
        // Whoever stands in old_ was last seen more than a window ago, or there are too many of them.
        old_ = std::exchange(young_, {});
        young_since_ = now;
    }
    Times& times = young_[key];
    if (times.empty()) {
        if (auto earlier = old_.extract(key)) times = std::move(earlier.mapped());
    }
    if (times.size() >= limit_.most) times.erase(times.begin());
    times.push_back(now);
}

std::optional<base::Duration> Pace::wait_of(const std::string& key, base::Timestamp now) const {
    const std::lock_guard lock(mutex_);
    return wait_locked(key, now);
}

void Pace::note(const std::string& key, base::Timestamp now) {
    const std::lock_guard lock(mutex_);
    note_locked(key, now);
}

std::optional<base::Duration> Pace::take(const std::string& key, base::Timestamp now) {
    const std::lock_guard lock(mutex_);
    auto wait = wait_locked(key, now);
    if (!wait) note_locked(key, now);
    return wait;
}

}  // namespace app
