// Writes of one command that belong together: when one of them is refused, the ones before it are taken back.
// (An engine's own failure takes the whole batch back anyway.) Lane thread only.
#pragma once
#include "storage/database.h"

namespace storage {

template <class Write>
base::Result<void> all_or_nothing(Database& db, Write write) {
    TRY(db.run_script("savepoint all_or_nothing"));
    base::Result<void> written = write();
    if (!written) TRY(db.run_script("rollback to savepoint all_or_nothing"));
    TRY(db.run_script("release savepoint all_or_nothing"));
    return written;
}

}  // namespace storage
