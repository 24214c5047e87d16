// What the people of a shop say about it, in a scene: its hours, its texts.
#include "app/level_texts.h"
#include "app/locations.h"
#include "domain/conversation.h"
#include "domain/time/hours_json.h"
#include "domain/time/hours_warnings.h"
#include "scenarios/world_waits.h"

namespace scenarios {
Fate World::saves_hours(const std::string& who, const std::string& shop, const std::string& words) {
    const auto id = shop_or_first(shop).id;
    const auto directory = directory_.get();
    const auto allowed =
        app::access_location_words(*directory, staff(who), id, domain::Action::change_settings);
    if (!allowed) return Fate{allowed.error().code, {}, {}, {}};
    auto asked = base::parse_json_object(words).value();
    if (!asked.contains("zone")) asked["zone"] = (*allowed)->zone;
    auto kept = domain::time::read_kept_hours(asked);
    if (!kept) return Fate{"hours_invalid", {}, {}, {}};
    return fate_of(wait_for<std::int64_t>([&](auto done) {
        app::put_hours(*app_, {brand_, id, std::move(*kept), {}, base::to_string(staff(who).id)},
                       std::move(done));
    }));
}

Fate World::saves_texts(const std::string& who, const std::string& shop, const std::string& words) {
    const auto id = shop_or_first(shop).id;
    const auto allowed =
        app::access_location_words(*directory_.get(), staff(who), id, domain::Action::change_settings);
    if (!allowed) return Fate{allowed.error().code, {}, {}, {}};
    auto texts = base::decode<domain::auto_texts::ShopTexts>(words).value();
    return fate_of(wait_for<std::int64_t>([&](auto done) {
        app::put_texts(*app_, {brand_, id, std::move(texts), {}, base::to_string(staff(who).id)},
                       std::move(done));
    }));
}

Fate World::level_saves_texts(const std::string& level, const std::string& words) {
    using domain::settings::Level;
    storage::SettingScope scope;
    if (level == "brand") scope = {Level::brand, brand_, brand_.value};
    auto texts = base::decode<domain::auto_texts::ShopTexts>(words).value();
    return fate_of(wait_for<std::int64_t>([&](auto done) {
        app::put_level_texts(*app_, {scope, std::move(texts), {}, "operator"}, std::move(done));
    }));
}

Fate World::confirms_hours(const std::string& who, const std::string& shop) {
    return fate_of(wait_for<std::int64_t>([&](auto done) {
        app::confirm_hours(*app_, staff(who), shop_or_first(shop).id, {}, std::move(done));
    }));
}

std::string World::warnings_of(const std::string& shop) {
    const auto directory = directory_.get();
    const auto id = shop_or_first(shop).id;
    const auto warnings = domain::time::hours_warnings(
        directory->hours_of(id).words, directory->find_timetable(id), clock_.now(), domain::kAnswerLimit);
    std::string codes;
    const auto add = [&](bool is_so, const char* code) {
        if (is_so) codes += (codes.empty() ? "" : ", ") + std::string(code);
    };
    add(!warnings.dead.empty(), "dead_interval");
    add(!warnings.turned.empty(), "dst_notice");
    add(warnings.is_stale, "hours_stale");
    return codes.empty() ? "nothing" : codes;
}

void World::has_contact(const std::string& shop, const std::string& phone, const std::string& email) {
    domain::Location& location = shop_or_first(shop);
    location.profile.phone = phone;
    location.profile.email = email;
    put(location);
}

}  // namespace scenarios
