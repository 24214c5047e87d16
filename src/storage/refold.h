// Conversations are what their events make of them: when a newer program makes something else of the same
// events, every stored state is made again. Called by Store::open only, after the migrations.
#pragma once
#include "storage/database.h"

namespace storage {

// Whether states were written by a program with another domain::kFoldVersion. A new database is not.
base::Result<bool> needs_refold(Database& db);
// Makes every state again, some hundred in a transaction: may be interrupted and begun anew.
base::Result<void> refold(Database& db);
// To be said when all that is derived from states has been thrown away too.
base::Result<void> note_refolded(Database& db);

}  // namespace storage
