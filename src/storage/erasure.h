// Takes what was said out of the log, in place: the rows and their numbers stay, their content goes
// (domain/erasure.h, decisions/0025). Called by StagedBatch only, inside the transaction that says so.
#pragma once
#include "domain/ids.h"
#include "storage/database.h"

namespace storage {

// All events of the conversation that are in the database, and what lies beside the log about them
// (complaints' words, addresses for mails, evidence of campaigns). The consumer is from now on `consumer`, in
// the conversation's row too.
base::Result<void> erase_stored(Database& db, domain::BrandId brand, domain::ConversationId conversation,
                                domain::ConsumerId consumer);

}  // namespace storage
