// What readers/campaigns looks at, on a connection of its own: which campaigns are due, and texts that many
// brands have sent (DUP-05).
#pragma once
#include <memory>

#include "app/directory.h"
#include "domain/outreach/campaign.h"

namespace app {

constexpr std::size_t kCrossStoreFrom = 3;                          // behaviours.md DUP-05
constexpr base::Duration kCrossStoreSpan = std::chrono::hours(24);  // likewise

class CampaignLook {
 public:
    static base::Result<CampaignLook> open(storage::Store& store);

    struct Due {
        std::vector<domain::outreach::CampaignId> due;
        std::optional<base::Timestamp> next_at;
    };
    base::Result<Due> due(domain::BrandId brand, base::Timestamp now, std::size_t most);

    // How many texts came from shops of three brands or more in a day: for the operator to look at.
    base::Result<std::int64_t> cross_store_duplicates(const Directory& directory, base::Timestamp now);

 private:
    explicit CampaignLook(std::unique_ptr<storage::Database> db) : db_(std::move(db)) {}
    std::unique_ptr<storage::Database> db_;
};

}  // namespace app
