// How many different customers a brand may write to of its own accord in a moving day (REN-11): 50, 250,
// 1,000, 5,000. It grows when it is used and nobody complains. Pure; for campaigns.
#pragma once
#include <array>
#include <optional>

#include "base/json.h"
#include "base/time.h"

namespace domain::outreach {

constexpr std::array<std::int64_t, 4> kTiers{50, 250, 1'000, 5'000};    // behaviours.md REN-11
constexpr base::Duration kTierSpan = std::chrono::hours(24);            // likewise
constexpr base::Duration kTierGrowsAfter = std::chrono::hours(24 * 7);  // likewise
constexpr std::int64_t kTierComplaintsBelow = 10;                       // 0.1 %, in hundredths of a percent

struct Tier {
    std::int64_t level = 0;
    base::Timestamp since;
    bool operator==(const Tier&) const = default;

    std::int64_t size() const { return kTiers[static_cast<std::size_t>(level)]; }
};
BOOST_DESCRIBE_STRUCT(Tier, (), (level, since))

// Of the last seven days.
struct TierUse {
    std::int64_t recipients = 0;  // different ones
    std::int64_t delivered = 0;
    std::int64_t complaints = 0;
};

// One step up, when seven days have passed in it, half of it was used, and less than 0.1 % complained.
Tier grown(const Tier& tier, const TierUse& use, base::Timestamp now);

// What is left of it now, and when there is more.
struct TierRoom {
    std::int64_t left = 0;
    std::optional<base::Timestamp> free_at;
};

}  // namespace domain::outreach
