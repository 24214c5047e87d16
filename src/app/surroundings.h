// What the gate is told beside the conversation: the same by those who send (messages.cpp) and those who only
// ask (simulate.cpp).
#pragma once
#include "app/app.h"
#include "domain/auto_texts/fill.h"
#include "domain/policy/gather.h"

namespace app {

// `directory` must outlive it.
domain::policy::Surroundings surroundings_of(const Directory& directory, domain::LocationId location,
                                             bool is_evidence_known, base::Timestamp now);

// A program answers in this shop, too.
bool has_bot(const Directory& directory, const domain::Location& location);

// What automatic texts are made from. `directory` must outlive it.
domain::auto_texts::Shop texts_shop(const Directory& directory, const domain::Location& location);

}  // namespace app
