// The sentences of scenes about pictures.
#include "scenarios/scene_play.h"

namespace scenarios {

void Scene::customer_sends_picture(const Parts& p) {
    did(world_.customer_sends_picture(p[1], p[2], p[3]));
}

void Scene::staff_sends_picture(const Parts& p) {
    did(world_.staff_sends_picture(
        p[1], p[4], p[3], p[5],
        p[2].matched ? domain::MediaProblem::unreadable : domain::MediaProblem::none));
}

void Scene::sees_picture(const Parts& p) {
    expect_done();
    const auto how = world_.picture_seen_by(p[1], p[2]);
    if (how != p[3]) fail("it is seen so: " + how);
}

void Scene::shows_picture(const Parts& p) {
    did(world_.shows_picture(p[1], p[2]));
}

void Scene::hides_picture(const Parts& p) {
    did(world_.hides_picture(p[1], p[2]));
}

void Scene::no_pictures_are_kept(const Parts&) {
    expect_done();
    if (world_.has_pictures()) fail("there is one");
}

}  // namespace scenarios
