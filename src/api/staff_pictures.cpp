// The staff's side of pictures: sending one through the gate, seeing those of the customer, hiding one.
#include <algorithm>

#include "api/pictures.h"
#include "api/staff_answers.h"

namespace api {
namespace {

// Not kept by the browser: it may be hidden by the next time, and what is shown once is noted each time.
app::Done<app::StoredMedia> answer_unkept(net::Responder respond) {
    return [respond = std::move(respond)](base::Result<app::StoredMedia> media) mutable {
        if (!media) return respond(error_response(media.error()));
        auto response = picture_response(std::move(*media));
        std::ranges::find(response.headers, "Cache-Control", &net::Header::name)->value = "no-store";
        respond(std::move(response));
    };
}

void answer_bytes(Context& context, Call call, app::MediaPart part) {
    const auto id = path_conversation(call);
    if (!id) return;
    const auto picture = path_picture(call, 1);
    auto done = part == app::MediaPart::original ? answer_unkept(std::move(call.respond))
                                                 : answer_picture(std::move(call.respond));
    app::read_picture_for_staff(context.app, *call.staff, *id, picture, part, std::move(done));
}

}  // namespace

void post_staff_picture(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto shared = std::make_shared<Call>(std::move(call));
    auto read = [&context, shared, id = *id](base::Result<Upload> upload) {
        if (!upload) return shared->respond(error_response(upload.error()));
        const domain::Staff& staff = *shared->staff;
        domain::SendMessage message{domain::actor_of(staff), std::move(upload->message_id),
                                    std::move(upload->text), std::nullopt};
        message.media_problem = upload->problem;
        if (upload->picture) message.picture = upload->picture->picture;
        app::send_message(context.app, staff, id, std::move(message),
                          answer_sent(std::move(shared->respond), staff.language), {},
                          std::move(upload->picture));
    };
    context.pictures.read_upload(*shared, std::move(read));
}

void get_staff_picture(Context& context, Call call) {
    answer_bytes(context, std::move(call), app::MediaPart::original);
}

void get_staff_thumb(Context& context, Call call) {
    answer_bytes(context, std::move(call), app::MediaPart::thumb);
}

void post_picture_shown(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    app::show_picture(context.app, *call.staff, *id, std::move(call.path_values[1]),
                      answer_unkept(std::move(call.respond)));
}

void post_picture_hidden(Context& context, Call call) {
    const auto id = path_conversation(call);
    if (!id) return;
    auto done = answer_changed(std::move(call.respond));
    app::hide_picture(context.app, *call.staff, *id, std::move(call.path_values[1]), std::move(done));
}

}  // namespace api
