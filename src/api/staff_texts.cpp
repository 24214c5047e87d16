// What a shop says by itself: its own texts, and whose words it uses of what it does not say (AVA-14).
#include "api/level_texts.h"
#include "api/staff_locations.h"
#include "app/locations.h"
#include "app/settings.h"
#include "domain/auto_texts/fill.h"

namespace api {
namespace {

using domain::auto_texts::ShopTexts;
using domain::settings::Level;

struct TextsShape {
    domain::LocationId location;
    std::map<std::string, std::string> welcome;
    std::map<std::string, std::string> away;
    std::vector<std::string> starters;
    std::map<std::string, std::string> starter_answers;
    std::map<std::string, std::vector<domain::OwnQuestion>> survey_questions;
    std::vector<std::string> slots;  // that have something to say here
    ScopesShape scopes;
    std::vector<LevelTextsShape> above;  // what is said if the shop says nothing, the nearest level first
    std::int64_t version = 0;
    std::optional<std::string> set_by;
    std::optional<std::string> set_by_name;
    std::optional<base::Timestamp> set_at;
};
BOOST_DESCRIBE_STRUCT(TextsShape, (),
                      (location, welcome, away, starters, starter_answers, survey_questions, slots, scopes,
                       above, version, set_by, set_by_name, set_at))

std::vector<std::string> slots_of(const app::Directory& directory, const domain::Location& shop) {
    std::vector<std::string> slots{"{{name}}"};
    if (!shop.profile.phone.empty()) slots.emplace_back("{{phone}}");
    if (!shop.profile.email.empty()) slots.emplace_back("{{email}}");
    if (!shop.profile.website.empty()) slots.emplace_back("{{url}}");
    if (directory.find_timetable(shop.id) != nullptr)
        slots.insert(slots.end(), {"{{hours_today}}", "{{next_open}}", "{{closes}}"});
    return slots;
}

net::Response texts_response(const app::Directory& directory, const domain::Location& shop) {
    const auto& stored = directory.texts_of(shop.id);
    TextsShape shape{
        shop.id,
        stored.words.welcome,
        stored.words.away,
        stored.words.starters,
        stored.words.starter_answers.value_or(std::map<std::string, std::string>{}),
        stored.words.survey_questions.value_or(std::map<std::string, std::vector<domain::OwnQuestion>>{}),
        slots_of(directory, shop),
        scopes_shape(directory.text_scopes_of(shop.id)),
        {level_texts_shape(directory, {Level::brand, shop.brand, shop.brand.value}),
         level_texts_shape(directory, {Level::install, {}, {}})},
        stored.version,
        {},
        {},
        {}};
    if (stored.version > 0) {
        shape.set_by = stored.set_by;
        shape.set_by_name = app::name_of_setter(directory, stored.set_by);
        shape.set_at = stored.set_at;
    }
    return json_response(200, base::encode(shape));
}

}  // namespace

void get_texts(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto shop = app::access_location_words(*directory, *call.staff, path_location(call),
                                                 domain::Action::read_conversations);
    call.respond(shop ? texts_response(*directory, **shop) : error_response(shop.error()));
}

void put_texts(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto shop = app::access_location_words(*directory, *call.staff, path_location(call),
                                                 domain::Action::change_settings);
    if (!shop) return call.respond(error_response(shop.error()));
    auto wanted = read_body<NewTexts>(call);
    if (!wanted) return;
    const auto version = wanted->version;
    ShopTexts texts = texts_of(std::move(*wanted), directory->texts_of((*shop)->id).words);
    if (const auto fault = domain::auto_texts::find_fault(texts, **shop, domain::privacy::scanner()))
        return call.respond(texts_refusal(*fault));
    auto done = [&context, location = (*shop)->id,
                 respond = std::move(call.respond)](base::Result<std::int64_t> written) mutable {
        if (!written) return respond(error_response(written.error()));
        const auto fresh = context.app.directory.get();
        const auto* now = fresh->find_location(location);
        respond(now != nullptr ? texts_response(*fresh, *now)
                               : error_response(app::unknown_location().error()));
    };
    app::put_texts(
        context.app,
        {call.staff->brand, (*shop)->id, std::move(texts), version, base::to_string(call.staff->id)},
        std::move(done));
}

void get_brand_texts(Context& context, Call call) {
    const auto scope = app::access_level_texts(*call.staff);
    if (!scope) return call.respond(error_response(scope.error()));
    call.respond(json_response(200, base::encode(level_texts_shape(*context.app.directory.get(), *scope))));
}

void put_brand_texts(Context& context, Call call) {
    const auto scope = app::access_level_texts(*call.staff);
    if (!scope) return call.respond(error_response(scope.error()));
    auto wanted = read_body<NewTexts>(call);
    if (!wanted) return;
    const auto version = wanted->version;
    ShopTexts texts = texts_of(std::move(*wanted), context.app.directory.get()->level_texts_of(*scope).texts);
    if (const auto fault = domain::auto_texts::find_fault_above(texts, domain::privacy::scanner()))
        return call.respond(texts_refusal(*fault));
    auto done = [&context, scope = *scope,
                 respond = std::move(call.respond)](base::Result<std::int64_t> written) mutable {
        if (!written) return respond(error_response(written.error()));
        respond(json_response(200, base::encode(level_texts_shape(*context.app.directory.get(), scope))));
    };
    app::put_level_texts(context.app, {*scope, std::move(texts), version, base::to_string(call.staff->id)},
                         std::move(done));
}

}  // namespace api
