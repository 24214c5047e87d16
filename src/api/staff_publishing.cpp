#include "api/staff_publishing.h"

#include "app/locations.h"
#include "app/settings.h"
#include "readers/notify.h"

namespace api {
namespace {

using base::json::array;
using base::json::object;

struct NewPublishing {
    std::optional<std::string> name;  // another one waits until the operator has verified it
    std::string privacy_url;
    std::vector<std::string> allowed_domains;
    bool has_read_rules = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(NewPublishing, (), (name, privacy_url, allowed_domains, has_read_rules, version))

struct NeedShape {
    domain::Need need = domain::Need::person;
    std::string sentence;
};
BOOST_DESCRIBE_STRUCT(NeedShape, (), (need, sentence))

struct PublishingShape {
    domain::LocationId location;
    bool is_published = true;
    std::string name;
    std::optional<std::string> wanted_name;
    std::optional<std::string> reason_code;  // REVERIFY, while a name waits
    std::string privacy_url;
    std::vector<std::string> allowed_domains;
    std::optional<base::Timestamp> rules_read_at;
    std::vector<NeedShape> missing;
    std::int64_t version = 0;
    std::optional<std::string> set_by_name;
    std::optional<base::Timestamp> set_at;
};
BOOST_DESCRIBE_STRUCT(PublishingShape, (),
                      (location, is_published, name, wanted_name, reason_code, privacy_url, allowed_domains,
                       rules_read_at, missing, version, set_by_name, set_at))

struct NotReady {
    std::string code = "not_ready";
    std::string message;
    std::vector<NeedShape> missing;
};
BOOST_DESCRIBE_STRUCT(NotReady, (), (code, message, missing))
struct NotReadyBody {
    NotReady error;
};
BOOST_DESCRIBE_STRUCT(NotReadyBody, (), (error))

app::Told told_at(const Context& context, const domain::Location& shop) {
    return context.notify.is_unreachable(shop.id) ? app::Told::nobody : app::Told::somebody;
}

std::vector<NeedShape> missing_of(const Context& context, const app::Directory& directory,
                                  const domain::Location& shop) {
    std::vector<NeedShape> all;
    for (const auto need : domain::missing(app::readiness_of(directory, shop, told_at(context, shop))))
        all.push_back({need, std::string(domain::sentence_of(need))});
    return all;
}

net::Response publishing_response(const Context& context, const app::Directory& directory,
                                  const domain::Location& shop) {
    const auto& stored = directory.publishing_of(shop.id);
    PublishingShape shape{.location = shop.id,
                          .is_published = stored.words.is_published,
                          .name = shop.name,
                          .wanted_name = stored.words.wanted_name,
                          .reason_code = {},
                          .privacy_url = stored.words.privacy_url,
                          .allowed_domains = stored.words.allowed_domains,
                          .rules_read_at = stored.words.rules_read_at,
                          .missing = missing_of(context, directory, shop),
                          .version = stored.version,
                          .set_by_name = {},
                          .set_at = {}};
    if (shape.wanted_name) shape.reason_code = "REVERIFY";
    if (stored.version > 0) {
        shape.set_by_name = app::name_of_setter(directory, stored.set_by);
        shape.set_at = stored.set_at;
    }
    return json_response(200, base::encode(shape));
}

app::Done<std::int64_t> answer_with_publishing(Context& context, net::Responder respond,
                                               domain::LocationId location) {
    return [&context, location, respond = std::move(respond)](base::Result<std::int64_t> written) mutable {
        const auto fresh = context.app.directory.get();
        const auto* now = fresh->find_location(location);
        if (!written && written.error().code == "not_ready" && now != nullptr) {
            const NotReadyBody body{
                {.message = written.error().message, .missing = missing_of(context, *fresh, *now)}};
            return respond(json_response(409, base::encode(body)));
        }
        if (!written) return respond(error_response(written.error()));
        respond(now != nullptr ? publishing_response(context, *fresh, *now)
                               : error_response(app::unknown_location().error()));
    };
}

}  // namespace

void get_publishing(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto shop = app::access_location_words(*directory, *call.staff, path_location(call),
                                                 domain::Action::read_conversations);
    call.respond(shop ? publishing_response(context, *directory, **shop) : error_response(shop.error()));
}

void put_publishing(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto shop = app::access_location_words(*directory, *call.staff, path_location(call),
                                                 domain::Action::change_settings);
    if (!shop) return call.respond(error_response(shop.error()));
    auto wanted = read_body<NewPublishing>(call);
    if (!wanted) return;
    domain::Publishing words = directory->publishing_of((*shop)->id).words;
    // ENT-07: customers go on reading the name that was verified. That name itself takes a wish back.
    if (wanted->name) {
        words.wanted_name = std::move(wanted->name);
        if (words.wanted_name == (*shop)->name) words.wanted_name.reset();
    }
    words.privacy_url = std::move(wanted->privacy_url);
    words.allowed_domains = std::move(wanted->allowed_domains);
    if (!wanted->has_read_rules)
        words.rules_read_at.reset();
    else if (!words.rules_read_at)
        words.rules_read_at = context.app.clock.now();
    const domain::LocationId location = (*shop)->id;
    app::put_publishing(
        context.app,
        {call.staff->brand, location, std::move(words), wanted->version, base::to_string(call.staff->id)},
        answer_with_publishing(context, std::move(call.respond), location));
}

void post_publish(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto shop = app::access_location_words(*directory, *call.staff, path_location(call),
                                                 domain::Action::change_settings);
    if (!shop) return call.respond(error_response(shop.error()));
    app::publish(context.app, base::to_string(call.staff->id), (*shop)->id, told_at(context, **shop),
                 answer_with_publishing(context, std::move(call.respond), (*shop)->id));
}

void post_unpublish(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto shop = app::access_location_words(*directory, *call.staff, path_location(call),
                                                 domain::Action::change_settings);
    if (!shop) return call.respond(error_response(shop.error()));
    app::unpublish(context.app, base::to_string(call.staff->id), (*shop)->id,
                   answer_with_publishing(context, std::move(call.respond), (*shop)->id));
}

}  // namespace api
