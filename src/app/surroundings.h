// What the gate is told beside the conversation: the same by those who send (messages.cpp) and those who only
// ask (simulate.cpp).
#pragma once
#include "app/directory.h"
#include "domain/policy/gather.h"

namespace app {

// `directory` must outlive it.
domain::policy::Surroundings surroundings_of(const Directory& directory, domain::LocationId location,
                                             bool is_evidence_known, base::Timestamp now);

// A program answers in this shop, too.
bool has_bot(const Directory& directory, const domain::Location& location);

}  // namespace app
