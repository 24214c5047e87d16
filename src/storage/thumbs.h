// Thumbs of surveys, for the health of shops. In the second file, filled by the health reader from the log in
// its own transactions; counted here.
#pragma once
#include "domain/health/tally.h"
#include "storage/answer_clocks.h"

namespace storage {

struct Thumb {
    domain::ConversationId conversation;
    std::int64_t seq = 0;
    domain::LocationId location;
    base::Timestamp at;
    bool is_up = false;
};

// May be done again with the same event.
base::Result<void> put_thumb(Database& inbox, domain::BrandId brand, const Thumb& thumb);
// Those of the asked time, into `satisfied` and `dissatisfied`.
base::Result<void> count_thumbs(Database& inbox, domain::BrandId brand, const TallyQuestion& asked,
                                domain::health::Tally& tally);
base::Result<void> forget_thumbs(Database& inbox, domain::BrandId brand, base::Timestamp until);

}  // namespace storage
