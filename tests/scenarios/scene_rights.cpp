// The sentences about what is kept of people (world_rights.cpp).
#include "scenarios/scene_play.h"

namespace scenarios {
namespace {

base::Timestamp midnight(const std::string& day) {
    return base::parse_rfc3339(day + "T00:00:00Z").value();
}

}  // namespace

void Scene::asks_to_be_forgotten(const Parts& p) {
    const auto when = !p[2].matched   ? app::EraseWhen::not_said
                      : p[2] == "now" ? app::EraseWhen::now
                                      : app::EraseWhen::after_answer;
    did(world_.asks_to_be_forgotten(p[1], when));
}

void Scene::copy_has(const Parts& p) {
    expect_done();
    if (std::to_string(copied_) != p[1]) fail("it has " + std::to_string(copied_));
}

void Scene::holds(const Parts& p) {
    did(world_.holds(p[1], p[2], midnight(p[3]), p[4]));
}

void Scene::nothing_is_left(const Parts& p) {
    expect_done();
    if (const auto left = world_.left_of(p[2]); !left.empty()) fail("there still is: " + left);
}

void Scene::conversation_says(const Parts& p) {
    expect_done();
    const auto codes = world_.codes_of(p[1]);
    if (!codes.ends_with(p.str(2))) fail("it says " + codes);
}

void Scene::announces_end(const Parts& p) {
    did(world_.announces_end(p[1], p[2], p[3] == "none" ? std::nullopt : std::optional(midnight(p.str(3)))));
}

}  // namespace scenarios
