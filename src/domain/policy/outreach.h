// What the use case tells the gate about a shop's messages of its own accord beside the conversation:
// gathered from storage (app/outreach.h) for a message that has a reason. Values only.
#pragma once
#include <string>
#include <vector>

#include "domain/outreach/standing.h"
#include "domain/policy/likeness.h"

namespace domain::policy {

constexpr std::size_t kBulkFrom = 20;                           // behaviours.md DUP-03
constexpr base::Duration kBulkSpan = std::chrono::minutes(60);  // likewise

struct SentByHand {
    base::Timestamp at;
    Likeness likeness;
};

struct Outreach {
    std::vector<SentByHand> by_hand;  // by this shop in the last hour, outside campaigns, oldest first
    outreach::Standing standing;      // of this shop
    std::optional<base::Timestamp> cool_off_until;  // of this consumer
    bool is_minor = false;                          // this consumer, as staff have noted
    std::string brand_name;
};

}  // namespace domain::policy
