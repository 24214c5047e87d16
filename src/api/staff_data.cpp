#include "api/staff_data.h"

#include "api/exports.h"
#include "api/staff_answers.h"
#include "app/legal_hold.h"
#include "app/wind_down.h"

namespace api {
namespace {

struct HoldBody {
    base::Timestamp until;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(HoldBody, (), (until, reason))

struct WindDownBody {
    std::optional<base::Timestamp> ends_at;
    std::optional<std::string> elsewhere_url;
};
BOOST_DESCRIBE_STRUCT(WindDownBody, (), (ends_at, elsewhere_url))

}  // namespace

void get_export(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto directory = context.app.directory.get();
    auto done = [respond = std::move(call.respond),
                 directory = std::move(directory)](base::Result<app::Export> data) mutable {
        if (!data) return respond(error_response(data.error()));
        static const domain::Location kGone;
        const auto* shop = directory->find_location(data->conversation.location);
        respond(export_file(ExportFormat::json, export_json(*data, shop == nullptr ? kGone : *shop)));
    };
    app::export_for_staff(context.app, *call.staff, *id, std::move(done));
}

void post_hold(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto body = read_body<HoldBody>(call);
    if (!body) return;
    app::propose_hold(context.app, *call.staff, *id, body->until, std::move(body->reason),
                      answer_changed(std::move(call.respond)));
}

void post_hold_confirm(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    app::confirm_hold(context.app, *call.staff, *id, answer_changed(std::move(call.respond)));
}

void delete_hold(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    app::lift_hold(context.app, *call.staff, *id, answer_changed(std::move(call.respond)));
}

void get_wind_down(Context& context, Call call) {
    const auto directory = context.app.directory.get();
    const auto shop = app::access_location(*directory, *call.staff, path_location(call));
    if (!shop) return call.respond(error_response(shop.error()));
    call.respond(json_response(200, base::encode(directory->wind_down_of((*shop)->id))));
}

void put_wind_down(Context& context, Call call) {
    auto body = read_body<WindDownBody>(call);
    if (!body) return;
    auto done = [respond = std::move(call.respond)](const base::Result<domain::WindDown>& said) mutable {
        answer(respond, said);
    };
    app::announce_end(context.app, *call.staff, path_location(call),
                      {body->ends_at, std::move(body->elsewhere_url).value_or("")}, std::move(done));
}

}  // namespace api
