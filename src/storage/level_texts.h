// The automatic texts that the install and brands say for their shops (rule AVA-14): read whole at start
// (app/directory), written through a lane (app/level_texts.h). Each change is a row; none is ever rewritten.
#pragma once
#include "domain/auto_texts/shop_texts.h"
#include "storage/settings.h"

namespace storage {

struct StoredLevelTexts {
    SettingScope scope;  // of the install or a brand
    domain::auto_texts::ShopTexts texts;
    std::int64_t version = 0;
    std::string set_by;
    base::Timestamp set_at;
};

// The newest version of each. Error: storage_corrupt.
base::Result<std::vector<StoredLevelTexts>> all_level_texts(Database& db);
// The newest version there; 0: nothing was said yet.
base::Result<std::int64_t> level_texts_version(Database& db, const SettingScope& scope);
// A version that is there already: storage_conflict.
base::Result<void> put_level_texts(Database& db, const StoredLevelTexts& stored);

}  // namespace storage
