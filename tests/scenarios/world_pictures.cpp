// The world of a scene: pictures. Small real ones, drawn and read as the server does.
#include "app/pictures.h"
#include "media/picture_maker.h"
#include "media/test_pictures.h"
#include "scenarios/world.h"
#include "scenarios/world_waits.h"

namespace scenarios {
namespace {

std::shared_ptr<const domain::PictureFile> drawn_picture(domain::PictureId id) {
    auto made = *media::make_picture(media::test_jpeg(), "image/jpeg");
    const auto bytes = std::ssize(made.original);
    return std::make_shared<const domain::PictureFile>(
        domain::PictureFile{{id, made.type, made.width, made.height, bytes, {}},
                            std::move(made.original),
                            std::move(made.thumb),
                            std::move(made.blurred)});
}

const domain::Picture* picture_in(const app::Thread& thread, const std::string& id) {
    for (const auto& event : thread.events) {
        const auto* sent = std::get_if<domain::MessageSent>(&event.body);
        if (sent != nullptr && sent->message_id == id && sent->picture) return &*sent->picture;
    }
    return nullptr;
}

}  // namespace

Fate World::customer_sends_picture(const std::string& name, const std::string& words, std::string id) {
    app::ConsumerMessage message;
    message.message_id = std::move(id);
    message.text = words;
    message.picture = drawn_picture({ids_.next(clock_.now())});
    return receive(name, "", std::move(message));
}

Fate World::staff_sends_picture(const std::string& who, const std::string& name, const std::string& words,
                                std::string id, domain::MediaProblem problem) {
    const domain::Staff& person = staff(who);
    domain::SendMessage message{domain::actor_of(person), id_or_fresh(std::move(id)), words, {}};
    message.media_problem = problem;
    std::shared_ptr<const domain::PictureFile> file;
    if (problem == domain::MediaProblem::none) {
        file = drawn_picture({ids_.next(clock_.now())});
        message.picture = file->picture;
    }
    return write(person, name, std::move(message), std::move(file));
}

std::string World::picture_seen_by(const std::string& who, const std::string& id) {
    const auto thread = thread_for(who, "");
    const auto* picture = thread ? picture_in(*thread, id) : nullptr;
    if (picture == nullptr) return "no picture";
    const auto seen = wait_for<app::StoredMedia>([&](auto done) {
        app::read_picture_for_staff(*app_, staff(who), customer("", "").conversation, picture->id,
                                    app::MediaPart::original, std::move(done));
    });
    if (seen) return "clearly";
    return seen.error().code == "picture_guarded" ? "blurred" : seen.error().code;
}

bool World::has_pictures() {
    bool has_any = false;
    static_cast<void>(db_->query({"select picture_id from media limit 1"}, {},
                                 [&](const storage::Row&) -> base::Result<void> {
                                     has_any = true;
                                     return {};
                                 }));
    return has_any;
}

Fate World::shows_picture(const std::string& who, const std::string& id) {
    return fate_of(wait_for<app::StoredMedia>([&](auto done) {
        app::show_picture(*app_, staff(who), customer("", "").conversation, id, std::move(done));
    }));
}

Fate World::hides_picture(const std::string& who, const std::string& id) {
    return fate_of(wait_for<app::Changed>([&](auto done) {
        app::hide_picture(*app_, staff(who), customer("", "").conversation, id, std::move(done));
    }));
}

}  // namespace scenarios
