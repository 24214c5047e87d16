// When a failed delivery is tried again: the one place where a failure becomes a time (gbm-api.md §9.5).
// Pure.
#pragma once
#include <cstdint>
#include <optional>

#include "base/time.h"

namespace readers {

constexpr base::Duration kFirstRetry = std::chrono::seconds(1);  // doubling from here
constexpr base::Duration kSlowestRetry =
    std::chrono::minutes(10);  // up to here; also the most a receiver may ask for
constexpr base::Duration kRetryWindow = std::chrono::hours(24 * 7);

struct FailedTry {
    int attempts = 1;  // so far, this one included
    base::Timestamp first_failed_at;
    base::Timestamp now;
    std::uint64_t seed = 0;  // from the ids: the same failure always waits as long, neighbours do not
    std::optional<base::Duration> retry_after;  // what the receiver asked for
};

// nullopt: given up, the window is over. At least four fifths of the doubling delay and at most all of it,
// but never before `retry_after`.
std::optional<base::Timestamp> next_try(const FailedTry& failed);

// The delay after this many failures in a row, with its jitter.
base::Duration retry_delay(int failures, std::uint64_t seed);

}  // namespace readers
