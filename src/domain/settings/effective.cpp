#include "domain/settings/effective.h"

#include <algorithm>
#include <vector>

#include "domain/settings/change.h"

namespace domain::settings {
namespace {

// The install replaces the default; every level below it can only be stricter, or has its way when it is †.
std::int64_t holds(const KeyRow& row, const Setting& setting, std::int64_t outer) {
    if (setting.level <= Level::install) return *setting.value;
    return combined(row, outer, *setting.value);
}

}  // namespace

Effective effective(std::span<const Setting> said) {
    std::vector<const Setting*> inward;
    for (const Setting& setting : said) {
        if (setting.value) inward.push_back(&setting);
    }
    std::ranges::sort(inward, {}, &Setting::level);
    Effective out;
    for (const Setting* setting : inward) {
        const std::int64_t outer = out.values[setting->key];
        const std::int64_t value = holds(row_of(setting->key), *setting, outer);
        // Who says again what holds already has changed nothing, unless nobody else has said it.
        if (value == outer && out.origins.contains(setting->key)) continue;
        if (value == outer && value != *setting->value) continue;
        out.values.set(setting->key, value);
        out.origins[setting->key] = *setting;
    }
    return out;
}

}  // namespace domain::settings
