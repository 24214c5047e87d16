// Who was forgotten and did not want to be written to (behaviours.md OPT-10): of who they were a keyed hash
// is kept, so that the same identity is not written to when it comes back. In the transaction of the erasure,
// and of the first message; used only inside app/.
#pragma once
#include "storage/store.h"

namespace app {

// `forgotten`: as it was before its content went.
base::Result<void> keep_suppressions(storage::LaneTransaction& lane, domain::BrandId brand,
                                     const domain::Conversation& forgotten);
// Somebody has just begun this conversation: SUPPRESSION_KEPT, OBJECTED. Also what they said about
// advertising to other shops of the brand.
base::Result<void> recall_suppressions(storage::LaneTransaction& lane, domain::BrandId brand,
                                       domain::ConversationId begun);
// They want to be written to again.
base::Result<void> lift_suppression(storage::LaneTransaction& lane, domain::BrandId brand,
                                    domain::ConsumerId consumer);

}  // namespace app
