// Pictures on their way in and out: uploads are read and drawn again on the `slow` thread, one after the
// other and only so many at a time; bytes go out with headers under which they can be nothing but a picture.
#pragma once
#include <atomic>
#include <functional>
#include <memory>

#include "api/call.h"
#include "app/messages.h"
#include "app/pace.h"
#include "app/pictures.h"

namespace api {

// A form with a picture, read. The words may be empty.
struct Upload {
    std::string message_id;
    std::string text;
    domain::MediaProblem problem = domain::MediaProblem::none;
    std::shared_ptr<const domain::PictureFile> picture = {};  // nullptr: there is a problem
};

struct PictureLimits {
    std::size_t waiting_max = 8;  // each holds some 5 MB
    std::size_t per_network_per_minute = 20;
};

class Pictures {
 public:
    using Job = std::move_only_function<void()>;
    using RunSlow = std::function<bool(Job&)>;  // false and the job untouched: its queue is full
    using Done = std::move_only_function<void(base::Result<Upload>)>;

    // `secret` signs the addresses that programs are given (app/picture_links.h).
    Pictures(app::App& app, PictureLimits limits, std::string secret, RunSlow run_slow);

    // Takes the body out of the call. `done` runs on the slow thread, or at once with an error:
    // form_malformed, pictures_busy (unavailable), picture_flood (too_many).
    void read_upload(Call& call, Done done);
    const std::string& link_secret() const { return secret_; }

 private:
    app::App& app_;
    const PictureLimits limits_;
    const std::string secret_;
    const RunSlow run_slow_;
    app::Pace pace_;  // by network
    std::shared_ptr<std::atomic<std::size_t>> waiting_;
};

// A path whose body may be as large as a picture with its form around it.
bool takes_picture(std::string_view method, std::string_view path);

// "media_rejected", with what is wrong in its sentence.
base::Error media_rejected(domain::MediaProblem problem);

net::Response picture_response(app::StoredMedia media);
app::Done<app::StoredMedia> answer_picture(net::Responder respond);
// The picture that the path names at `index`; nil: none.
domain::PictureId path_picture(const Call& call, std::size_t index);

// The consumer's side.
void get_picture_page(Context& context, Call call);
void post_picture_form(Context& context, Call call);
void post_consumer_picture(Context& context, Call call);
void get_consumer_picture(Context& context, Call call);
void get_consumer_thumb(Context& context, Call call);

// GET /m/{token}: for who was given the address.
void get_linked_picture(Context& context, Call call);

// The staff's (staff_pictures.cpp).
void post_staff_picture(Context& context, Call call);
void get_staff_picture(Context& context, Call call);
void get_staff_thumb(Context& context, Call call);
void post_picture_shown(Context& context, Call call);
void post_picture_hidden(Context& context, Call call);

}  // namespace api
