#include "api/staff_locations.h"
#include "app/locations.h"
#include "app/settings.h"
#include "domain/auto_texts/fill.h"

namespace api {
namespace {

using base::json::array;
using base::json::object;
using domain::auto_texts::ShopTexts;

struct NewTexts {
    std::map<std::string, std::string> welcome;
    std::map<std::string, std::string> away;
    std::vector<std::string> starters;
    std::int64_t version = 0;
    // Absent: as they are.
    std::optional<std::map<std::string, std::string>> starter_answers;
    std::optional<std::map<std::string, std::vector<domain::OwnQuestion>>> survey_questions;
};
BOOST_DESCRIBE_STRUCT(NewTexts, (), (welcome, away, starters, version, starter_answers, survey_questions))

struct TextsShape {
    domain::LocationId location;
    std::map<std::string, std::string> welcome;
    std::map<std::string, std::string> away;
    std::vector<std::string> starters;
    std::map<std::string, std::string> starter_answers;
    std::map<std::string, std::vector<domain::OwnQuestion>> survey_questions;
    std::vector<std::string> slots;  // that have something to say here
    std::int64_t version = 0;
    std::optional<std::string> set_by;
    std::optional<std::string> set_by_name;
    std::optional<base::Timestamp> set_at;
};
BOOST_DESCRIBE_STRUCT(TextsShape, (),
                      (location, welcome, away, starters, starter_answers, survey_questions, slots, version,
                       set_by, set_by_name, set_at))

// A program that knows nothing of answers and questions takes none away; but an answer goes with its starter.
void keep_unnamed(ShopTexts& texts, const ShopTexts& now) {
    if (!texts.survey_questions) texts.survey_questions = now.survey_questions;
    if (texts.starter_answers || !now.starter_answers) return;
    texts.starter_answers = now.starter_answers;
    std::erase_if(*texts.starter_answers, [&](const auto& one) {
        return std::ranges::find(texts.starters, one.first) == texts.starters.end();
    });
}

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

net::Response refusal(const domain::auto_texts::TextFault& fault) {
    object error{{"code", fault.error.code}, {"message", fault.error.message}, {"field", fault.field}};
    if (fault.error.code == "away_no_contact") error["slots"] = base::json::value_from(fault.slots);
    if (fault.length) error["length"] = *fault.length;
    if (fault.length_most) error["length_max"] = *fault.length_most;
    if (fault.error.code == "pii_template") {
        array asks;
        for (const auto kind : fault.asks)
            asks.push_back(base::json::value(base::name_of(kind)));
        array marks;
        for (const auto& mark : fault.marks)
            marks.push_back(
                object{{"start", mark.start}, {"end", mark.end}, {"kind", base::name_of(mark.kind)}});
        error["asks"] = std::move(asks);
        error["marks"] = std::move(marks);
    }
    return json_response(400, base::encode(object{{"error", std::move(error)}}));
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
    ShopTexts texts{std::move(wanted->welcome), std::move(wanted->away), std::move(wanted->starters),
                    std::move(wanted->starter_answers), std::move(wanted->survey_questions)};
    keep_unnamed(texts, directory->texts_of((*shop)->id).words);
    texts = domain::auto_texts::tidied(std::move(texts));
    if (const auto fault = domain::auto_texts::find_fault(texts, **shop, domain::privacy::scanner()))
        return call.respond(refusal(*fault));
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
        {call.staff->brand, (*shop)->id, std::move(texts), wanted->version, base::to_string(call.staff->id)},
        std::move(done));
}

}  // namespace api
