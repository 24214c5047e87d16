#include "readers/schedule.h"

#include <algorithm>

namespace readers {
namespace {

constexpr int kDoublingsMax = 20;  // far beyond kSlowestRetry, far below overflow

// SplitMix64's mix: neighbouring seeds and attempts give unrelated numbers.
std::uint64_t mix(std::uint64_t x) {
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

}  // namespace

base::Duration retry_delay(int failures, std::uint64_t seed) {
    const int doublings = std::clamp(failures - 1, 0, kDoublingsMax);
    const base::Duration full = std::min(kFirstRetry * (std::int64_t{1} << doublings), kSlowestRetry);
    const std::int64_t fifth = full.count() / 5;
    const auto roll =
        mix(seed ^ (static_cast<std::uint64_t>(failures) << 48)) % static_cast<std::uint64_t>(fifth + 1);
    return full - base::Duration(static_cast<std::int64_t>(roll));
}

std::optional<base::Timestamp> next_try(const FailedTry& failed) {
    if (failed.now - failed.first_failed_at >= kRetryWindow) return std::nullopt;
    const base::Duration asked = std::min(failed.retry_after.value_or(base::Duration(0)), kSlowestRetry);
    return failed.now + std::max(retry_delay(failed.attempts, failed.seed), asked);
}

}  // namespace readers
