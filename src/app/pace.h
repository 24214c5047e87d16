// How often something may happen: so many times in a moving window, for each key. Forgets what is older than
// the window, and with it whoever has been quiet. Any thread may call it.
#pragma once
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/time.h"

namespace app {

struct PaceLimit {
    std::size_t most = 0;  // in one window; 0: as often as one likes
    base::Duration window{};
};

class Pace {
 public:
    // At most 2 * `keys_max` keys are remembered: with more of them in one window the oldest are forgotten.
    Pace(PaceLimit limit, std::size_t keys_max) : limit_(limit), keys_max_(keys_max) {}

    // How long until it may happen again; nullopt: now. Counts nothing.
    std::optional<base::Duration> wait_of(const std::string& key, base::Timestamp now) const;
    void note(const std::string& key, base::Timestamp now);
    // Both at once, so that two threads never take one place.
    std::optional<base::Duration> take(const std::string& key, base::Timestamp now);

 private:
    using Times = std::vector<base::Timestamp>;  // the last `most`, in the order in which they came
    std::optional<base::Duration> wait_locked(const std::string& key, base::Timestamp now) const;
    void note_locked(const std::string& key, base::Timestamp now);

    const PaceLimit limit_;
    const std::size_t keys_max_;
    mutable std::mutex mutex_;                      // guards all below
    std::unordered_map<std::string, Times> young_;  // touched since young_since_
    std::unordered_map<std::string, Times> old_;    // touched before, at most one window earlier
    base::Timestamp young_since_;
};

}  // namespace app
