// What holds for a shop when its install, its brand, its group and the shop itself have said something, and
// who it was. Pure; called by app/directory.cpp whenever a setting changes.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>

#include "domain/settings/values.h"

namespace domain::settings {

// From the outermost to the innermost. Nobody has groups yet: their settings will need no more than rows of
// this level. Stored by number.
enum class Level : std::uint8_t { standard, install, brand, group, location };
BOOST_DESCRIBE_ENUM(Level, standard, install, brand, group, location)

// What one level says about one key.
struct Setting {
    Key key = Key::contact_window_s;
    Level level = Level::standard;
    std::optional<std::int64_t> value;  // nothing: it was taken back, the level above decides
    std::int64_t version = 0;           // of this key at this level: 1, 2, 3 …
    std::string set_by;                 // a staff id, or "operator"
    base::Timestamp set_at;
    bool operator==(const Setting&) const = default;
};

struct Effective {
    Values values;
    std::map<Key, Setting> origins;  // of those that somebody has set; the default otherwise
};

// `said`: what the levels of one shop say, in any order, each level and key at most once. A level that
// loosens what one above it says (which was tightened later) does not count, unless the key is marked †.
Effective effective(std::span<const Setting> said);

}  // namespace domain::settings
