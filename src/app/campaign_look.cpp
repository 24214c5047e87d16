#include "app/campaign_look.h"

#include <algorithm>
#include <map>

#include "storage/campaigns.h"
#include "storage/outreach.h"

namespace app {

base::Result<CampaignLook> CampaignLook::open(storage::Store& store) {
    return CampaignLook(TRY(store.connect()));
}

base::Result<CampaignLook::Due> CampaignLook::due(domain::BrandId brand, base::Timestamp now,
                                                  std::size_t most) {
    auto found = TRY(storage::due_campaigns(*db_, brand, now, most));
    return Due{std::move(found.due), found.next_at};
}

base::Result<std::int64_t> CampaignLook::cross_store_duplicates(const Directory& directory,
                                                                base::Timestamp now) {
    if (directory.brands().size() < kCrossStoreFrom) return 0;
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> brands_of;
    for (const auto& brand : directory.brands()) {
        for (const auto& likeness : TRY(storage::texts_sent(*db_, brand.id, now - kCrossStoreSpan)))
            ++brands_of[{likeness.low, likeness.high}];
    }
    return std::ranges::count_if(brands_of, [](const auto& one) { return one.second >= kCrossStoreFrom; });
}

}  // namespace app
