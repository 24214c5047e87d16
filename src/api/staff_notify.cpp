#include "api/staff_notify.h"

#include "app/notify.h"
#include "base/crypto.h"
#include "base/text.h"
#include "readers/notify.h"

namespace api {
namespace {

struct DeviceShape {
    std::string id;
    std::string name;
    base::Timestamp added_at;
};
BOOST_DESCRIBE_STRUCT(DeviceShape, (), (id, name, added_at))

struct NotificationsShape {
    domain::notify::Settings settings;
    std::string zone;         // in force
    bool can_mail = false;    // the operator has set up a mail server
    bool is_refused = false;  // mail to this person came back
    std::string push_key;     // for PushManager.subscribe, base64url
    std::vector<DeviceShape> devices;
    std::vector<domain::LocationId> unreachable;
};
BOOST_DESCRIBE_STRUCT(NotificationsShape, (),
                      (settings, zone, can_mail, is_refused, push_key, devices, unreachable))

struct NewDevice {
    std::string endpoint;
    std::string p256dh;
    std::string auth;
    std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(NewDevice, (), (endpoint, p256dh, auth, name))

struct TestedShape {
    std::string channel;
    std::string outcome;
};
BOOST_DESCRIBE_STRUCT(TestedShape, (), (channel, outcome))

struct TestShape {
    std::vector<TestedShape> results;
};
BOOST_DESCRIBE_STRUCT(TestShape, (), (results))

std::string shape_json(const readers::Notify& notify, const app::NotifyView& view) {
    NotificationsShape shape{view.settings,
                             view.zone,
                             view.mail == app::Mail::set_up,
                             view.is_mail_refused,
                             base::base64url_encode(notify.office().push.key.open),
                             {},
                             view.unreachable};
    for (const auto& device : view.devices)
        shape.devices.push_back({base::to_string(device.id), device.name, device.added_at});
    return base::encode(shape);
}

app::Done<app::NotifyView> answer_view(Context& context, net::Responder respond) {
    return [&context, respond = std::move(respond)](base::Result<app::NotifyView> view) mutable {
        if (!view) return respond(error_response(view.error()));
        respond(json_response(200, shape_json(context.notify, *view)));
    };
}

base::Result<app::PushDevice> device_of(const NewDevice& wanted) {
    TRY(net::check_push_endpoint(wanted.endpoint));
    app::PushDevice device;
    device.endpoint = wanted.endpoint;
    const auto p256dh = base::base64url_decode(wanted.p256dh);
    const auto auth = base::base64url_decode(wanted.auth);
    const bool is_good = p256dh && auth && auth->size() == 16;
    if (!is_good || !net::agree_p256(net::make_p256_key(), *p256dh)) {
        return base::fail(base::ErrorKind::invalid, "push_key_malformed",
                          "`p256dh` and `auth` must be the keys of a push subscription, as base64url");
    }
    device.p256dh = *p256dh;
    device.auth = *auth;
    device.name = base::cut_to_code_points(wanted.name.value_or(""), app::kDeviceNameCharsMax);
    return device;
}

}  // namespace

void get_notifications(Context& context, Call call) {
    app::read_notify(context.app, *call.staff, context.notify.office().mail(),
                     answer_view(context, std::move(call.respond)));
}

void put_notifications(Context& context, Call call) {
    auto wanted = read_body<domain::notify::Settings>(call);
    if (!wanted) return;
    app::put_notify_settings(context.app, *call.staff, context.notify.office().mail(), std::move(*wanted),
                             answer_view(context, std::move(call.respond)));
}

void post_push_device(Context& context, Call call) {
    const auto wanted = read_body<NewDevice>(call);
    if (!wanted) return;
    auto device = device_of(*wanted);
    if (!device) return call.respond(error_response(device.error()));
    app::put_push_device(context.app, *call.staff, context.notify.office().mail(), std::move(*device),
                         answer_view(context, std::move(call.respond)));
}

void delete_push_device(Context& context, Call call) {
    const auto id = base::parse_uuid(call.path_values[0]).value_or(base::Uuid{});
    app::delete_push_device(context.app, *call.staff, context.notify.office().mail(), id,
                            answer_view(context, std::move(call.respond)));
}

void post_notification_test(Context& context, Call call) {
    if (auto begun = context.notify.begin_test(call.staff->id); !begun)
        return call.respond(error_response(begun.error()));
    auto done = [&context, staff = *call.staff,
                 respond = std::move(call.respond)](base::Result<app::NotifyView> view) mutable {
        if (!view) return respond(error_response(view.error()));
        const bool was_refused = view->is_mail_refused;
        auto tested = [&context, staff, was_refused,
                       respond = std::move(respond)](std::vector<readers::Notify::Tested> results) mutable {
            TestShape shape;
            for (auto& one : results) {
                if (one.channel == "email" && one.outcome == "sent" && was_refused)
                    app::forgive_mail(context.app, staff);
                shape.results.push_back({std::move(one.channel), std::move(one.outcome)});
            }
            respond(json_response(200, base::encode(shape)));
        };
        context.notify.send_test(staff, *view, std::move(tested));
    };
    app::read_notify(context.app, *call.staff, context.notify.office().mail(), std::move(done));
}

}  // namespace api
