#include "server/settings.h"

#include <algorithm>
#include <cstdio>
#include <future>

#include "api/staff_settings.h"
#include "server/cli.h"
#include "server/offline.h"

namespace server {
namespace {

namespace settings = domain::settings;
using app::SettingScope;

std::unexpected<base::Error> unknown(const std::string& code, const std::string& what) {
    return base::fail(base::ErrorKind::not_found, code, "there is no " + what);
}

std::string plain(const base::json::value& value) {
    return value.is_string() ? std::string(value.get_string()) : base::json::serialize(value);
}

std::string origin_text(const api::SettingShape& shape) {
    if (shape.origin) {
        return fmt::format("{}, {} on {}", base::name_of(shape.origin->level), shape.origin->set_by_name,
                           base::format_rfc3339(shape.origin->set_at));
    }
    if (shape.read_by.empty()) return "default; nothing acts on it yet";
    return shape.can_be_set ? "default" : "always so";
}

void print(const api::SettingShape& shape) {
    std::printf("%-28s %-28s %-24s %s\n", shape.key.c_str(), plain(shape.value).c_str(),
                shape.can_be_set ? shape.range.c_str() : "", origin_text(shape).c_str());
}

struct ChangeShape {
    std::string key;
    std::optional<base::json::value> value;  // absent: taken back
    std::int64_t version = 0;
    std::string set_by;
    std::string set_by_name;
    base::Timestamp set_at;
};
BOOST_DESCRIBE_STRUCT(ChangeShape, (), (key, value, version, set_by, set_by_name, set_at))

ChangeShape change_shape(const app::Directory& directory, const settings::Setting& setting) {
    ChangeShape shape{std::string(settings::name_of(setting.key)),
                      {},
                      setting.version,
                      setting.set_by,
                      app::name_of_setter(directory, setting.set_by),
                      setting.set_at};
    if (setting.value) shape.value = settings::json_of(settings::row_of(setting.key), *setting.value);
    return shape;
}

base::Result<void> show_history(app::App& app, const SettingScope& scope, const CommandOptions& options) {
    const auto directory = app.directory.get();
    const auto db = TRY(app.store.connect());
    for (const auto& setting : TRY(storage::settings_history(*db, scope))) {
        const auto shape = change_shape(*directory, setting);
        if (options.wants_json) {
            std::puts(base::encode(shape).c_str());
            continue;
        }
        std::printf("%s %-28s %-14s %s\n", base::format_rfc3339(shape.set_at).c_str(), shape.key.c_str(),
                    shape.value ? plain(*shape.value).c_str() : "taken back", shape.set_by_name.c_str());
    }
    return {};
}

base::Result<void> show(const CommandOptions& options) {
    auto offline = TRY(Offline::open(options.config));
    const auto directory = offline.app().directory.get();
    const auto scope = TRY(setting_scope(*directory, options));
    if (options.wants_history) return show_history(offline.app(), scope, options);
    const auto shape = api::settings_shape(*directory, scope);
    if (options.wants_json) {
        std::puts(base::encode(shape).c_str());
        return {};
    }
    for (const auto& setting : shape.settings)
        print(setting);
    return {};
}

base::Result<void> set(const CommandOptions& options) {
    auto offline = TRY(Offline::open(options.config));
    auto& app = offline.app();
    app::SettingChange change{
        TRY(setting_scope(*app.directory.get(), options)), options.key, {}, {}, "operator"};
    if (options.value != "inherit") change.value = options.value;
    std::promise<base::Result<app::SettingNow>> written;
    app::put_setting(app, std::move(change),
                     [&](base::Result<app::SettingNow> now) { written.set_value(std::move(now)); });
    const auto now = TRY(written.get_future().get());
    const auto shape = api::setting_shape(*app.directory.get(), now);
    if (options.wants_json)
        std::puts(base::encode(shape).c_str());
    else
        print(shape);
    return {};
}

}  // namespace

base::Result<SettingScope> setting_scope(const app::Directory& directory, const CommandOptions& options) {
    if (!options.location.empty()) {
        const auto* shop = TRY(need_shop(directory, options.location));
        return SettingScope{settings::Level::location, shop->brand, shop->id.value};
    }
    if (options.brand.empty()) return SettingScope{};
    const auto found = std::ranges::find_if(directory.brands(), [&](const auto& brand) {
        return brand.name == options.brand || base::to_string(brand.id) == options.brand;
    });
    if (found == directory.brands().end()) return unknown("brand_unknown", "brand " + options.brand);
    return SettingScope{settings::Level::brand, found->id, found->id.value};
}

int run_settings(const CommandOptions& options) {
    const auto shown = show(options);
    return shown ? 0 : report(shown.error());
}

int run_settings_set(const CommandOptions& options) {
    const auto done = set(options);
    return done ? 0 : report(done.error());
}

}  // namespace server
