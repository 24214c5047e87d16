// What customers complain about, as counts; and what staff say about a customer (app/about_consumer.h).
#include "api/staff_answers.h"
#include "api/staff_campaigns.h"
#include "app/about_consumer.h"
#include "app/complaints.h"

namespace api {
namespace {

struct PausedReasonShape {
    std::string reason;       // "APPT.REMINDER"
    std::string reason_code;  // REASON_PAUSED_1
    base::Timestamp until;
};
BOOST_DESCRIBE_STRUCT(PausedReasonShape, (), (reason, reason_code, until))

struct ComplaintsShape {
    domain::LocationId location;
    std::vector<app::ComplaintsShown> counts;
    std::vector<std::string> warned;  // of these reasons, in the last seven days
    std::vector<PausedReasonShape> paused;
    std::optional<base::Timestamp> proactive_disabled_until;
    std::int64_t secret_requests = 0;
};
BOOST_DESCRIBE_STRUCT(ComplaintsShape, (),
                      (location, counts, warned, paused, proactive_disabled_until, secret_requests))

struct MinorBody {
    bool is_minor = false;
};
BOOST_DESCRIBE_STRUCT(MinorBody, (), (is_minor))

ComplaintsShape shape_of(domain::LocationId location, app::ComplaintsView view, base::Timestamp now) {
    ComplaintsShape shape{location, std::move(view.counts), {}, {}, {}, view.secret_requests};
    for (const auto& one : view.standing.reasons) {
        if (one.warned_at && now - *one.warned_at < domain::outreach::kComplaintSpan)
            shape.warned.push_back(one.code);
        if (one.holds(now))
            shape.paused.push_back({one.code, "REASON_PAUSED_" + std::to_string(one.step), *one.until});
    }
    const auto& off_until = view.standing.off_until;
    if (off_until && now < *off_until) shape.proactive_disabled_until = off_until;
    return shape;
}

}  // namespace

void get_complaints(Context& context, Call call) {
    const auto location = path_location(call);
    auto done = [respond = std::move(call.respond), location,
                 now = context.app.clock.now()](base::Result<app::ComplaintsView> view) mutable {
        if (!view) return respond(error_response(view.error()));
        respond(json_response(200, base::encode(shape_of(location, std::move(*view), now))));
    };
    app::read_complaints(context.app, *call.staff, location, std::move(done));
}

void put_minor(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto body = read_body<MinorBody>(call);
    if (!body) return;
    auto done = [respond = std::move(call.respond)](base::Result<bool> is_minor) mutable {
        if (!is_minor) return respond(error_response(is_minor.error()));
        respond(json_response(200, base::encode(MinorBody{*is_minor})));
    };
    app::note_minor(context.app, *call.staff, *id, body->is_minor, std::move(done));
}

void delete_opt_out(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto done = [respond = std::move(call.respond)](const base::Result<bool>& lifted) mutable {
        respond(lifted ? json_response(200, "{}") : error_response(lifted.error()));
    };
    app::lift_opt_out(context.app, *call.staff, *id, std::move(done));
}

}  // namespace api
