#include "api/staff_health.h"

#include <cmath>

#include "api/staff.h"
#include "readers/notify.h"

namespace api {
namespace {

using domain::health::Health;

struct UnwellsShape {
    std::vector<UnwellShape> locations;
};
BOOST_DESCRIBE_STRUCT(UnwellsShape, (), (locations))

struct ReinstateBody {
    std::optional<bool> hours_confirmed;
    std::optional<bool> rules_confirmed;
};
BOOST_DESCRIBE_STRUCT(ReinstateBody, (), (hours_confirmed, rules_confirmed))

struct AppealBody {
    std::string note;
};
BOOST_DESCRIBE_STRUCT(AppealBody, (), (note))

struct StateShape {
    domain::health::HealthState state = domain::health::HealthState::healthy;
    std::string reason_code;
    base::Timestamp since;
    domain::health::Appeal appeal = domain::health::Appeal::none;
};
BOOST_DESCRIBE_STRUCT(StateShape, (), (state, reason_code, since, appeal))

FiguresShape figures_shape(const domain::health::Tally& tally) {
    FiguresShape shape{tally.n(),    tally.in_time,       tally.late,     tally.unanswered,
                       std::nullopt, tally.open_breaches, tally.oldest_at};
    // Cut, never rounded up: 94.99 is not 95.
    if (tally.n() > 0)
        shape.rate_percent = std::floor(10000.0 * double(tally.in_time) / double(tally.n())) / 100.0;
    return shape;
}

UnwellShape unwell_shape(domain::LocationId location, const Health& health,
                         const domain::health::Tally& tally, const domain::health::Outlook& outlook) {
    UnwellShape shape{location,      health.state,      health.reason_code,    {}, figures_shape(tally),
                      outlook.steps, outlook.leaves_at, outlook.deactivates_at};
    if (health.since != base::Timestamp{}) shape.since = health.since;
    return shape;
}

ChangeShape change_shape(const domain::health::Change& change) {
    ChangeShape shape{change.number,
                      change.at,
                      change.from,
                      change.to,
                      change.reason_code,
                      change.decider,
                      change.names,
                      change.note,
                      figures_shape(change.tally),
                      change.causes,
                      {},
                      change.marks};
    if (change.voids != 0) shape.voids = change.voids;
    return shape;
}

app::Done<Health> answer_state(net::Responder respond) {
    return [respond = std::move(respond)](base::Result<Health> health) mutable {
        if (!health) return respond(error_response(health.error()));
        respond(json_response(200, base::encode(StateShape{health->state, health->reason_code, health->since,
                                                           health->appeal})));
    };
}

}  // namespace

HealthShape health_shape(domain::LocationId location, const app::HealthView& view) {
    HealthShape shape;
    static_cast<UnwellShape&>(shape) = unwell_shape(location, view.health, view.tally, view.outlook);
    shape.appeal = view.health.appeal;
    shape.is_operators =
        view.cooling.is_operators || view.health.state >= domain::health::HealthState::suspended;
    shape.warned_at = view.health.warned_at;
    shape.marks = view.marks;
    shape.marks_stopped_at = view.health.marks_stopped_at;
    shape.causes = view.causes;
    for (const auto& change : view.history)
        shape.history.push_back(change_shape(change));
    return shape;
}

void get_healths(Context& context, Call call) {
    auto done = [respond =
                     std::move(call.respond)](base::Result<std::vector<app::UnwellShop>> unwell) mutable {
        if (!unwell) return respond(error_response(unwell.error()));
        UnwellsShape shape;
        for (const auto& shop : *unwell)
            shape.locations.push_back(unwell_shape(shop.location, shop.health, shop.tally, shop.outlook));
        respond(json_response(200, base::encode(shape)));
    };
    app::read_unwell(context.app, *call.staff, std::move(done));
}

void get_health(Context& context, Call call) {
    const auto location = path_location(call);
    auto done = [&context, respond = std::move(call.respond),
                 location](base::Result<app::HealthView> view) mutable {
        if (!view) return respond(error_response(view.error()));
        auto shape = health_shape(location, *view);
        shape.nobody_reachable = context.notify.is_unreachable(location);
        respond(json_response(200, base::encode(shape)));
    };
    app::read_health(context.app, *call.staff, location, std::move(done));
}

void post_reinstate(Context& context, Call call) {
    const auto location = path_location(call);
    const auto body = read_body<ReinstateBody>(call);
    if (!body) return;
    const app::Confirmed confirmed{body->hours_confirmed.value_or(false),
                                   body->rules_confirmed.value_or(false)};
    app::reinstate_shop(context.app, *call.staff, location, confirmed, answer_state(std::move(call.respond)));
}

void post_appeal(Context& context, Call call) {
    const auto location = path_location(call);
    auto body = read_body<AppealBody>(call);
    if (!body) return;
    app::appeal_health(context.app, *call.staff, location, std::move(body->note),
                       answer_state(std::move(call.respond)));
}

}  // namespace api
