// An opt-out is one of the brand, not of the shop it was said to (behaviours.md §3.8, OPT-01, OPT-09):
// carried to the consumer's other conversations, and into those they begin later. In the transaction of their
// message, called by receive_message. A conversation begun in the same batch, within milliseconds, is missed.
#pragma once
#include "storage/store.h"

namespace app {

// After `changed` has come to allow contact or not; nothing while it is only asked back.
base::Result<void> spread_contact(storage::LaneTransaction& lane, domain::BrandId brand,
                                  const domain::Conversation& changed);
// The consumer has just begun this one.
base::Result<void> inherit_contact(storage::LaneTransaction& lane, domain::BrandId brand,
                                   const domain::Conversation& begun);

}  // namespace app
