#include "api/staff_settings.h"

#include "api/staff.h"
#include "base/text.h"

namespace api {
namespace {

namespace settings = domain::settings;

enum class ScopeWord : std::uint8_t { brand, location };
BOOST_DESCRIBE_ENUM(ScopeWord, brand, location)

// `value` null: no longer said at this scope. `version` as it was read there, 0 when it has said nothing.
struct NewSetting {
    ScopeWord scope = ScopeWord::location;
    std::optional<domain::LocationId> location;
    std::string key;
    base::json::value value;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(NewSetting, (), (scope, location, key, value, version))

SaidShape said_shape(const app::Directory& directory, const settings::Setting& said) {
    const auto& row = settings::row_of(said.key);
    std::optional<base::json::value> value;
    if (said.value) value = settings::json_of(row, *said.value);
    return {
        said.level, std::move(value), said.version, said.set_by, app::name_of_setter(directory, said.set_by),
        said.set_at};
}

base::Result<app::SettingScope> scope_of(const app::Directory& directory, const domain::Staff& staff,
                                         const NewSetting& wanted) {
    if ((wanted.scope == ScopeWord::location) != wanted.location.has_value()) {
        return base::fail(base::ErrorKind::invalid, "scope_malformed",
                          "a shop is named when the scope is a location, and only then");
    }
    return app::access_settings(directory, staff, wanted.location);
}

base::Result<app::SettingChange> change_of(const app::Directory& directory, const domain::Staff& staff,
                                           const NewSetting& wanted) {
    app::SettingChange change{
        TRY(scope_of(directory, staff, wanted)), wanted.key, {}, wanted.version, base::to_string(staff.id)};
    if (!wanted.value.is_null()) change.value = TRY(settings::text_of(wanted.value));
    return change;
}

base::Result<SettingsShape> read_settings(Context& context, const Call& call) {
    std::optional<domain::LocationId> location;
    if (const auto text = base::find_form_value(call.request.query, "location")) {
        const auto id = base::parse_id<domain::LocationId>(*text);
        location = id ? *id : domain::LocationId{};  // a text that is no id is as unknown as any other
    }
    const auto directory = context.app.directory.get();
    return settings_shape(*directory, TRY(app::access_settings(*directory, *call.staff, location)));
}

}  // namespace

SettingShape setting_shape(const app::Directory& directory, const app::SettingNow& now) {
    const auto& row = settings::row_of(now.key);
    SettingShape shape{std::string(settings::name_of(now.key)),
                       settings::json_of(row, now.value),
                       settings::json_of(row, row.standard),
                       settings::range_text(row),
                       {},
                       {},
                       {},
                       row.unit,
                       row.stricter,
                       row.is_read() && !row.is_fixed(),
                       {},
                       {},
                       {}};
    using enum settings::Unit;
    if (row.unit == count || row.unit == seconds || row.unit == days || row.unit == hundredths) {
        shape.least = row.least;
        shape.most = row.most;
    } else if (row.unit == word) {
        for (const auto choice : base::split(row.words, ' '))
            shape.words.emplace_back(choice);
    }
    if (row.is_read()) {
        for (const auto rule : base::split(row.read_by, ' '))
            shape.read_by.emplace_back(rule);
    }
    if (now.origin) shape.origin = said_shape(directory, *now.origin);
    for (const auto& said : now.said)
        shape.said.push_back(said_shape(directory, said));
    return shape;
}

SettingsShape settings_shape(const app::Directory& directory, const app::SettingScope& scope) {
    SettingsShape shape{scope.level, {}, {}};
    if (scope.level == settings::Level::location) shape.location = domain::LocationId{scope.id};
    for (const auto& now : app::settings_at(directory, scope))
        shape.settings.push_back(setting_shape(directory, now));
    return shape;
}

void get_settings(Context& context, Call call) {
    answer(call.respond, read_settings(context, call));
}

void put_setting(Context& context, Call call) {
    const auto wanted = read_body<NewSetting>(call);
    if (!wanted) return;
    auto change = change_of(*context.app.directory.get(), *call.staff, *wanted);
    if (!change) return call.respond(error_response(change.error()));
    auto done = [&context, respond = std::move(call.respond)](base::Result<app::SettingNow> now) mutable {
        if (!now) return respond(error_response(now.error()));
        respond(json_response(200, base::encode(setting_shape(*context.app.directory.get(), *now))));
    };
    app::put_setting(context.app, std::move(*change), std::move(done));
}

}  // namespace api
