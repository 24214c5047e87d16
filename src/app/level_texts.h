// The automatic texts that the install and brands say for all their shops (rule AVA-14): the owners' of a
// brand, the operator's of the install. What is saved holds from the next message on.
#pragma once
#include "app/access.h"
#include "domain/auto_texts/scope.h"

namespace app {

// Error: settings_forbidden: only owners change what their brand says.
base::Result<storage::SettingScope> access_level_texts(const domain::Staff& staff);

struct LevelTextsChange {
    storage::SettingScope scope;  // of the install or a brand
    domain::auto_texts::ShopTexts texts;
    std::optional<std::int64_t> version;  // that was seen, 0 for none; nothing: whatever there is
    std::string set_by;                   // a staff id, or "operator"
};
// The new version. One commit; the directory is read again before `done`. Errors: the codes of
// domain::auto_texts::find_fault_above, texts_changed (conflict) when somebody was quicker; lane_full,
// storage_*.
void put_level_texts(App& app, LevelTextsChange change, Done<std::int64_t> done);

}  // namespace app
