// Brings a database of any older version to the newest, in one transaction, under a lock. Called by
// Store::open only.
#pragma once
#include <functional>
#include <span>

#include "storage/database.h"

namespace storage {

struct Migration {
    int version;      // 1, 2, 3 …
    const char* sql;  // {bytes} stands for the dialect's type
};

std::span<const Migration> main_migrations();
std::span<const Migration> inbox_migrations();

// Saves the database as it is at `version`, before it is changed. Not called for a new one.
using SaveBefore = std::function<base::Result<void>(std::int64_t version)>;

// `part` names the list in the table schema_version. Error: database_too_new.
base::Result<void> migrate(Database& db, std::string_view part, std::span<const Migration> migrations,
                           const SaveBefore& save);

}  // namespace storage
