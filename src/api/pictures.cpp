#include "api/pictures.h"

#include <algorithm>

#include "api/entry.h"
#include "api/multipart.h"
#include "app/picture_links.h"
#include "base/text.h"
#include "media/picture_maker.h"

namespace api {
namespace {

using domain::MediaProblem;

constexpr std::size_t kNetworksMax = 10'000;

MediaProblem problem_of(const base::Error& error) {
    if (error.code == "media_too_large") return MediaProblem::too_large;
    if (error.code == "media_not_as_declared") return MediaProblem::not_as_declared;
    if (error.code == "media_too_many_pixels") return MediaProblem::too_many_pixels;
    return MediaProblem::unreadable;
}

std::shared_ptr<const domain::PictureFile> file_of(media::MadePicture made, domain::PictureId id) {
    domain::Picture picture{.id = id,
                            .type = std::move(made.type),
                            .width = made.width,
                            .height = made.height,
                            .bytes = std::ssize(made.original)};
    return std::make_shared<const domain::PictureFile>(domain::PictureFile{
        std::move(picture), std::move(made.original), std::move(made.thumb), std::move(made.blurred)});
}

// On the slow thread.
base::Result<Upload> read(app::App& app, std::string_view content_type, std::string_view body) {
    const auto parts = TRY(read_multipart(content_type, body));
    Upload upload{std::string(find_part(parts, "client_message_id")),
                  std::string(base::trim(find_part(parts, "text")))};
    // Browsers write line breaks as two characters.
    std::erase(upload.text, '\r');
    const auto now = app.clock.now();
    if (upload.message_id.empty()) upload.message_id = base::to_string(app.ids.next(now));
    const auto found = std::ranges::find(parts, "picture", &FormPart::name);
    if (found == parts.end() || found->content.empty())
        return base::fail(base::ErrorKind::invalid, "picture_missing", "choose a picture first");
    auto made = media::make_picture(found->content, found->type);
    if (made) {
        upload.picture = file_of(std::move(*made), {app.ids.next(now)});
    } else {
        upload.problem = problem_of(made.error());
    }
    return upload;
}

}  // namespace

Pictures::Pictures(app::App& app, PictureLimits limits, std::string secret, RunSlow run_slow)
    : app_(app),
      limits_(limits),
      secret_(std::move(secret)),
      run_slow_(std::move(run_slow)),
      pace_({limits.per_network_per_minute, std::chrono::minutes(1)}, kNetworksMax),
      waiting_(std::make_shared<std::atomic<std::size_t>>(0)) {}

void Pictures::read_upload(Call& call, Done done) {
    const auto network = network_of(call.request);
    if (!network.empty() && !call.staff) {
        if (const auto wait = pace_.take(network, app_.clock.now())) {
            const auto seconds = std::chrono::ceil<std::chrono::seconds>(*wait).count();
            return done(std::unexpected(base::Error{base::ErrorKind::too_many, "picture_flood",
                                                    "too many pictures at once; wait a moment", seconds}));
        }
    }
    const base::Error busy{base::ErrorKind::unavailable, "pictures_busy",
                           "too many pictures are being read; try again in a moment"};
    if (waiting_->fetch_add(1) >= limits_.waiting_max) {
        waiting_->fetch_sub(1);
        return done(std::unexpected(busy));
    }
    const std::string* type = call.request.find_header("Content-Type");
    auto shared = std::make_shared<Done>(std::move(done));
    Job job = [&app = app_, waiting = waiting_, shared, type = type == nullptr ? "" : *type,
               body = std::move(call.request.body)]() {
        auto upload = read(app, type, body);
        waiting->fetch_sub(1);
        (*shared)(std::move(upload));
    };
    if (run_slow_(job)) return;
    waiting_->fetch_sub(1);
    (*shared)(std::unexpected(busy));
}

bool takes_picture(std::string_view method, std::string_view path) {
    if (method != "POST") return false;
    if (path.starts_with("/c/")) return path.ends_with("/picture");
    return path.starts_with("/api/") && path.ends_with("/pictures");
}

base::Error media_rejected(MediaProblem problem) {
    const auto words = [&]() -> std::string {
        switch (problem) {
            case MediaProblem::too_large:
                return "a picture has at most 5 MB";
            case MediaProblem::not_as_declared:
                return "send a JPEG, PNG or WebP picture, and name its type as it is";
            case MediaProblem::too_many_pixels:
                return "a picture has at most 40 megapixels";
            case MediaProblem::unreadable:
            case MediaProblem::none:
                return "this picture is damaged, or moves: a still one can be sent";
        }
        return {};
    };
    return {base::ErrorKind::invalid, "media_rejected", words()};
}

net::Response picture_response(app::StoredMedia media) {
    return {200,
            {{"Content-Type", std::move(media.type)},
             // It never changes; who may see it may.
             {"Cache-Control", "private, max-age=3600"},
             {"Content-Disposition", "inline"},
             {"Content-Security-Policy", "sandbox; default-src 'none'"},
             {"X-Content-Type-Options", "nosniff"},
             {"Cross-Origin-Resource-Policy", "same-origin"},
             {"Referrer-Policy", "no-referrer"},
             {"Vary", "Cookie"}},
            std::move(media.bytes),
            {}};
}

app::Done<app::StoredMedia> answer_picture(net::Responder respond) {
    return [respond = std::move(respond)](base::Result<app::StoredMedia> media) mutable {
        respond(media ? picture_response(std::move(*media)) : error_response(media.error()));
    };
}

domain::PictureId path_picture(const Call& call, std::size_t index) {
    return base::parse_id<domain::PictureId>(call.path_values[index]).value_or(domain::PictureId{});
}

void get_linked_picture(Context& context, Call call) {
    const auto linked =
        app::read_picture_token(context.pictures.link_secret(), call.path_values[0], context.app.clock.now());
    auto done = answer_picture(std::move(call.respond));
    if (!linked)
        return done(base::fail(base::ErrorKind::not_found, "picture_unknown",
                               "there is no such picture, or its address is over"));
    app::read_picture_for_program(context.app, linked->brand, linked->picture, std::move(done));
}

}  // namespace api
