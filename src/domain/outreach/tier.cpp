#include "domain/outreach/tier.h"

namespace domain::outreach {

Tier grown(const Tier& tier, const TierUse& use, base::Timestamp now) {
    if (tier.level + 1 >= std::ssize(kTiers) || now - tier.since < kTierGrowsAfter) return tier;
    const bool is_used = use.recipients * 2 >= tier.size();
    const bool is_liked = use.complaints * 10'000 < kTierComplaintsBelow * use.delivered;
    return is_used && is_liked ? Tier{tier.level + 1, now} : tier;
}

}  // namespace domain::outreach
